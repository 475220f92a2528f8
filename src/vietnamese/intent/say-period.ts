import type { LocalDate } from '../../domain/days/local-date.ts'
import { fold } from '../normalise.ts'
import type { DateMention } from '../dates.ts'
import { wordsOf } from './words.ts'

// How a typed period is written out again, so that "tuan nay" and "tuần này" become the same line.
const spelled = new Map(
  'tuần tháng quý năm ngày hôm nay mai mốt kia sau tới trước qua vừa đầu giữa cuối thứ hai ba tư sáu bảy chủ nhật mùng mồng từ đến hết trong nửa rồi ngoái làm việc sáng chiều tối âm lịch chín tám mười một bốn kế tiếp cho'
    .split(' ')
    .map(word => [fold(word), word]),
)
const abbreviated = new Map([
  ['hnay', 'hôm nay'],
  ['bua nay', 'hôm nay'],
  ['trong tuan', 'tuần này'],
  ['trong thang', 'tháng này'],
  ['trong ngay', 'hôm nay'],
  ['tuan nay', 'tuần này'],
  ['thang nay', 'tháng này'],
  ['quy nay', 'quý này'],
  ['ngay nay', 'hôm nay'],
  ['bua ni', 'hôm nay'],
  ['hom ni', 'hôm nay'],
  ['ngay hom nay', 'hôm nay'],
  ['nay', 'hôm nay'],
])

const leadIn = /^(?:trong|đến|den|vào|vao|của|cua) (?=(?:tuần|tuan|tháng|thang|quý|quy|năm|nam|ngày|ngay|hôm|hom) \S)/iu
const owner = / (?:của|cua) .*$/iu

/** The words of a date as the person put them, with their diacritics: `tuần này`, `quý IV/2026`. */
export function sayPeriod(mention: DateMention, today: LocalDate): string {
  const said = mention.text.replace(owner, '')
  const bare = said.replace(leadIn, '')
  const known = abbreviated.get(fold(said)) ?? abbreviated.get(fold(bare))
  if (known !== undefined) return known
  if (mention.from === today && mention.to === today && !/\d/.test(bare)) return 'hôm nay'
  const month = /^t(\d{1,2})$/i.exec(bare)?.[1]
  if (month !== undefined) return `${mention.from === mention.to ? 'thứ' : 'tháng'} ${month}`
  const words = wordsOf(bare)
  return words
    .map((word, at) => {
      const gap = at > 0 && words[at - 1]?.end !== word.start ? ' ' : ''
      return gap + spell(word.raw ? word.usual : word.text, word.marks, words[at - 1]?.folded)
    })
    .join('')
}

function spell(text: string, marks: string, before: string | undefined): string {
  const lower = text.toLowerCase()
  if (/^[ivx]+$/i.test(text) && before === 'quy') return text.toUpperCase()
  if (marks !== '') return lower
  // "tuan nay" is "này", "hom nay", "nam nay" and "den nay" keep "nay".
  if (lower === 'nay' || lower === 'ni')
    return before === 'tuan' || before === 'thang' || before === 'quy' ? 'này' : 'nay'
  if (lower === 'sau' && before === 'thu') return 'sáu'
  if (lower === 'toi' && /^(tuan|thang|quy|nam|ngay)$/.test(before ?? '')) return 'tới'
  if (lower === 'sau') return 'sau'
  if (lower === 'nam' && before === 'thu') return 'năm'
  return spelled.get(lower) ?? lower
}
