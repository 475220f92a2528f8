/** Mobile or landline without its leading zero. Prefixes: Circular 22/2014/TT-BTTTT as amended in 2018. */
const national = /^(?:[35789]\d{8}|2\d{9})$/

/** +84, 0084 or 84 before the number; some write the zero of the long-distance call after it: "+84 (0) 912 345 678". */
const vietnamese = /^(?:\+|00)?840?(?=\d{9,10}$)/
/** What is dialled from one country to another. */
const international = /^(?:\+|00)/

/** Of a number in the form 84xxxxxxxxx. A desk has one for several, and no account of a platform. */
export const isLandline = (phone: string): boolean => phone.startsWith('842')

const full = (rest: string): string | undefined => (national.test(rest) ? `84${rest}` : undefined)

/** The digits, and the plus that a number from abroad begins with. */
const dialled = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\d+]/g, '')
    .replace(/(?<=.)\+/g, '')

/**
 * A Vietnamese number of the office's own list as 84xxxxxxxxx (mobile) or 842xxxxxxxxx (landline); the first valid one of
 * several. Excel drops the leading zero of a number cell; a number that names another country is none.
 */
export function normalisePhone(text: string): string | undefined {
  for (const part of text.split(/[,;/\n]/)) {
    const number = dialled(part)
    const rest = number.replace(vietnamese, '')
    if (rest === number && international.test(number)) continue
    const phone = full(rest === number ? number.replace(/^0/, '') : rest)
    if (phone !== undefined) return phone
  }
  return undefined
}

/**
 * The same for a number that a platform vouches for, which always names its country: without 84 it is a number from abroad,
 * and +376 345678 (Andorra) must not become the Vietnamese 0376 345 678.
 */
export function platformPhone(text: string): string | undefined {
  const number = dialled(text)
  return vietnamese.test(number) ? full(number.replace(vietnamese, '')) : undefined
}
