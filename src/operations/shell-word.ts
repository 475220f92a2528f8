/** A text as one word of a command to be typed or copied into a shell, which must act on no sign of it. */
export function shellWord(text: string): string {
  if (/^[\p{L}\p{M}\p{N}_./@:-]+$/u.test(text)) return text
  if (/^[\p{L}\p{M}\p{N}_./@: -]+$/u.test(text)) return `"${text}"`
  return `'${text.replaceAll("'", `'\\''`)}'`
}
