/**
 * The three degrees of state secrets as they are marked on a document: a cell that is nothing but the marking, a line
 * of it in capitals, the marking in brackets or after "độ mật:", and the two unmistakable ones in capitals anywhere.
 * Ordinary words with "mật" (bí mật, mật độ, mật khẩu) are none.
 */
const markings = [
  /^[\s"'“”([{]*(mật|tối\s+mật|tuyệt\s+mật)[\s"'“”)\]}.]*$/iu,
  /(?<![\p{L}\p{N}])(TỐI\s+MẬT|TUYỆT\s+MẬT)(?![\p{L}\p{N}])/u,
  /(?<!BÍ\n)^[ "'“”([{]*(MẬT)[ "'“”)\]}.]*$/mu,
  /độ mật\s*[:\-–]\s*(mật|tối mật|tuyệt mật)(?!\p{L})(?! (?:độ|khẩu|mã|danh|thiết|ong)(?!\p{L}))/iu,
  /[([]\s*(MẬT)\s*[)\]]/u,
]

/** The marking found in a text that `nfc` tidied, in capitals, or undefined. */
export function secrecyMarking(text: string): string | undefined {
  // Nearly every cell ends here: the patterns are only tried on a text with the word in it.
  if (!/mật/iu.test(text)) return undefined
  for (const pattern of markings) {
    const marking = pattern.exec(text)?.[1]
    if (marking) return marking.toUpperCase().replace(/\s+/g, ' ')
  }
  return undefined
}
