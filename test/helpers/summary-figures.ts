import type { SummaryFigures } from '../../src/domain/reports/summary-figures.ts'

/** A ward with 1,240 tasks, five units of which are behind. */
export const ward: SummaryFigures = {
  whose: 'UBND phường Hòa Bình',
  asOf: '2026-11-23',
  total: { doneOnTime: 750, doneLate: 50, openOnTime: 400, openLate: 40, noDeadline: 6 },
  behind: [
    { name: 'Phòng Kinh tế', overdue: 21 },
    { name: 'Phòng Văn hóa - Xã hội', overdue: 12 },
    { name: 'Văn phòng HĐND và UBND', overdue: 4 },
  ],
  unitsBehind: 5,
  soon: { count: 35, until: '2026-11-30' },
}
