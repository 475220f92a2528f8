import { oneOf, phrases } from './matchers.ts'
import type { Token } from './token.ts'

// "12/QĐ-UBND", "80-NQ/TW", "45/bc-vp", but not "25/tháng 11" or "25/thg11".
const documentNumber = /\d[/-](?!th(?:áng|ang|g)?(?![\p{L}]))\p{L}{2,}/iu
const notDates = [
  documentNumber,
  // Of an address of the web or of mail.
  /@|:\/\/|^www\./i,
  // 8.5/10
  /^\d{1,2}[.,]\d{1,2}\/\d{1,3}$/,
  // 1.250.000, 024.3825.1234, 192.168.1.1, 2.1.0.3
  /\d\.\d{3}(?!\d)|^\d+(?:\.\d+){3,}$|^\d+(?:-\d+){3,}$|\d{5}/,
  // CB12, QH13, v2.0, but not T11, Q4, th11
  /^(?!(?:t|th|thg|q|quy|quý|thu|thứ|thang|tháng|ngay|ngày|ng|tu|từ|den|đến|toi|tới|truoc|trước|tr|trc|han|hạn)\d)[\p{L}]+\d/iu,
]
// Longer than any date or range of dates written in one piece.
const longestPiece = 40
const unitsOfTime = /^\d{1,2}(?:h|g|giờ|gio)(?:\d|$)/i

/** Places of the tokens that belong to something written in one piece which is no date, and to `#12` and `50%`. */
export function maskedTokens(text: string, tokens: readonly Token[]): Set<number> {
  const masked = new Set([...titles(tokens), ...streetDays(tokens), ...uprisings(tokens), ...latelyWords(tokens)])
  for (let first = 0, next: number; first < tokens.length; first = next) {
    next = first + 1
    while (tokens[next]?.spaced === false) next++
    if (!/\d|@/.test(text.slice(tokens[first]?.start, tokens[next - 1]?.end))) continue
    const run = tokens
      .slice(first, next)
      .map(token => token.lower)
      .join('')
      .replace(/^["'([]+|[)\]"'.,;:!?]+$/g, '')
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

const work = oneOf('phim truyện sách vở kịch nhóm kênh trang quán')
const song = phrases({
  'bài hát': true,
  'ca khúc': true,
  'tiểu thuyết': true,
  'tác phẩm': true,
  'nhóm zalo': true,
  'nhóm chat': true,
  'trang facebook': true,
  'bài thơ': true,
  'vở kịch': true,
  'chương trình': true,
})
const quote = /^["“”«»']$/
const longestTitle = 12

/** Names of songs, films and groups: 'nhóm zalo "Chiều thứ 7"', "phim Tháng năm rực rỡ". */
function titles(tokens: readonly Token[]): number[] {
  return tokens.flatMap((token, at) => {
    const named = song({ tokens }, at)?.next ?? (work(token) ? at + 1 : undefined)
    const first = named === undefined ? undefined : tokens[named]
    if (!first || named === undefined) return []
    if (!quote.test(first.lower)) return first.capital && timeWord(first) ? [named, named + 1] : []
    const end = tokens.slice(named + 1, named + longestTitle).findIndex(other => quote.test(other.lower)) + named + 1
    return end === named ? [] : range(named, end)
  })
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, step) => from + step)
const timeWord = oneOf('tháng thứ ngày mùa chủ chiều sáng tối đêm')

const street = oneOf('đường phố lộ ngõ hẻm đg dg')
// The second words of "quảng trường", "công viên", "bệnh viện", "công ty", and what bare is another word.
const place = oneOf('trường viên viện ty')
const kind = oneOf('quảng công bệnh')
const crossing = oneOf('cầu chợ sân hồ bến rạp')
// Bare they are other words, but not beside the day of a feast.
const wanted = oneOf('yêu nhu đáp toàn')
const schools = phrases(
  Object.fromEntries(
    [
      ...[
        'tiểu học',
        'mầm non',
        'mẫu giáo',
        'thi đấu',
        'nhà trẻ',
        'thcs',
        'thpt',
        'th',
        'vận động',
        'ngã ba',
        'ngã tư',
      ],
      ...['ngã năm', 'ngã sáu', 'ngã bảy', 'bùng binh', 'vòng xoay', 'thông tin', 'văn hóa', 'văn hoá', 'triển lãm'],
      ...[
        'thể thao',
        'khách sạn',
        'siêu thị',
        'nhà máy',
        'lạc bộ',
        'tòa nhà',
        'đô thị',
        'dân cư',
        'tác xã',
        'htx',
        'xí nghiệp',
        'nông trường',
        'lâm trường',
        'tượng đài',
        'bến xe',
      ],
    ].map(place => [place, true]),
  ),
)
const early = oneOf('mùng mồng')
const monthWord = oneOf('tháng / -')

/** Streets and places bear the dates of holidays: "đường 2 tháng 9", "quảng trường 30/4". */
function streetDays(tokens: readonly Token[]): Set<number> {
  const masked = new Set<number>()
  tokens.forEach((token, at) => {
    const named = street(token) || (place(token) && kind(tokens[at - 1])) || (token.marked && crossing(token))
    // "đường Mùng 8 tháng 3"
    const first = early(tokens[at + 1]) ? at + 2 : at + 1
    if (first > at + 1 && !holidays.has(`${tokens[first]?.number ?? ''}/${tokens[first + 2]?.number ?? ''}`)) return
    const [day, mark, month] = [tokens[first], tokens[first + 1], tokens[first + 2]]
    const holiday =
      holidays.has(`${day?.number ?? ''}/${month?.number ?? ''}`) &&
      ((ofHolidays(token) && !notNamed(tokens[at - 1])) ||
        ((token.marked ? crossing(token) : /^(?:cau|san|rap)$/.test(token.lower)) && !wanted(tokens[at - 1])) ||
        (schools({ tokens }, at - 1)?.next ?? schools({ tokens }, at)?.next) === at + 1)
    if ((!named && !holiday) || day?.number === undefined || !monthWord(mark) || month?.number === undefined) return
    if (day.number <= 31 && month.number <= 12) for (let index = at + 1; index <= first + 2; index++) masked.add(index)
  })
  return masked
}

const ofHolidays = oneOf('trường nghiệp rạp hát')
const notNamed = oneOf('các mọi mỗi những hiệu thủ phòng ban đoàn đội bộ phó trạm hội ấp thôn')
// Schools, works and markets are named after these; any other date behind them is when something happens.
const holidays = new Set(
  '3/2 27/2 8/3 24/3 26/3 29/3 10/3 2/4 30/4 1/5 7/5 15/5 19/5 1/6 27/7 19/8 2/9 23/9 10/10 20/10 23/10 22/12'.split(
    ' ',
  ),
)
const revolution = phrases({ 'cách mạng tháng': true, 'xô viết tháng': true })

/** "đường Cách Mạng Tháng Tám" */
const uprisings = (tokens: readonly Token[]): number[] =>
  tokens.flatMap((_, at) => (at > 1 && revolution({ tokens }, at - 2) ? [at, at + 1] : []))

const manyOf = oneOf('mấy nhiều vài bao')
const unit = oneOf('hôm bữa ngày tuần tháng năm')
const until = oneOf('nay ni rày')

/** "mấy hôm nay" is lately and not today. */
const latelyWords = (tokens: readonly Token[]): number[] =>
  tokens.flatMap((token, at) =>
    manyOf(token) && unit(tokens[at + 1]) && until(tokens[at + 2]) ? [at, at + 1, at + 2] : [],
  )
