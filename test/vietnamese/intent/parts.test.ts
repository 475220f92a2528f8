import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { describeLine, labelLine } from '../../../src/vietnamese/intent/describe.ts'
import { findPhrases } from '../../../src/vietnamese/intent/find-phrases.ts'
import { lexicon } from '../../../src/vietnamese/intent/lexicon.ts'
import { findDocuments, findShare } from '../../../src/vietnamese/intent/numbers.ts'
import { officeCommands } from '../../../src/vietnamese/intent.ts'
import { oneSlip, withoutEach } from '../../../src/vietnamese/intent/slips.ts'
import { marksOf, wordsOf } from '../../../src/vietnamese/intent/words.ts'
import { nearest } from '../../../src/vietnamese/nearest.ts'

const concepts = (text: string) => findPhrases(wordsOf(text), () => true).map(({ concept }) => concept)

describe('the lexicon', () => {
  it('says each phrase once, in composed letters', () => {
    const all = Object.values(lexicon).flatMap(row => row.split('|').map(phrase => phrase.trim()))
    expect(all.filter((phrase, at) => all.indexOf(phrase) !== at)).toEqual([])
    expect(all.filter(phrase => phrase !== phrase.normalize('NFC') || phrase === '')).toEqual([])
  })
})

describe('a phrase', () => {
  test.each([
    ['hoàn thành', ['done']],
    ['hoan thanh', ['done']],
    ['hoanthanh', ['done']],
    ['HOÀN THÀNH', ['done']],
    ['hoàn thnah', ['done']],
    ['haon thanh', ['done']],
    ['hoàn thanhf', ['done']],
    ['hoafn thanhf', ['done']],
    ['chưa xong', ['unfinished']],
    ['chua xong', ['unfinished']],
    ['chưa hoàn thành', ['unfinished']],
    ['gia hạn', ['extend']],
    ['gia hạnn', ['extend']],
    ['hoàn tác', ['undo']],
    ['hoàn tất', ['done']],
    ['trả lời', ['filler']],
    ['chuyện', []],
    ['chờ duyệt', ['waiting']],
    ['nhanh', ['urging']],
    ['xong việc', ['done', 'task']],
  ])('%j is %j', (text, expected) => expect(concepts(text)).toEqual(expected))

  it('does not reach over a mark or over words that are taken', () => {
    expect(concepts('chưa, xong')).toEqual(['negation', 'done'])
    expect(findPhrases(wordsOf('chưa xong'), at => at !== 0).map(({ concept }) => concept)).toEqual(['done'])
  })

  it('keeps its concept through one slip of the finger that leaves no real word', () => {
    const slipped = ['hoàn thànhh', 'nhiệmm vụ', 'hoàn tcá', 'đôn đcố', 'tiến độộ', 'quá hnạ', 'pheduyetj']
    expect(slipped.map(text => concepts(text)[0])).toEqual([
      ...(['done', 'task', 'undo', 'urge', 'progress', 'overdue', 'approve'] as const),
    ])
  })
})

describe('one slip', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 't'), minLength: 1, maxLength: 7 })

  it('is what the spelling distance calls one', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(oneSlip(a, b)).toBe(nearest(a, [b], 1) !== undefined)
      }),
      { numRuns: 500 },
    )
  })

  it('always leaves a common remainder by which the two words find each other', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        fc.pre(oneSlip(a, b))
        expect(withoutEach(a).some(rest => withoutEach(b).includes(rest))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('words', () => {
  it('stand where they stand in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const word of wordsOf(text)) expect(text.slice(word.start, word.end)).toBe(word.text)
      }),
    )
  })

  it('part letters from digits, and keep the stroke of an address', () => {
    expect(wordsOf('nv27 của đ/c An, 50%').map(({ text }) => text)).toEqual([
      ...['nv', '27', 'của', 'đ/c', 'An', ',', '50', '%'],
    ])
  })

  it('carry the same marks wherever the tone is set', () => {
    expect(marksOf('hoà')).toBe(marksOf('hòa'))
    expect(marksOf('ủy')).toBe(marksOf('uỷ'))
    expect(marksOf('đã')).not.toBe(marksOf('dã'))
    expect(marksOf('xong')).toBe('')
  })
})

describe('numbers', () => {
  it('of documents are found with their place', () => {
    const text = 'đã nộp 45/bc-vp, và 80-NQ/TW; việc 12/11 thì chưa'
    expect(findDocuments(text, wordsOf(text)).map(({ number }) => number)).toEqual(['45/BC-VP', '80-NQ/TW'])
  })

  it.each([
    ['được 50%', 50],
    ['50 phần trăm', 50],
    ['50 phan tram', 50],
    ['12,5%', 12],
    ['50', undefined],
    ['1000%', undefined],
  ])('the share in %j is %j', (text, percent) => expect(findShare(wordsOf(text), () => false)?.percent).toBe(percent))
})

describe('a line in words', () => {
  it.each([
    ['/xong 12', 'báo hoàn thành việc #12'],
    ['/xong 12 đã trình 45/BC-VP', 'báo hoàn thành việc #12, kết quả: đã trình 45/BC-VP'],
    ['/xong 12 12 bóng đèn', 'báo hoàn thành việc #12, kết quả: 12 bóng đèn'],
    ['/capnhat 12 50% đang soạn', 'cập nhật việc #12: 50% đang soạn'],
    ['/giahan 7 04/12/2026 chờ thẩm định', 'xin gia hạn việc #7 đến thứ Sáu 04/12/2026, lý do: chờ thẩm định'],
    ['/giahan 7 31/02/2027', 'xin gia hạn việc #7 đến 31/02/2027'],
    ['/giahan 7', 'xin gia hạn việc #7'],
    ['/chuyen 7 Nguyễn Văn An', 'chuyển việc #7 cho Nguyễn Văn An'],
    ['/duyet', 'xem việc chờ duyệt'],
    ['/duyet 5', 'duyệt việc #5'],
    ['/tralai 5 thiếu phụ lục', 'trả lại việc #5, lý do: thiếu phụ lục'],
    ['/uyquyen Võ Ngọc Lan 01/12/2026 05/12/2026', 'ủy quyền Võ Ngọc Lan thứ Ba 01/12/2026 thứ Bảy 05/12/2026'],
    ['/caidat nhắc tắt', 'tắt nhắc buổi sáng'],
    ['/nhiemvu tuần này', 'xem nhiệm vụ (tuần này)'],
    ['/khongco 7', '/khongco 7'],
  ])('%j: %j', (line, words) => expect(describeLine(line)).toBe(words))

  it('is known for every command, and short enough for a button', () => {
    for (const command of officeCommands) {
      expect(describeLine(`/${command} 7 ${'chữ '.repeat(50)}`)).not.toContain('/')
      expect(labelLine(`/${command} 7 ${'chữ '.repeat(50)}`).length).toBeLessThanOrEqual(60)
    }
  })
})
