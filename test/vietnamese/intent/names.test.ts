import { describe, expect, it, test } from 'vitest'
import { indexNames, nameAt, noNames } from '../../../src/vietnamese/intent/names.ts'
import { wordsOf } from '../../../src/vietnamese/intent/words.ts'

const index = indexNames(
  [
    { code: 'VP', name: 'Văn phòng UBND thành phố' },
    { code: 'STC', name: 'Sở Tài chính' },
    { code: 'STC-KH', name: 'Sở Tài chính và Kế hoạch' },
    { code: 'P01', name: 'Ủy ban nhân dân phường Bình Minh' },
    { code: 'P02', name: 'UBND phường Bình An' },
    { code: 'A', name: 'Phòng Văn hóa - Xã hội' },
    { code: 'B', name: 'Phòng Kinh tế' },
    { code: 'C', name: 'Phòng Kinh tế' },
  ],
  [
    { code: '1', name: 'Võ Ngọc Lan' },
    { code: '2', name: 'Trần Ngọc Lan' },
    { code: '3', name: 'Lê Văn Tám' },
    { code: '4', name: 'Nguyễn Văn An' },
    { code: '5', name: 'Nguyễn Văn An' },
  ],
)
const find = (kind: 'units' | 'officers', text: string) => nameAt(index, kind, wordsOf(text), 0)

describe('a unit', () => {
  test.each([
    ['Phòng Văn hóa - Xã hội', 'Phòng Văn hóa - Xã hội'],
    ['phong van hoa xa hoi thang nay', 'Phòng Văn hóa - Xã hội'],
    ['phòng văn hóa, xã hội', 'Phòng Văn hóa - Xã hội'],
    ['Phòng Văn hoá', 'Phòng Văn hóa - Xã hội'],
    ['phòng văn', 'Phòng Văn hóa - Xã hội'],
    ['phường Bình Minh', 'Ủy ban nhân dân phường Bình Minh'],
    ['ubnd phuong binh minh', 'Ủy ban nhân dân phường Bình Minh'],
    ['uy ban nhan dan phuong binh minh', 'Ủy ban nhân dân phường Bình Minh'],
    ['STC', 'Sở Tài chính'],
    ['P01', undefined],
    ['stc', 'Sở Tài chính'],
    ['vp', 'Văn phòng UBND thành phố'],
    ['td', undefined],
    ['a', undefined],
    ['sở tài', undefined],
    ['chính tài sở', undefined],
  ])('%j is %j', (text, name) => {
    const found = find('units', text)
    expect(found?.unique ? found.name : undefined).toBe(name)
  })

  it('whose whole name begins another one is meant itself', () => {
    expect(find('units', 'sở tài chính')).toMatchObject({ name: 'Sở Tài chính', unique: true, last: 2 })
    expect(find('units', 'sở tài chính và kế hoạch')).toMatchObject({ name: 'Sở Tài chính và Kế hoạch', last: 5 })
  })

  it('that shares its name or its beginning with another is not unique', () => {
    expect(find('units', 'phòng kinh tế')).toMatchObject({ unique: false })
    expect(find('units', 'phường bình')).toMatchObject({ unique: false })
  })
})

describe('an officer', () => {
  test.each([
    ['Lê Văn Tám', 'Lê Văn Tám'],
    ['le van tam', 'Lê Văn Tám'],
    ['Văn Tám', 'Lê Văn Tám'],
    ['Tám', 'Lê Văn Tám'],
    ['Tâm', undefined],
    ['Lê Văn', undefined],
  ])('%j is %j', (text, name) => expect(find('officers', text)?.name).toBe(name))

  it('who shares a name with another is not unique', () => {
    expect(find('officers', 'Nguyễn Văn An')).toMatchObject({ unique: false })
    expect(find('officers', 'Ngọc Lan')).toMatchObject({ unique: false })
    expect(find('officers', 'Võ Ngọc Lan')).toMatchObject({ unique: true })
  })
})

it('an office without names has none', () => {
  expect(nameAt(noNames, 'units', wordsOf('Sở Tài chính'), 0)).toBeUndefined()
})
