/** No 0/O, 1/I/L: a code is read aloud and typed on a phone. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const codeLength = 8

/** `ABCD2345` → `ABCD-2345`: easier to read out. */
export const displayCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** The code in what a person typed (spaces, dashes and case do not matter), or undefined when it cannot be one. */
export function readCode(text: string): string | undefined {
  // Phones make long dashes of short ones.
  const code = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '')
  return code.length === codeLength && [...code].every(letter => codeAlphabet.includes(letter)) ? code : undefined
}

/**
 * A bare message counts as a code only in one piece or in two halves, with a letter and a digit: "xem han 45" and
 * "THANKYOU" are words. Codes are drawn so that they pass.
 */
export const looksLikeCode = (text: string): boolean =>
  readCode(text) !== undefined &&
  /^\s*[a-z\d]{4}[\s\p{Pd}]*[a-z\d]{4}\s*$/iu.test(text) &&
  /\d/.test(text) &&
  /[a-z]/i.test(text)
