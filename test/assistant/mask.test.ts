import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMask } from '../../src/assistant/mask.ts'
import { nameFinder } from '../../src/assistant/person-names.ts'

const roster = nameFinder(['Phạm Văn Hùng', 'Nguyễn Thị Thu Hà', 'Lê Minh', 'Trần Quốc Bảo', 'Đỗ Đăng Khoa'])
const mask = () => createMask(roster)
const hide = (text: string) => mask().hide(text)

describe('what the model may not see', () => {
  it.each([
    ['gọi 0912345678 giúp em', 'gọi [SỐ_1] giúp em'],
    ['sđt 0912.345.678', 'sđt [SỐ_1]'],
    ['sđt 091 234 5678', 'sđt [SỐ_1]'],
    ['sđt +84 912 345 678 nhé', 'sđt [SỐ_1] nhé'],
    ['máy bàn (024) 3825.1234', 'máy bàn [SỐ_1]'],
    ['chị Mai (0912345678)', 'chị [NGƯỜI_2] ([SỐ_1])'],
    ['CCCD 001203004567', 'CCCD [SỐ_1]'],
    ['CCCD 001 203 004 567', 'CCCD [SỐ_1]'],
    ['stk 19031234567890', 'stk [SỐ_1]'],
    ['mã số thuế 0101234567-001', 'mã số thuế [SỐ_1]-001'],
    ['thư tới an.nguyen+1@hoabinh.gov.vn.', 'thư tới [EMAIL_1].'],
    ['mã em là abcd-2345', 'mã em là [MÃ_1]'],
    ['giao Phạm Văn Hùng', 'giao [NGƯỜI_1]'],
    ['giao pham van hung di', 'giao [NGƯỜI_1] di'],
    ['giao PHẠM VĂN HÙNG', 'giao [NGƯỜI_1]'],
    ['giao anh Hùng và chị Thu Hà', 'giao anh [NGƯỜI_1] và chị [NGƯỜI_2]'],
    ['nhờ a/c hỏi đ/c khoa', 'nhờ a/c hỏi đ/c [NGƯỜI_1]'],
    ['hỏi anh hung xem', 'hỏi anh [NGƯỜI_1] xem'],
    ['báo đồng chí Tuấn', 'báo đồng chí [NGƯỜI_1]'],
    ['đơn của Vũ Thị Mười (tổ 3)', 'đơn của [NGƯỜI_1] (tổ 3)'],
    ['đơn của bà H’Hen', 'đơn của bà [NGƯỜI_1]’Hen'],
    ['Phạm Văn Hùng, 0912345678, Phạm Văn Hùng', '[NGƯỜI_2], [SỐ_1], [NGƯỜI_2]'],
  ])('%s is sent as %s', (text, sent) => {
    expect(hide(text)).toBe(sent)
    expect(hide(text.normalize('NFD'))).toBe(sent)
  })

  it.each([
    'việc 12 hạn 04/12/2026, 04.12.2026 hoặc 4-12-26',
    'văn bản 1245/BC-UBND ngày 05/11/2026',
    'việc #12345 được 50%',
    'kinh phí 1.250.000 đồng',
    'đơn vị phối hợp: Phòng Kinh tế, Hạ tầng và Đô thị',
    'chi tiết việc 5',
    'tuần này em còn việc gì',
    'chị em phụ nữ',
  ])('%s is sent as it is', text => {
    expect(hide(text)).toBe(text)
  })
})

describe('a mask', () => {
  it('puts everything back, however the model writes its placeholders', () => {
    const one = mask()
    one.hide('giao Phạm Văn Hùng, 0912345678')
    expect(one.reveal('[NGƯỜI_2] ([ số_1 ])')).toBe('Phạm Văn Hùng (0912345678)')
  })

  it('refuses a placeholder that it never gave', () => {
    const one = mask()
    one.hide('giao Phạm Văn Hùng')
    expect(one.reveal('[NGƯỜI_2]')).toBeUndefined()
    expect(one.reveal('[SỐ_1]')).toBeUndefined()
  })

  it('keeps what one question hid from another', () => {
    mask().hide('giao Phạm Văn Hùng')
    expect(mask().reveal('[NGƯỜI_1]')).toBeUndefined()
  })

  it('gives back any text that has no placeholder of its own', () => {
    const letters = fc.constantFrom(
      'a',
      'Phạm',
      'Văn',
      'Hùng',
      'anh ',
      ' ',
      '09',
      '12',
      '345',
      '@x.vn',
      '.',
      '/',
      '-',
      'Nguyễn',
    )
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 30 }), parts => {
        const text = parts.join('').trim().replace(/ +/g, ' ')
        const one = mask()
        const hidden = one.hide(text)
        expect(one.reveal(hidden)).toBe(text)
        expect(hidden).not.toMatch(/\d{7}|Phạm Văn Hùng/)
      }),
    )
  })

  it('takes a moment even for the longest text and the largest roster', () => {
    const names = Array.from({ length: 5_000 }, (_, n) => `Nguyễn Văn Người ${n} Anh`)
    const text = 'Nguyễn Văn Người 0 '.repeat(1_000)
    const started = performance.now()
    createMask(nameFinder(names)).hide(text)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
