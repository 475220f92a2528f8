// Advance widths of Be Vietnam Pro Regular for the characters from space to ~, in hundredths of the font size.
// Without a browser echarts guesses an accented letter as wide as a Chinese one, which would cut names at half their room.
const advances = (
  '23 28 32 81 65 85 74 18 44 44 50 61 30 61 29 50 68 39 65 66 71 66 68 59 63 68 29 30 56 73 56 57 ' +
  '100 74 67 78 73 62 63 78 71 26 47 68 62 85 73 83 64 82 67 64 65 73 71 100 72 67 66 46 49 46 56 70 ' +
  '20 64 65 61 65 60 39 64 58 26 27 56 26 89 57 64 65 65 39 51 43 57 58 87 56 58 50 43 41 43 47'
)
  .split(' ')
  .map(Number)
const unknownAdvance = 70

/** Width of one line in pixels, a little generous so that the semi-bold weight (about 3 % wider) fits too. */
export function textWidth(text: string, fontSize: number): number {
  // A mark over or under a letter takes no room of its own, so the bare letters are measured.
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
  let sum = 0
  for (const char of bare) sum += advances[(char.codePointAt(0) ?? 0) - 32] ?? unknownAdvance
  return (sum / 100) * fontSize * 1.03
}

/**
 * At most `maxLines` lines, none wider than `width` pixels; broken between words, cut with "…" where there is too much.
 * No last word is left alone where it can be helped: most Vietnamese words are two syllables (Môi trường, Xã hội).
 */
export function wrapText(text: string, fontSize: number, width: number, maxLines: number): string[] {
  // A dash stays with the word before it.
  const words = text.replaceAll(' –', `${joint}–`).split(' ').filter(Boolean)
  let lines = fill(words, fontSize, width)
  for (let narrow = width; narrow > width / 2 && lines.length > 1 && !lines.at(-1)?.includes(' '); narrow -= 4) {
    const even = fill(words, fontSize, narrow)
    if (even.length > lines.length) break
    lines = even
  }
  const shown = lines.length > maxLines ? [...lines.slice(0, maxLines - 1), lines.slice(maxLines - 1).join(' ')] : lines
  return shown.map(line => cut(line, fontSize, width).replaceAll(joint, ' '))
}

const joint = '\u00a0'

function fill(words: string[], fontSize: number, width: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length && textWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function cut(line: string, fontSize: number, width: number): string {
  if (textWidth(line, fontSize) <= width) return line
  const room = width - textWidth('…', fontSize)
  let start = ''
  for (const char of line) {
    if (textWidth(start + char, fontSize) > room) break
    start += char
  }
  return `${start.trimEnd()}…`
}
