import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buttonData, choiceByLabel, choiceNumber, isLong, numbered, turnedPage } from '../../src/vietnamese/choices.ts'

const bytes = (text: string) => Buffer.byteLength(text)
const long = (words: string) => `/tiendo ${words} ${'ế'.repeat(40)}`

describe('what a button carries', () => {
  test('is the line itself up to 64 bytes, not letters', () => {
    const fits = `/${'x'.repeat(63)}`
    expect(buttonData(fits)).toBe(fits)
    expect(isLong({ label: 'x', send: fits })).toBe(false)
    expect(isLong({ label: 'x', send: `${fits}y` })).toBe(true)
    expect(isLong({ label: 'x', send: `/${'ế'.repeat(22)}` })).toBe(true)
  })

  test('is else a short name, always the same for one line and another for another', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const [one, other] = [buttonData(long(a)), buttonData(long(b))]
        expect(one).toMatch(/^~[a-z\d]+$/)
        expect(bytes(one)).toBeLessThanOrEqual(64)
        expect(buttonData(long(a))).toBe(one)
        expect(one === other).toBe(a === b)
      }),
    )
  })

  test('differs for the lines of a whole office', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => long(String(i)))
    expect(new Set(lines.map(buttonData)).size).toBe(lines.length)
  })
})

describe('a chosen number', () => {
  test.each([
    '3',
    '3.',
    '3)',
    ' 3 ',
    'số 3',
    'so 3',
    'Số 3.',
    'chọn 3',
    'CHON 3',
    'chọn số 3',
    'lựa chọn 3',
    'mục 3',
    'số3',
  ])('%j is three', text => {
    expect(choiceNumber(text)).toBe(3)
    expect(choiceNumber(text.normalize('NFD'))).toBe(3)
  })

  test.each(['', 'ba', '3 việc', 'việc 3', '#3', '3%', '3/4', '3.5', '-3', '1234567890', 'số', 'chọn', '1 2'])(
    '%j is none',
    text => {
      expect(choiceNumber(text)).toBeUndefined()
    },
  )
})

describe('a typed label', () => {
  const choices = [
    { label: 'Đồng ý', send: 'đồng ý' },
    { label: '‹ Trang trước', send: '/nhiemvu trang 1' },
  ]

  test.each(['Đồng ý', 'dong y', ' ĐỒNG  Ý '])('%j is found without regard to case, marks and spaces', text => {
    expect(choiceByLabel(choices, text)).toBe(choices[0])
  })

  test.each(['đồng', 'đồng ý nhé', ''])('%j is none', text => {
    expect(choiceByLabel(choices, text)).toBeUndefined()
  })
})

test('numbered lines keep the number of each choice, also when one is left out', () => {
  const share = { label: 'Gửi số của tôi', send: '/lienket', contact: true as const }
  expect(numbered([{ label: 'Có', send: 'có' }, share, { label: 'Không', send: 'không' }])).toBe('1. Có\n3. Không')
  expect(numbered([])).toBe('')
})

describe('a list with pages', () => {
  const on = { label: 'Trang sau ›', send: '/tim máy tính trang 3' }
  const back = { label: '‹ Trang trước', send: '/tim máy tính trang 1' }

  test.each<[string, string | undefined]>([
    ['trang sau', '/tim máy tính trang 3'],
    ['xem tiếp nhé', '/tim máy tính trang 3'],
    ['trang trước', '/tim máy tính trang 1'],
    ['trang 7 ạ', '/tim máy tính trang 7'],
    ['trang 1 của báo cáo', undefined],
    ['trang', undefined],
    ['sau', undefined],
  ])('%j leads to %j', (said, line) => {
    expect(turnedPage([{ label: '#1', send: '/viec 1' }, back, on], said)).toBe(line)
  })

  test('without pages has none to turn', () => {
    for (const said of ['trang sau', 'trang 2', 'trang cuối', 'quay lại'])
      expect(turnedPage([{ label: '#1', send: '/viec 1' }], said)).toBeUndefined()
  })
})
