import type { UnderstandContext } from '../../../src/vietnamese/intent.ts'
import { indexNames } from '../../../src/vietnamese/intent/names.ts'
import { workingCalendar } from '../../../src/domain/days/working-calendar.ts'

const units = [
  ['UBND', 'Ủy ban nhân dân phường Hòa Bình'],
  ['VP', 'Văn phòng HĐND và UBND'],
  ['KTHT', 'Phòng Kinh tế, Hạ tầng và Đô thị'],
  ['VHXH', 'Phòng Văn hóa - Xã hội'],
  ['TH', 'Phòng Tổng hợp'],
  ['STC', 'Sở Tài chính'],
  ['P01', 'UBND phường Bình Minh'],
] as const
const officers = [
  ...['Trần Quốc Bảo', 'Nguyễn Thị Thu Hà', 'Phạm Văn Hùng', 'Võ Ngọc Lan', 'Nguyễn Văn An'],
  ...['Lê Văn Nam', 'Trần Hoài Nam', 'Đỗ Đăng Khoa', 'Bùi Tuyết Mai'],
]

/** The office in which the corpus is spoken, on Monday 23/11/2026. */
export const office: UnderstandContext = {
  today: '2026-11-23',
  calendar: workingCalendar([]),
  names: indexNames(
    units.map(([code, name]) => ({ code, name })),
    officers.map((name, at) => ({ code: `CB${at}`, name })),
  ),
}
