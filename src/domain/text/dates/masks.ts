import type { Token } from './token.ts'

// "12/QĐ-UBND", "80-NQ/TW", "45/bc-vp", but not "25/tháng 11" or "25/thg11".
const documentNumber = /\d[/-](?!th(?:áng|ang|g)?(?![\p{L}]))\p{L}{2,}/iu
const notDates = [
  documentNumber,
  // Of an address of the web or of mail.
  /@|:\/\/|^www\./i,
  // 1.250.000, 024.3825.1234, 192.168.1.1, 2.1.0.3
  /\d\.\d{3}(?!\d)|^\d+(?:\.\d+){3,}$|^\d+(?:-\d+){3,}$|\d{5}/,
  // CB12, QH13, v2.0, but not T11, Q4, th11
  /^(?!(?:t|th|thg|q|quy|quý|thu|thứ|thang|tháng|ngay|ngày|ng)\d)[\p{L}]+\d/iu,
]
// Longer than any date or range of dates written in one piece.
const longestPiece = 40
const unitsOfTime = /^\d{1,2}(?:h|g|giờ|gio)(?:\d|$)/i

/** Places of the tokens that belong to something written in one piece which is no date, and to `#12` and `50%`. */
export function maskedTokens(text: string, tokens: readonly Token[]): Set<number> {
  const masked = new Set<number>()
  for (let first = 0, next: number; first < tokens.length; first = next) {
    next = first + 1
    while (tokens[next]?.spaced === false) next++
    const run = text.slice(tokens[first]?.start, tokens[next - 1]?.end).replace(/^["'([]+|[)\]"'.,;:!?]+$/g, '')
    if (!/\d|@/.test(run)) continue
    const whole = run.length > longestPiece || (!unitsOfTime.test(run) && notDates.some(form => form.test(run)))
    for (let at = first; at < next; at++)
      if (
        whole ||
        (tokens[at]?.number !== undefined && /[#%]/.test((tokens[at - 1]?.lower ?? '') + (tokens[at + 1]?.lower ?? '')))
      )
        masked.add(at)
  }
  return masked
}
