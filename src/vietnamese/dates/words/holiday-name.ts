import { fold } from '../../normalise.ts'
import type { Line } from './line.ts'
import { type Got, oneOf, phrases } from './matchers.ts'
import { readNamedYear } from './year.ts'

/** A day of the year with a name, of the solar or the lunar one. */
export interface Holiday {
  day: number
  month: number
  lunar: boolean
  /** "Phụ nữ Việt Nam năm sau" may be that of the day, or the women's of that year. */
  loose?: true
}

// Names that mean nothing but their day.
const named: Record<string, string> = {
  'noel/nô en/giáng sinh': '25/12',
  'tết dương lịch/tết dương/tết tây': '1/1',
  'valentine/lễ tình nhân': '14/2',
  'cá tháng tư': '1/4',
  'giải phóng miền nam/thống nhất đất nước': '30/4',
  'quốc tế phụ nữ': '8/3',
  'quốc tế hạnh phúc': '20/3',
  'quốc tế lao động': '1/5',
  'chiến thắng điện biên phủ': '7/5',
  'quốc tế thiếu nhi/tết thiếu nhi': '1/6',
  'quốc khánh': '2/9',
  halloween: '31/10',
  'tết nguyên tiêu': '15/1 âm',
  'tết hàn thực': '3/3 âm',
  'giỗ tổ/giỗ tổ hùng vương/giỗ tổ vua hùng/quốc giỗ': '10/3 âm',
  'phật đản': '15/4 âm',
  'tết đoan ngọ/đoan ngọ/tết đoan dương': '5/5 âm',
  'thất tịch': '7/7 âm',
  'vu lan/vu lan báo hiếu': '15/7 âm',
  'trung thu/tết trung thu/tết trông trăng': '15/8 âm',
  'ông công ông táo/ông táo/ông táo về trời/ông công/đưa ông táo': '23/12 âm',
  'vía thần tài': '10/1 âm',
}
// These are people and things besides: "ngày Nhà giáo Việt Nam", "kỷ niệm thành lập Đảng".
const withDay: Record<string, string> = {
  'học sinh sinh viên/học sinh sinh viên việt nam': '9/1',
  'thành lập đảng/thành lập đảng cộng sản việt nam': '3/2',
  'thầy thuốc/thầy thuốc việt nam': '27/2',
  'biên phòng/biên phòng toàn dân': '3/3',
  'phụ nữ quốc tế': '8/3',
  'quyền của người tiêu dùng/quyền của người tiêu dùng việt nam': '15/3',
  'nước thế giới': '22/3',
  'thành lập đoàn/thành lập đoàn thanh niên/thành lập đoàn tncs hồ chí minh': '26/3',
  'thể thao việt nam': '27/3',
  'dân quân tự vệ': '28/3',
  'người khuyết tật việt nam': '18/4',
  'sách việt nam/sách và văn hóa đọc/sách và văn hóa đọc việt nam': '21/4',
  'trái đất': '22/4',
  'chiến thắng/thống nhất': '30/4',
  'lao động quốc tế': '1/5',
  'khoa học và công nghệ/khoa học và công nghệ việt nam/khoa học công nghệ': '18/5',
  'sinh nhật bác/sinh nhật bác hồ/sinh chủ tịch hồ chí minh': '19/5',
  'thiếu nhi/thiếu nhi quốc tế': '1/6',
  'môi trường thế giới': '5/6',
  'người cao tuổi việt nam': '6/6',
  'báo chí/báo chí việt nam/báo chí cách mạng/báo chí cách mạng việt nam': '21/6',
  'gia đình việt nam': '28/6',
  'bảo hiểm y tế việt nam/bảo hiểm y tế': '1/7',
  'dân số thế giới': '11/7',
  'thương binh liệt sĩ/thương binh liệt sỹ/thương binh , liệt sĩ/thương binh - liệt sĩ/thương binh - liệt sỹ/thương binh và liệt sĩ':
    '27/7',
  'thành lập công đoàn/thành lập công đoàn việt nam': '28/7',
  'cách mạng tháng tám/cách mạng tháng 8': '19/8',
  'truyền thống công an nhân dân/truyền thống công an/truyền thống cand/toàn dân bảo vệ an ninh tổ quốc': '19/8',
  'toàn dân phòng cháy chữa cháy/toàn dân pccc': '4/10',
  'giải phóng thủ đô/chuyển đổi số/chuyển đổi số quốc gia': '10/10',
  'doanh nhân/doanh nhân việt nam': '13/10',
  'thành lập hội nông dân/thành lập hội nông dân việt nam': '14/10',
  'truyền thống công tác dân vận/dân vận của cả nước': '15/10',
  'vì người nghèo': '17/10',
  'phụ nữ việt nam/thành lập hội phụ nữ/thành lập hội liên hiệp phụ nữ/thành lập hội lhpn': '20/10',
  'pháp luật/pháp luật việt nam/pháp luật nước cộng hòa xã hội chủ nghĩa việt nam': '9/11',
  'hội đại đoàn kết/hội đại đoàn kết toàn dân tộc': '18/11',
  'nhà giáo/nhà giáo việt nam/hiến chương nhà giáo/hiến chương các nhà giáo': '20/11',
  'di sản văn hóa/di sản văn hóa việt nam': '23/11',
  'thế giới phòng chống aids/phòng chống aids/phòng , chống aids': '1/12',
  'quốc tế người khuyết tật/người khuyết tật quốc tế': '3/12',
  'thành lập hội cựu chiến binh/thành lập hội cựu chiến binh việt nam': '6/12',
  'nhân quyền/nhân quyền thế giới': '10/12',
  'thành lập quân đội/thành lập quân đội nhân dân/thành lập quân đội nhân dân việt nam/thành lập qđnd việt nam':
    '22/12',
  'hội quốc phòng toàn dân': '22/12',
  'dân số việt nam': '26/12',
}

const entries = (table: Record<string, string>): [string, Holiday][] =>
  Object.entries(table).flatMap(([names, written]) => {
    const [, day, month, lunar] = /^(\d+)\/(\d+)( âm)?$/.exec(written) ?? []
    return names
      .split('/')
      .flatMap(name => [name, name.replace('hóa', 'hoá')])
      .map((name): [string, Holiday] => [name, { day: Number(day), month: Number(month), lunar: lunar !== undefined }])
  })
const free = entries(named)
const led = entries(withDay)
const anywhere = phrases(Object.fromEntries(free))
const afterDay = phrases(Object.fromEntries(led))
const lead = oneOf('ngày lễ dịp')
const leads = phrases({ ngày: true, lễ: true, 'ngày lễ': true, 'đại lễ': true })
// "Quốc tế Phụ nữ" is a day, "Phụ nữ Việt Nam" may be one, "thiếu nhi" is none without its "ngày".
const worldDay = oneOf('tế')
const ofTheCountry = oneOf('nam')
/** First words of names, without diacritics. */
export const holidayWords = [...free, ...led].map(([name]) => fold(name.split(' ')[0] ?? '')).concat('le', 'dai')

// "bánh trung thu", "anh Quốc Khánh", "đường Trung Thu"
const other = oneOf(
  'bánh lồng đường phố phường xã thôn ấp trường khu anh chị cô chú bác ông bà em bạn đc nguyễn trần lê phạm hoàng huỳnh phan võ đặng bùi đỗ hồ ngô dương',
)
const plainly = oneOf('bánh anh chị')
// "giỗ tổ họ Nguyễn"
const family = oneOf('họ chức')
// Bare these are other words too: "phat dan" may fine the people, "ca thang tu" be all of April.
const slurred = new Set(['phat dan', 'that tich', 'ca thang'])

/** "Noel", "lễ Phật đản", "ngày Nhà giáo Việt Nam". */
export function readHolidayName(line: Line, at: number): Got<Holiday> | undefined {
  const { tokens } = line
  const start = leads(line, at)?.next ?? at
  const found = anywhere(line, start)
  if (!found) return start > at || lead(tokens[at - 1]) ? afterDay(line, start) : readOfYear(line, at)
  const sure = start > at || lead(tokens[start - 1]) || readNamedYear(line, found.next) || isSpelled(line, start)
  return sure && (start > at || !isName(line, start)) && !family(tokens[found.next]) ? found : undefined
}

/** "Quốc tế Phụ nữ sang năm": a day without "ngày", by the year behind it. */
function readOfYear(line: Line, at: number): Got<Holiday> | undefined {
  const found = afterDay(line, at)
  if (!found || !readNamedYear(line, found.next)) return undefined
  const name = line.tokens.slice(at, found.next)
  if (name.some(worldDay)) return found
  return ofTheCountry(name.at(-1)) ? { ...found, value: { ...found.value, loose: true } } : undefined
}

/** "anh Quốc Khánh", "bánh trung thu"; but "treo co quoc khanh" is no "cô". */
const isName = ({ tokens }: Line, at: number): boolean =>
  (other(tokens[at - 1]) && (tokens[at - 1]?.marked === true || tokens[at]?.capital === true)) ||
  plainly(tokens[at - 1])

const isSpelled = ({ tokens }: Line, at: number): boolean => {
  const [first, second] = [tokens[at], tokens[at + 1]]
  return first?.marked === true || second?.marked === true || !slurred.has(`${first?.folded} ${second?.folded}`)
}
