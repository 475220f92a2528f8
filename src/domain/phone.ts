/**
 * A Vietnamese number as 84xxxxxxxxx (mobile) or 842xxxxxxxxx (landline); the first valid one of several.
 * Excel drops the leading zero of a number cell. Prefixes: Circular 22/2014/TT-BTTTT as amended in 2018.
 */
export function normalisePhone(text: string): string | undefined {
  for (const part of text.split(/[,;/\n]/)) {
    const national = part.replace(/\D/g, '').replace(/^(00)?84(?=\d{9,10}$)|^0/, '')
    if (/^([35789]\d{8}|2\d{9})$/.test(national)) return `84${national}`
  }
  return undefined
}
