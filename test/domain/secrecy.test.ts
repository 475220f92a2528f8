import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMarkedSecret, secrecyMarking } from '../../src/domain/secrecy.ts'

describe('a marking', () => {
  test.each([
    ['MẬT', 'MẬT'],
    ['Mật', 'MẬT'],
    ['mật.', 'MẬT'],
    ['"Tối mật"', 'TỐI MẬT'],
    ['(TUYỆT MẬT)', 'TUYỆT MẬT'],
    ['Độ mật: Mật', 'MẬT'],
    ['độ mật tối mật', 'TỐI MẬT'],
    ['ĐỘ MẬT: MẬT', 'MẬT'],
    ['Độ mật: MẬT\nSố: 05/KH-UBND', 'MẬT'],
    ['Mức độ mật: tối mật', 'TỐI MẬT'],
    ['MẬT\nSố: 05/KH-UBND', 'MẬT'],
    ['Mật\nSố: 05/KH-UBND', 'MẬT'],
    ['Tối mật\nKế hoạch phòng thủ', 'TỐI MẬT'],
    ['ỦY BAN NHÂN DÂN TỈNH\nMẬT\nSỐ 05', 'MẬT'],
    ['Báo cáo tình hình biên giới (MẬT)', 'MẬT'],
    ['Báo cáo tình hình biên giới (Mật)', 'MẬT'],
    ['Báo cáo tình hình biên giới [Tuyệt mật]', 'TUYỆT MẬT'],
    ['MẬT - Báo cáo tình hình biên giới', 'MẬT'],
    ['MẬT Báo cáo tình hình biên giới', 'MẬT'],
    ['/xong 12 đã trình công văn MẬT số 12', 'MẬT'],
    ['Kế hoạch TUYỆT MẬT về phòng thủ', 'TUYỆT MẬT'],
    ['KẾ HOẠCH TỐI MẬT VỀ PHÒNG THỦ', 'TỐI MẬT'],
    ['Tài liệu TỐI\nMẬT', 'TỐI MẬT'],
  ])('%j', (text, marking) => {
    expect(secrecyMarking(text)).toBe(marking)
    expect(secrecyMarking(text.normalize('NFD'))).toBe(marking)
    expect(secrecyMarking(` ${text.replaceAll(' ', '\u00a0')}\r\n`)).toBe(marking)
  })
})

describe('ordinary words are no markings', () => {
  test.each([
    'Bảo vệ bí mật nhà nước',
    'BÁO CÁO CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'bí mật',
    'BÍ MẬT',
    'BẢO MẬT THÔNG TIN',
    'Công tác bảo mật, an toàn thông tin',
    'Giảm mật độ xây dựng',
    'MẬT ĐỘ DÂN SỐ',
    'Hỗ trợ nghề nuôi ong lấy mật ong',
    'Bán mật',
    'Sản phẩm của ong (mật)',
    'MẬT ONG',
    'Mật ong',
    'MẬT KHẨU',
    'Mật khẩu',
    'Đổi mật khẩu tài khoản',
    'thân mật',
    'Độ mật: mật độ dân cư',
    'Độ mật: Không',
    'ĐỘ MẬT: KHÔNG',
    'Quản lý tài liệu tuyệt mật theo quy định',
    'bảo vệ bí\nmật',
    'BẢO VỆ BÍ\nMẬT',
    'CÔNG TÁC BẢO\nMẬT',
    'TỐI MẬTX',
    'TOI MAT DIEN THOAI',
    '',
  ])('%j', text => {
    expect(secrecyMarking(text)).toBeUndefined()
    expect(isMarkedSecret(text.normalize('NFD'))).toBe(false)
  })
})

test('a marking is found wherever its line stands in a text', () => {
  const line = fc.constantFrom('Kính gửi: Sở Nội vụ', 'Số: 05/KH-UBND', 'KẾ HOẠCH', '', 'Bảo vệ bí mật nhà nước')
  fc.assert(
    fc.property(
      fc.array(line),
      fc.array(line),
      fc.constantFrom('MẬT', 'Tối mật', 'TUYỆT MẬT'),
      (above, below, marking) => {
        expect(isMarkedSecret([...above, ...below].join('\n'))).toBe(false)
        expect(isMarkedSecret([...above, marking, ...below].join('\n'))).toBe(true)
      },
    ),
  )
})
