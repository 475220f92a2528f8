import { describe, expect, it } from 'vitest'
import { statesOnly } from '../../src/vietnamese/summary-check.ts'
import { ward } from '../helpers/summary-figures.ts'

const behind = 'Quá hạn nhiều nhất là Phòng Kinh tế (21 nhiệm vụ).'
const next = 'Đến hết ngày 30/11/2026 có 35 nhiệm vụ đến hạn.'
const first = (sentence: string) => `${sentence} ${behind} ${next}`
const second = (sentence: string) => `Đã hoàn thành 800 nhiệm vụ. ${sentence} ${next}`

describe('a text is taken when all it states is in the figures', () => {
  it.each([
    first('Đã hoàn thành 800 nhiệm vụ, đạt 64,5%.'),
    first('Trong tổng số 1.240 nhiệm vụ, phường đã hoàn thành 800 (đúng hạn 750, quá hạn 50), đạt 65%.'),
    first('Trong tổng số 1240 nhiệm vụ được giao, còn 440 nhiệm vụ chưa hoàn thành, trong đó có 40 nhiệm vụ quá hạn.'),
    first('UBND phường Hòa Bình đã hoàn thành tám trăm nhiệm vụ, đạt sáu mươi lăm phần trăm.'),
    first('Còn bốn trăm nhiệm vụ trong hạn và bốn mươi nhiệm vụ quá hạn; có 6 nhiệm vụ không thời hạn.'),
    first('Tỷ lệ hoàn thành đạt 64,52%.'),
    first('Tính đến ngày 23 tháng 11 năm 2026, kết quả hoàn thành đạt 64.5%.'),
    second('Có 5 đơn vị còn nhiệm vụ quá hạn, nhiều nhất là phòng kinh tế với 21 nhiệm vụ.'),
    second('Phòng Kinh tế còn 21 nhiệm vụ quá hạn, Phòng Văn hóa - Xã hội 12 và Văn phòng HĐND và UBND 4.'),
    second('Một số đơn vị còn chậm, nhất là Phòng Kinh tế: 21 nhiệm vụ.'),
    second('Phòng Kinh tế chiếm 52,5% số nhiệm vụ quá hạn.'),
    second('Các đơn vị còn 40 nhiệm vụ quá hạn.'),
    `Đã hoàn thành 800 nhiệm vụ. ${behind} Trong 7 ngày tới có 35 nhiệm vụ đến hạn, đề nghị các đơn vị hoàn thành đúng hạn.`,
    `Đã hoàn thành 800 nhiệm vụ. ${behind} Đề nghị các đơn vị tập trung xử lý, hoàn thành đúng hạn!`,
    first('Đã hoàn thành 800 nhiệm vụ.').normalize('NFD'),
  ])('%s', text => {
    expect(statesOnly(text, ward)).toBe(true)
  })
})

describe('a text is dropped', () => {
  it.each([
    ['a number that is in no figure', first('Đã hoàn thành 801 nhiệm vụ.')],
    ['a number in words', first('Đã hoàn thành tám trăm linh một nhiệm vụ.')],
    ['a grouped number', first('Phường được giao 1.241 nhiệm vụ.')],
    ['a comma that groups', first('Phường được giao 1,240 nhiệm vụ.')],
    ['another share', first('Tỷ lệ hoàn thành đạt 66%.')],
    ['a share to a decimal too many', first('Tỷ lệ hoàn thành đạt 64,6%.')],
    ['a share in words', first('Tỷ lệ hoàn thành đạt bảy mươi phần trăm.')],
    ['a half', first('Đã hoàn thành quá nửa số nhiệm vụ.')],
    ['two thirds', first('Đã hoàn thành hai phần ba số nhiệm vụ.')],
    ['a comparison that nobody computed', first('Đã hoàn thành 800 nhiệm vụ, gấp đôi tháng trước.')],
    ['figures that changed places', first('Đã hoàn thành 800 nhiệm vụ (đúng hạn 50, quá hạn 750).')],
    ['done for open', first('Đã hoàn thành 440 nhiệm vụ.')],
    ['in time for late', first('Còn 440 nhiệm vụ chưa hoàn thành, trong đó 400 nhiệm vụ quá hạn.')],
    ['one unit’s number at another', second('Phòng Kinh tế còn 12 nhiệm vụ quá hạn.')],
    ['another number of units', second('Có 8 đơn vị còn nhiệm vụ quá hạn.')],
    ['a unit that is not in the figures', second('Quá hạn nhiều nhất là Phòng Nội vụ.')],
    ['it at the beginning', second('Thanh tra còn chậm.')],
    ['it in capitals', second('Chậm nhất là SỞ Y TẾ.')],
    ['a unit whose name only begins like one of them', second('Chậm nhất là Phòng Kinh tế2.')],
    ['a person', second('Đề nghị đồng chí Nguyễn Văn An xử lý.')],
    ['none late where some are', second('Không có nhiệm vụ nào quá hạn.')],
    ['none due where some are', `Đã hoàn thành 800 nhiệm vụ. ${behind} Tuần tới không có nhiệm vụ đến hạn.`],
    ['all done where some are open', first('Tất cả nhiệm vụ đã hoàn thành.')],
    ['another day', `Đã hoàn thành 800 nhiệm vụ. ${behind} Đến hết ngày 29/11/2026 có 35 nhiệm vụ đến hạn.`],
    ['another year', first('Năm 2025 đã hoàn thành 800 nhiệm vụ.')],
    ['a number that hides behind another', first('Đã hoàn thành 8001 nhiệm vụ.')],
    ['digits of another script', first('Đã hoàn thành ８０１ nhiệm vụ.')],
    ['two sentences', `Đã hoàn thành 800 nhiệm vụ. ${behind}`],
    ['four sentences', `Đã hoàn thành 800 nhiệm vụ. ${behind} ${next} Xin cảm ơn.`],
    ['nothing', ''],
  ])('with %s', (_, text) => {
    expect(statesOnly(text, ward)).toBe(false)
  })

  it('only for the numbers of its own figures: a clause without a subject may state any of them', () => {
    expect(statesOnly(first('Kết quả: 800.'), ward)).toBe(true)
    expect(statesOnly(first('Kết quả: 801.'), ward)).toBe(false)
  })

  it('for none of the signs that a name may have', () => {
    const odd = { ...ward, behind: [{ name: 'Tổ 3 (CTĐ) [A+B]?', overdue: 21 }] }
    expect(statesOnly('Đã hoàn thành 800. Chậm nhất là Tổ 3 (CTĐ) [A+B]? (21 nhiệm vụ). Đề nghị xử lý.', odd)).toBe(
      true,
    )
  })
})
