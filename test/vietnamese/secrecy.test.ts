import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isMarkedSecret, secrecyMarking } from '../../src/vietnamese/secrecy.ts'
import { marked, ordinary } from './secrecy-corpus.ts'
import { heldOutMarked, heldOutOrdinary } from './secrecy-held-out.ts'

/** What a keyboard, a program or a page does to a text that nobody sees. */
const unchanged = [
  (text: string) => text,
  (text: string) => text.normalize('NFD'),
  (text: string) => ` ${text.replaceAll(' ', '\u00a0')}\r\n`,
]

describe.each([
  { part: 'the corpus', marked, ordinary },
  {
    part: 'the held-out corpus',
    marked: heldOutMarked,
    ordinary: heldOutOrdinary,
  },
])('$part', ({ marked, ordinary }) => {
  it('has at least two hundred lines of both kinds', () => {
    expect(marked.length).toBeGreaterThanOrEqual(200)
    expect(ordinary.length).toBeGreaterThanOrEqual(200)
    expect(new Set([...marked, ...ordinary]).size).toBe(marked.length + ordinary.length)
  })

  it('is refused where it is marked', () => {
    expect(marked.filter(text => !unchanged.every(change => isMarkedSecret(change(text))))).toEqual([])
  })

  it('is let in where it is ordinary', () => {
    expect(ordinary.filter(text => unchanged.some(change => isMarkedSecret(change(text))))).toEqual([])
  })
})

test.each([
  ['MẬT', 'MẬT'],
  ['"Tối mật"', 'TỐI MẬT'],
  ['(TUYỆT MẬT)', 'TUYỆT MẬT'],
  ['Mức độ mật: tối mật', 'TỐI MẬT'],
  ['ỦY BAN NHÂN DÂN TỈNH\nMẬT\nSỐ 05', 'MẬT'],
  ['/xong 12 đã trình công văn MẬT số 12', 'MẬT'],
  ['Tài liệu TỐI\nMẬT', 'TỐI MẬT'],
  ['T O I  M A T', 'TỐI MẬT'],
  ['05/KH-UBND (TM)', 'TỐI MẬT'],
  ['Độ mật: A', 'TUYỆT MẬT'],
  ['tuye65t ma65t', 'TUYỆT MẬT'],
  ['TOP SECRET', 'TUYỆT MẬT'],
  ['NATO SECRET', 'TỐI MẬT'],
  ['CONFIDENTIAL: kế hoạch', 'MẬT'],
  ['(TM) Kế hoạch A2', 'TỐI MẬT'],
  ['(TM) Chủ tịch\n(M) Kế hoạch A2', 'MẬT'],
  ['Số 12/M-UBND', 'MẬT'],
  ['Số 12/TuM-UBND', 'TUYỆT MẬT'],
  ['PA_toi_mat.docx', 'TỐI MẬT'],
  ['ke hoach A2 - tuyet mat.pdf', 'TUYỆT MẬT'],
  ['Kế hoạch (TuM).pdf', 'TUYỆT MẬT'],
  ['Kế hoạch A, độ mật “TM”', 'TỐI MẬT'],
  ['T. Mật: kế hoạch diễn tập', 'TỐI MẬT'],
  ['do mat tuyet mat', 'TUYỆT MẬT'],
  ['ĐM: TM', 'TỐI MẬT'],
  ['12_KH_UBND_M.pdf', 'MẬT'],
])('%j is of the degree %s', (text, degree) => {
  expect(secrecyMarking(text)).toBe(degree)
})

const invisible = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u202c', '\u200f', '\ufe0f']
const between = ['', ' ', '.', '-', '_', '*', '\n', ' · ', '...', '/', '\u00a0', '🔒']
const shapes: Record<string, string[]> = {
  M: ['M', 'М', 'Μ', 'Ｍ', '𝐌', '𝗠', 'Ⓜ', '🅼', 'ᴹ', 'Ꮇ'],
  T: ['T', 'Т', 'Τ', 'Ｔ', '𝐓', '𝗧', 'Ⓣ', '🆃', 'ᵀ', 'Ꭲ'],
  Ậ: ['Ậ', 'A\u0323\u0302', 'А\u0323\u0302', 'Α\u0302\u0323', 'Ａ\u0323\u0302', '𝐀\u0323\u0302', 'Ạ\u0302', 'Â\u0323'],
  Ố: ['Ố', 'O\u0302\u0301', 'О\u0302\u0301', 'Ο\u0302\u0301', 'Ｏ\u0302\u0301', 'Ô\u0301'],
  Ệ: ['Ệ', 'E\u0323\u0302', 'Е\u0323\u0302', 'Ε\u0323\u0302', 'Ẹ\u0302'],
  I: ['I', 'І', 'Ι', 'Ｉ', '𝐈'],
  U: ['U', 'Ｕ', '𝐔', 'ꓴ'],
  Y: ['Y', 'Υ', 'Ｙ', '𝐘', 'Ү'],
  ' ': [' ', '  ', '\u00a0', '\n', '\u2003'],
}

const disguised = (marking: string) =>
  fc
    .tuple(
      fc.constantFrom(...between),
      fc.tuple(
        ...Array.from(marking, letter =>
          fc.tuple(fc.constantFrom(...(shapes[letter] ?? [letter])), fc.constantFrom('', '', ...invisible)),
        ),
      ),
    )
    .map(([gap, letters]) => letters.map(([letter, hidden]) => `${letter}${hidden}`).join(gap))

describe('a marking', () => {
  const markings = fc.constantFrom('MẬT', 'TỐI MẬT', 'TUYỆT MẬT')

  it('is found however its letters are disguised', () => {
    const asked = markings.chain(marking => fc.tuple(fc.constant(marking), disguised(marking)))
    fc.assert(
      fc.property(asked, ([marking, text]) => {
        expect(secrecyMarking(text)).toBe(marking)
      }),
      { numRuns: 500 },
    )
  })

  it('is found with signs that nobody sees anywhere in the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...marked), fc.nat(), fc.constantFrom(...invisible), (text, at, sign) => {
        const letters = Array.from(text.normalize('NFC'))
        // A sign between the halves of one disguise may undo it.
        fc.pre(/^[\p{L}\p{Zs}\p{P}\d\n]*$/u.test(text))
        letters.splice(at % (letters.length + 1), 0, sign)
        expect(isMarkedSecret(letters.join(''))).toBe(true)
      }),
    )
  })

  it('is found wherever its line stands in a text', () => {
    const line = fc.constantFrom('Kính gửi: Sở Nội vụ', 'Số: 05/KH-UBND', 'KẾ HOẠCH', '', 'Bảo vệ bí mật nhà nước')
    fc.assert(
      fc.property(fc.array(line), fc.array(line), disguised('MẬT'), (above, below, marking) => {
        expect(isMarkedSecret([...above, ...below].join('\n'))).toBe(false)
        expect(isMarkedSecret([...above, marking, ...below].join('\n'))).toBe(true)
      }),
    )
  })
})

describe('ordinary office text', () => {
  it('is free in any order and with invisible signs from Word and web pages', () => {
    const texts = fc.array(fc.constantFrom(...ordinary), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(texts, fc.nat(), fc.constantFrom(...invisible), (parts, at, sign) => {
        const text = parts.join('\n\n')
        const letters = Array.from(text)
        letters.splice(at % (letters.length + 1), 0, sign)
        expect(isMarkedSecret(text)).toBe(false)
        expect(isMarkedSecret(letters.join(''))).toBe(false)
      }),
    )
  })

  it('without any of the letters of the word is free', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        fc.pre(!/[mt\u{1f000}-\u{1ffff}]/iu.test(text.normalize('NFKD')))
        expect(isMarkedSecret(text.replace(/[^\p{Script=Latin}\s]/gu, ''))).toBe(false)
      }),
    )
  })
})

/** Of a text that is made to take long; on a machine that does other things at the same time, its own share counts. */
function processorMs(run: () => unknown): number {
  run()
  const before = process.cpuUsage()
  for (let i = 0; i < 5; i++) run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 5_000
}

test('no text of 4,000 characters takes long', () => {
  const units = [
    ...[
      'M',
      'm ',
      'MẬT ',
      'bí mật ',
      'mạt ',
      'mat, ',
      'b í m ậ t ',
      '\nmat',
      'không mật ',
      'này là mật độ ',
      'TOI MAT DI ',
    ],
    ...[
      'M\u0323',
      'a\u0302\u0323',
      '(M',
      '1/KH-',
      '05/KH-UBND (M ',
      'm4',
      'm@',
      'tuyetma',
      'mậT',
      'maT',
      'ông MẬT A ',
      'mậtmật',
      'tậm ',
      'Mật a ',
      'công văn Mật gửi ',
      'Lan: x\nMật: y\n',
      'tài liệu mật gì ',
      'toi mat gui ',
      'bao cao toi mat ',
      'bao cao tuyet mat x ',
      'chi tuyet mat ',
      'công văn mặt, ',
      '(M) a\n',
      'mật điện ',
      'mật số 1/A',
      'tài liệu mật không ạ ',
      'tài liệu mật qua được không ',
      'dấu mật cho ',
      'báo cáo văn bản mật 6 tháng ',
      'KH (M) ',
      'độ mật “M',
      '(độ mật) ',
      'kế hoạch (độ mật ',
      'ĐM: ',
      '12_KH_',
      'ma65t a1 ',
      'có văn bản mật ',
      'Mật, Lan, ',
      'CA: MẬT ',
      'giấy a mật ',
      'Mật: 2 ',
    ],
    ...[
      '\u200b',
      '\u202e',
      '\u202ea',
      'a^',
      '\ufdfa',
      '\u3316',
      '🅼',
      '<b',
      '<b>',
      '&#7852;',
      '%E1',
      '1/Aa-',
      'a\u0302\u0323\u0301',
      'quản lý tài liệu mật, ',
      'này là này là này mật độ ',
    ],
  ]
  const text = (unit: string) => unit.repeat(4_000).slice(0, 4_000)
  // The best of three: the first may be the program's own beginning, or a collection of garbage.
  const cost = (unit: string) => Math.min(...[1, 2, 3].map(() => processorMs(() => secrecyMarking(text(unit)))))
  const slow = units.map(unit => ({ unit, ms: cost(unit) }))
  // 5 ms on a machine of its own; a quadratic pattern takes hundreds.
  expect(slow.filter(({ ms }) => ms > 25)).toEqual([])
})
