import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/vietnamese/normalise.ts'
import { fromKeys, looksVietnamese } from '../../src/vietnamese/telex.ts'

describe('a syllable', () => {
  it.each(['nhiem', 'thanh', 'nghieng', 'quyen', 'duoc', 'xong', 'oi', 'khuya', 'giup', 'yeu'])('%s can be one', word =>
    expect(looksVietnamese(word)).toBe(true),
  )
  it.each(['thnah', 'haon', 'hnay', 'dc', 'nhiemj', 'tks', 'xyz'])('%s cannot', word =>
    expect(looksVietnamese(word)).toBe(false),
  )
})

describe('a syllable left in raw keys', () => {
  it.each([
    ...[
      'thuws thứ',
      'tuaanf tuần',
      'tuaafn tuần',
      'hoom hôm',
      'thasng tháng',
      'cuoois cuối',
      'cuoosi cuối',
      'nawm năm',
    ],
    ...['ngayf ngày', 'ngafy ngày', 'dduwowcj được', 'dduwocj được', 'truwowcs trước', 'mootj một', 'mowis mới'],
    ...[
      'quys quý',
      'giuwax giữa',
      'chieeuf chiều',
      'saus sáu',
      'khoong không',
      'chuwa chưa',
      'roofi rồi',
      'giaso giáo',
    ],
    ...['nhieemj nhiệm', 'vuj vụ', 'vuwaf vừa', 'quas quá', 'hanj hạn'],
    ...['thu71 thứ', 'nga2y ngày', 'tua6n2 tuần', 'vie6c5 việc', 'ro6i2 rồi'],
  ])('%s', pair => {
    const [typed = '', meant] = pair.split(' ')
    expect(fromKeys(typed)).toBe(meant)
  })

  it.each([
    'xong',
    'hnay',
    'hqua',
    'tks',
    'dc',
    'sms',
    'fax',
    'nv12',
    'cb12',
    'thu7',
    'thang12',
    'so61',
    'q1',
    'tháng',
    '',
  ])('is not seen in %j', word => expect(fromKeys(word)).toBeUndefined())

  it('is never made of anything else, and is a word when it is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('abcdeghiostuyfrwxj1269')) }), typed => {
        const meant = fromKeys(typed)
        if (meant !== undefined) expect(looksVietnamese(fold(meant))).toBe(true)
      }),
    )
  })
})
