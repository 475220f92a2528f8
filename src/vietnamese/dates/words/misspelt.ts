import { fold } from '../../normalise.ts'

// All words that fold to one of a date: what is none of them ("tuàn", "thàng") is a slip of the keyboard.
const words =
  'tuần tuân tuấn tuẫn tuận tháng thăng thắng thằng thẳng thặng thãng thảng ngày ngáy ngãy ngảy ngây ngấy ngậy ngầy ngẫy sáu sâu sấu ' +
  'sầu sậu trước trược chiều chiếu chiêu chiểu sáng sàng sảng tối tôi tới tội tồi tời tỏi tòi tơi tợi trừa đầu đâu đậu đấu đẩu ' +
  'đẫu dâu dầu dấu dậu đáu cuối cười cưới cưỡi cuội cuỗi cuồi giữa giũa giùa quý quỳ quỷ quỹ quỵ quí quì quỉ quị năm nám nạm nằm ' +
  'nắm nấm nậm nặm nẫm hôm hòm hóm hỏm hõm hổm hộm hỗm hớm mùng múng mừng mủng mồng mỏng móng mòng mọng mông mộng mống thứ thư thú thử ' +
  'thừ thự thụ thủ thù chủ chú chữ chứ chừ chử chù chư nhật nhất nhát nhạt nhặt nhắt nhựt nhút nhụt này nảy nãy nầy nẩy nấy nẫy nậy nây'

/** Of words with the same letters and marks one has its tone where it is usually set: "qúy" is "quý", "trứơc" "trước". */
const marksOf = (word: string): string =>
  [...word.normalize('NFD')]
    .filter(letter => /[\p{M}đ]/u.test(letter))
    .sort()
    .join('')

const right = new Set(words.split(' '))
const known = new Map<string, Map<string, string>>()
for (const word of words.split(' ')) {
  const alike = known.get(fold(word)) ?? new Map<string, string>()
  known.set(fold(word), alike.set(marksOf(word), word))
}

// A letter doubled, dropped or out of its place, where no other word comes of it.
const slips = new Map(
  Object.entries({
    tháng: 'thág thágn thnág tháing thángg',
    thang: 'thag thagn thnag thangg',
    thứ: 'thứu thuứ thứứ',
    ngày: 'ngàyy ngyà nagỳ',
    ngay: 'ngayy nagy ngya',
    tuần: 'tuầnn tuànn tầun',
    quý: 'quýy quúy',
    trước: 'trc trk',
    nữa: 'nx',
  }).flatMap(([word, typed]) => typed.split(' ').map(slip => [slip, word] as const)),
)

export const withoutSlip = (lower: string): string => slips.get(lower) ?? lower

/** A word with diacritics that is misspelt, as it was meant, or bare where that cannot be told; others as they are. */
export function spelledRight(lower: string, folded: string): string {
  if (right.has(lower)) return lower
  const alike = known.get(folded)
  return alike ? (alike.get(marksOf(lower)) ?? folded) : lower
}
