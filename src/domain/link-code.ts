/** No 0/O, 1/I/L: a code is read aloud and typed on a phone. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const codeLength = 8

/** `ABCD2345` → `ABCD-2345`: easier to read out. */
export const displayCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** The code in what a person typed (spaces, hyphens and case do not matter), or undefined when it cannot be one. */
export function readCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '')
  return code.length === codeLength && [...code].every(letter => codeAlphabet.includes(letter)) ? code : undefined
}

/** A bare message counts as a code only with a digit in it: "NHIEMVU2" is rare, "THANKYOU" is not. */
export const looksLikeCode = (text: string): boolean => {
  const code = readCode(text)
  return code !== undefined && /\d/.test(code) && /[A-Z]/.test(code)
}
