import { nfc } from './text/normalise.ts'

/**
 * The three degrees of state secrets (Luật 117/2025/QH15) as they are marked on a document: the marking alone in a cell, a
 * message or a line, in brackets, after "độ mật:", and in capitals. Ordinary words are none ("bí mật", "mật độ", "mật
 * khẩu"), nor is a MẬT in a heading that is all capitals ("CÔNG TÁC BẢO MẬT", "MẬT ONG").
 */
const markings = [
  /^[\s"'“”([{]*(mật|tối\s+mật|tuyệt\s+mật)[\s"'“”)\]}.!]*$/iu,
  /^[ "'“”([{]*([Tt](?:ối|uyệt) mật|Mật)[ "'“”)\]}.!]*$/mu,
  /(?<![\p{L}\p{N}])(TỐI\s+MẬT|TUYỆT\s+MẬT)(?![\p{L}\p{N}])/u,
  /[([]\s*([Tt](?:ối|uyệt) [Mm]ật|Mật)\s*[)\]]/u,
  /(?<!\p{L})độ mật\s*[:\-–]?\s*(mật|tối mật|tuyệt mật)(?!\p{L})(?! (?:độ|khẩu|mã|danh|thiết|ong)(?!\p{L}))/iu,
  /(?<![\p{L}\p{N}]|\p{Lu}{2} |(?:BÍ|BẢO|CƠ)\n)(MẬT)(?![\p{L}\p{N}]| \p{Lu}{2})/u,
]

/** The marking found in a text, in capitals, or undefined. */
export function secrecyMarking(text: string): string | undefined {
  // Nearly every text ends here: the patterns are only tried on one with the word or loose marks (NFD) in it.
  if (!/mật|[\u0302\u0323]/iu.test(text)) return undefined
  const tidy = nfc(text)
  for (const pattern of markings) {
    const marking = pattern.exec(tidy)?.[1]
    if (marking) return marking.toUpperCase().replace(/\s+/g, ' ')
  }
  return undefined
}

/** Nothing so marked may enter. */
export const isMarkedSecret = (text: string): boolean => secrecyMarking(text) !== undefined
