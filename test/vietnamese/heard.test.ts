import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hear, type HeardKind } from '../../src/vietnamese/heard.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { noAnswers, qualified, results } from './said-to-question.ts'

/** Task 1 was asked about. */
const heard = (text: string) => hear(text, 1)

describe('what is said to "Kết quả việc #1 là gì?"', () => {
  for (const [kind, texts] of Object.entries(noAnswers))
    it(`is heard as ${kind}, with and without diacritics`, () => {
      expect(texts.filter(text => heard(text).kind !== kind)).toEqual([])
      // Without its marks "nhầm" is none of another kind; some words become others ("đã" is "da", "chờ" is "cho").
      expect(texts.filter(text => heard(fold(text)).kind === 'answer')).toEqual([])
      expect(texts.filter(text => heard(text.toUpperCase()).kind === 'answer')).toEqual([])
    })

  it('is a result where it tells what came out of the work', () => {
    expect(results.filter(text => heard(text).kind !== 'answer')).toEqual([])
    expect(results.filter(text => heard(fold(text)).kind !== 'answer')).toEqual([])
  })

  it('is not surely a result where its own words take it back, put it off, divide or doubt it', () => {
    expect(qualified.filter(text => heard(text).kind === 'answer')).toEqual([])
    expect(qualified.filter(text => heard(text.toUpperCase()).kind === 'answer')).toEqual([])
  })

  it.each<[string, number]>([
    ['việc 99 chứ', 99],
    ['ý tôi là việc 5', 5],
    ['#7', 7],
    ['không phải việc 1, việc 8 cơ', 8],
    ['nhiem vu so 12', 12],
  ])('%j names task %d', (text, number) => expect(heard(text)).toEqual({ kind: 'other task', number }))

  it.each(['việc 1 đã trình', '#1 đã trình báo cáo', 'nhiệm vụ 1 đã hoàn thành'])('%j is of the task itself', text =>
    expect(heard(text).kind).toBe('answer'),
  )

  it('is never an answer where it ends with a question mark, has no letters, or begins with a refusal and nothing else', () => {
    const sign = fc.string({
      unit: fc.constantFrom(...['?', '!', '.', ',', '…', ':', ';', ')', '(', '-', '_', '*', '👍', '😂', '🙏', ' ']),
      minLength: 1,
    })
    fc.assert(fc.property(sign, text => heard(text).kind === 'signs'))
    const words = fc.array(fc.constantFrom(...results, ...Object.values(noAnswers).flat()), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(fc.property(words, texts => heard(`${texts.join(' ')}?`).kind !== 'answer'))
    const no = fc.constantFrom('chưa', 'không phải', 'nhầm rồi', 'thôi', 'chưa xong', 'khỏi', 'hủy')
    const filler = fc.constantFrom('ạ', 'em', 'anh ơi', 'nhé', 'dạ', '...', '🙏')
    fc.assert(
      fc.property(filler, no, filler, (before, word, after) => {
        const kind: HeardKind = heard(`${before} ${word} ${after}`).kind
        return kind === 'refusal'
      }),
    )
  })

  it('has a meaning whatever it is', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(text, said => heard(said).kind.length > 0),
      { numRuns: 20 },
    )
  })

  it.each([
    'chuyển phòng văn hóa xử lý',
    'giao chị Lan phòng kinh tế soạn',
    'phân công tổ 3 theo dõi',
    'chuyen chi Lan lam',
    'giao bên Tư pháp tham mưu',
    'cử anh Hùng địa chính giải quyết',
  ])('%j is no result: somebody else is to do it', text => {
    expect(hear(text, 1).kind).not.toBe('answer')
  })

  it.each([
    'chuyển hồ sơ đất đai sang UBND phường Bình An giải quyết',
    'chuyển đơn cho Công an phường giải quyết',
    'chuyển 36 hồ sơ cho phòng Tư pháp xử lý',
  ])('%j is one: it was handed on', text => {
    expect(hear(text, 1).kind).toBe('answer')
  })

  it.each(['đã làm', 'Đã làm', 'em đã làm', 'đã làm ạ'])('%j is no courtesy: it may be the result', text =>
    expect(hear(text, 1).kind).toBe('unsure'),
  )

  it('"cảm ơn đã giúp" is one', () => expect(hear('cảm ơn đã giúp', 1).kind).toBe('courtesy'))
})
