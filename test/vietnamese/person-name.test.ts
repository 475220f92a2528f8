import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameName } from '../../src/vietnamese/person-name.ts'

describe('two spellings are the same name', () => {
  it.each([
    ['Phạm Văn Hùng', 'PHẠM VĂN HÙNG'],
    ['Phạm Văn Hùng', 'phạm văn hùng'],
    ['Phạm Văn Hùng', 'Pham Van Hung'],
    ['DO DANG KHOA', 'Đỗ Đăng Khoa'],
    ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa'],
    ['Trần Thuý Quỳnh', 'Trần Thúy Quỳnh'],
    ['Lê Khoẻ', 'Lê Khỏe'],
    ['Hoàng Uỷ', 'Hoàng Ủy'],
    ['Cao Lưu Luỹ', 'Cao Lưu Lũy'],
    ['Lê Thị Cúc', ' Lê\u00a0 Thị\nCúc '],
    ['Lê Thị Cúc', 'Lê Thị Cúc'.normalize('NFD')],
    ['Lê Thị Cúc', 'Lê Thị C\u200búc'],
    ['Lê Minh', 'Lê Minh'],
    ['Lan Anh', 'LAN ANH'],
  ])('%j, %j', (one, other) => {
    expect([sameName(one, other), sameName(other, one)]).toEqual([true, true])
  })

  it('whatever is done to the case, the blanks or all the diacritics of a name', () => {
    const syllable = fc.constantFrom(
      'Đỗ',
      'Nguyễn',
      'Thị',
      'Hoà',
      'Hòa',
      'Hưng',
      'Hùng',
      'Ánh',
      'Lê',
      'Thuý',
      'An',
      'Ân',
    )
    const change = fc.constantFrom(
      (name: string) => name.toUpperCase(),
      (name: string) => name.toLowerCase(),
      (name: string) => name.normalize('NFD'),
      (name: string) => ` ${name.replaceAll(' ', '  ')} `,
      (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D'),
    )
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 4 }), change, (syllables, changed) => {
        const name = syllables.join(' ')
        expect(sameName(name, changed(name))).toBe(true)
      }),
    )
  })
})

describe('two names are not the same', () => {
  it.each([
    ['Phạm Văn Hùng', 'Phạm Văn Hưng'],
    ['Nguyễn Thị Hoa', 'Nguyễn Thị Hòa'],
    ['Nguyễn Thị Hoà', 'Nguyễn Thị Hoá'],
    ['Lê Thị Cúc', 'Lê Thị Cục'],
    ['Trần Văn An', 'Trần Văn Ân'],
    ['Đặng Thu', 'Đặng Thư'],
    ['Đinh Tuyên', 'Đinh Tuyến'],
    ['Đỗ Dũng', 'Đỗ Đũng'],
    ['Hồ Lý', 'Hồ Lỳ'],
    // With the others of its diacritics there, one is not left out but wrong.
    ['Phạm Văn Hùng', 'Phạm Văn Hung'],
    ['Phạm Văn Hùng', 'Pham Van Hung2'],
    ['Lê Thị Cúc', 'Lê Thị Kim Cúc'],
    ['Lê Thị Cúc', 'Lê Cúc'],
    ['Lê Thị Cúc', ''],
  ])('%j, %j', (one, other) => {
    expect([sameName(one, other), sameName(other, one)]).toEqual([false, false])
  })
})
