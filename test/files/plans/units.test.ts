import { describe, expect, test } from 'vitest'
import { rolesIn } from '../../../src/files/office-sheets/lead-cell.ts'
import { splitUnits, unitMatcher } from '../../../src/files/office-sheets/split-units.ts'

const known = unitMatcher(
  Object.entries({
    KT: 'Phòng Kinh tế',
    VHXH: 'Phòng Văn hóa - Xã hội',
    VP: 'Văn phòng HĐND và UBND',
    CAX: 'Công an xã',
    HCC: 'Trung tâm Phục vụ hành chính công',
    STTTT: 'Sở Thông tin và Truyền thông',
    KHTC: 'Phòng Kế hoạch - Tài chính',
    SKH: 'Sở Khoa học',
    STC: 'Sở Tài chính',
  }).map(([code, name]) => ({ code, name })),
)
const split = (text: string) => {
  const { matched, unknown } = splitUnits(text, known)
  return [...matched, ...unknown.map(({ text }) => `?${text}`)]
}

describe('a name written short', () => {
  test.each([
    ['P. Kinh tế', 'KT'],
    ['P.Kinh tế', 'KT'],
    ['Phòng VH-XH', 'VHXH'],
    ['P.VHXH', 'VHXH'],
    ['Phòng Văn hoá và Xã hội', 'VHXH'],
    ['Sở TT&TT', 'STTTT'],
    ['VP HĐND-UBND', 'VP'],
    ['VP. HĐND và UBND', 'VP'],
    ['TTPVHCC', 'HCC'],
    ['TT. Phục vụ HCC', 'HCC'],
    ['Phòng KH-TC', 'KHTC'],
    ['CA xã', 'CAX'],
  ])('“%s” is %s', (text, code) => {
    expect(split(text)).toEqual([code])
  })

  test.each(['P. Y tế', 'Phòng KTHT', 'Sở TN&MT', 'VP Đảng ủy', 'CA phường', 'Phòng kh'])(
    '“%s” is nobody known',
    text => {
      expect(split(text)).toEqual([`?${text}`])
    },
  )

  test('two units that it may mean are none', () => {
    const both = unitMatcher([
      { code: 'A', name: 'Phòng Kinh tế' },
      { code: 'B', name: 'Phòng Kế toán' },
    ])
    expect(splitUnits('Phòng KT', both).matched).toEqual([])
    expect(splitUnits('P. Kinh tế', both).matched).toEqual(['A'])
  })
})

describe('a name is never cut', () => {
  test.each([
    ['Sở Khoa học và Công nghệ', ['?Sở Khoa học và Công nghệ']],
    ['Sở Khoa học và Công nghệ, Sở Tài chính', ['STC', '?Sở Khoa học và Công nghệ']],
    ['các phòng, ban, đơn vị', ['?các phòng, ban, đơn vị']],
    ['UBND các xã/phường', ['?UBND các xã/phường']],
    ['Phòng Kinh tế, các đơn vị liên quan', ['KT', '?các đơn vị liên quan']],
    ['Hội Phụ nữ và Hội Nông dân', ['?Hội Phụ nữ', '?Hội Nông dân']],
    ['Phòng Kinh tế và Công an xã', ['KT', 'CAX']],
    ['Ban Quản lý dự án, đầu tư xây dựng', ['?Ban Quản lý dự án, đầu tư xây dựng']],
    ['Phòng Tổ chức - Cán bộ', ['?Phòng Tổ chức - Cán bộ']],
  ])('“%s”', (text, expected) => {
    expect(split(text)).toEqual(expected)
  })
})

describe('who leads and who helps in one cell', () => {
  test.each([
    ['Phòng Kinh tế chủ trì; Công an xã phối hợp', 'Phòng Kinh tế', 'Công an xã'],
    ['- Chủ trì: Phòng Kinh tế\n- Phối hợp: Công an xã, Trạm Y tế', 'Phòng Kinh tế', 'Công an xã, Trạm Y tế'],
    ['Phòng Kinh tế chủ trì, phối hợp với Công an xã', 'Phòng Kinh tế', 'Công an xã'],
    ['Phòng Kinh tế (chủ trì), Công an xã (phối hợp)', 'Phòng Kinh tế', 'Công an xã'],
    ['Chủ trì: Phòng Kinh tế. Phối hợp: Công an xã', 'Phòng Kinh tế', 'Công an xã'],
    ['Cơ quan chủ trì: VP\nCơ quan phối hợp:\nCông an xã\nTrạm Y tế', 'VP', 'Công an xã\nTrạm Y tế'],
  ])('%j', (cell, leads, coordinators) => {
    expect(rolesIn(cell)).toEqual({ leads, coordinators })
  })

  test.each(['Phòng Kinh tế', 'Phòng Kinh tế, Công an xã', 'Phối hợp: Công an xã'])('%j stays as it is', cell => {
    expect(rolesIn(cell)).toEqual({ leads: cell })
  })
})
