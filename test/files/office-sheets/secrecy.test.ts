import { describe, expect, test } from 'vitest'
import { secrecyMarking } from '../../../src/files/office-sheets/secrecy.ts'

describe('markings', () => {
  test.each([
    ['MẬT', 'MẬT'],
    ['Mật', 'MẬT'],
    ['"Tối mật"', 'TỐI MẬT'],
    ['(TUYỆT MẬT)', 'TUYỆT MẬT'],
    ['Độ mật: Mật', 'MẬT'],
    ['Độ mật: MẬT\nSố: 05/KH-UBND', 'MẬT'],
    ['Mức độ mật: tối mật', 'TỐI MẬT'],
    ['MẬT\nSố: 05/KH-UBND', 'MẬT'],
    ['Báo cáo tình hình biên giới (MẬT)', 'MẬT'],
    ['Kế hoạch TUYỆT MẬT về phòng thủ', 'TUYỆT MẬT'],
    ['Tài liệu TỐI\nMẬT', 'TỐI MẬT'],
  ])('%j', (text, marking) => {
    expect(secrecyMarking(text)).toBe(marking)
  })
})

describe('ordinary words are no markings', () => {
  test.each([
    'Bảo vệ bí mật nhà nước',
    'BÁO CÁO CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'Giảm mật độ xây dựng',
    'Hỗ trợ nghề nuôi ong lấy mật ong',
    'Mật khẩu',
    'Đổi mật khẩu tài khoản',
    'Độ mật: mật độ dân cư',
    'Quản lý tài liệu tuyệt mật theo quy định',
    'bảo vệ bí\nmật',
    'BẢO VỆ BÍ\nMẬT',
    'Độ mật: Không',
    'MẬT ONG',
    'TỐI MẬTX',
    '',
  ])('%j', text => {
    expect(secrecyMarking(text)).toBeUndefined()
  })
})
