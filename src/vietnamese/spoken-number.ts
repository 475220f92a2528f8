const digits = new Map(
  Object.entries({ không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, nhăm: 5 }).concat(
    Object.entries({ sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9 }),
  ),
)
const scales = new Map(Object.entries({ nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 }))
const joints = new Set(['mười', 'mươi', 'trăm', 'linh', 'lẻ', 'rưỡi', 'chục'])
/** These only go on with a number: `tư pháp`, `tỷ lệ` and `mốt` are words. */
const notFirst = new Set(['mốt', 'tư', 'lăm', 'nhăm', 'mươi', 'linh', 'lẻ', 'rưỡi', 'tỷ', 'tỉ'])

const isPart = (word: string): boolean => digits.has(word) || scales.has(word) || joints.has(word)

/**
 * Numbers in words (`mười lăm`, `hai nghìn không trăm linh năm`, `hai mươi mốt`) as digits, `phần trăm` as `%`, in a text with its diacritics.
 * Left alone: `một số`, `một vài` (some), `năm` where it is the year, `không` where it says no. NaN, written so, for a run of
 * number words that makes no number.
 */
export function spokenToDigits(text: string): string {
  // Pieces and the blanks between them take turns.
  const pieces = text.replace(/phần trăm/giu, '%').split(/([^\p{L}\p{N}]+)/u)
  const word = (at: number): string => pieces[at]?.toLowerCase() ?? ''
  const joined = (at: number): boolean => /^\s+$/.test(pieces[at] ?? '')
  let result = ''
  for (let at = 0; at < pieces.length; at++) {
    let end = at
    while (isPart(word(end)) && (end === at || joined(end - 1))) end += 2
    if (end === at || !begins(word(at), word(at - 2), word(at + 2), end - at > 2)) result += pieces[at] ?? ''
    else {
      const run = Array.from({ length: (end - at) / 2 }, (_, n) => word(at + 2 * n))
      result += String(valueOf(run))
      at = end - 2
    }
  }
  return result
}

/** Is it a number that begins with this word? What is doubtful is one: a figure too many is found out, one overlooked is not. */
function begins(word: string, before: string, after: string, longer: boolean): boolean {
  if (notFirst.has(word)) return false
  if (longer) return word !== 'không'
  if (word === 'một') return !['số', 'vài', 'cách', 'phần', 'lần', 'mặt'].includes(after)
  if (word === 'không') return ['nhiệm', 'đơn', 'phần', 'việc'].includes(after)
  if (word === 'năm')
    return !(
      /^(\d{4}|nay|ngoái|tới|trước|sau|qua|học)$/.test(after) || /^(trong|của|cả|cuối|đầu|giữa|hằng|hàng)$/.test(before)
    )
  return true
}

function valueOf(run: readonly string[]): number {
  let [total, group] = [0, 0]
  let digit: number | undefined
  for (const word of run) {
    const value = digits.get(word)
    const scale = scales.get(word)
    if (value !== undefined) {
      // "hai lăm" is 25
      if (digit !== undefined) group += digit * 10
      digit = value
    } else if (scale !== undefined) {
      total += (group + (digit ?? 0) || 1) * scale
      group = 0
      digit = undefined
    } else if (word === 'trăm') {
      group += (digit ?? 1) * 100
      digit = undefined
    } else if (word === 'mười' || word === 'mươi' || word === 'chục') {
      group += (digit ?? 1) * 10
      digit = undefined
    } else if (word === 'rưỡi') return NaN
  }
  return total + group + (digit ?? 0)
}
