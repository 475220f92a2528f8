import fc from 'fast-check'

/** What no answer may show, unless the person has just typed it. */
export const broken = /undefined|\bnull\b|NaN|\[object|Infinity|Invalid Date|\n +at |Có lỗi, đã ghi nhận|SQLITE|Error:/

const said = 'Đã trình Ủy ban nhân dân, việc quá hạn, tiến độ quý này, tìm báo cáo của Phòng Kinh tế'
const word = fc.constantFrom(...said.split(' '))
const mark = fc.integer({ min: 0x300, max: 0x36f }).map(code => String.fromCodePoint(code))

/** Halves of characters, as a client makes them that cuts a text in the middle of an emoji. */
const halves = fc
  .array(fc.constantFrom('\ud83d', '\ude00', '\udfff', '\ud800', 'a', 'ệ', ' ', '/'), { minLength: 1, maxLength: 60 })
  .map(parts => parts.join(''))
const invisible = fc.constantFrom(
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u202e',
  '\u2066',
  '\u00ad',
  '\u0000',
  '\u001b',
  '\u0085',
)
const sown = fc
  .array(fc.tuple(word, invisible), { minLength: 1, maxLength: 12 })
  .map(parts => parts.map(([one, hidden]) => `${one.slice(0, 1)}${hidden}${one.slice(1)}`).join(' '))
const zalgo = fc
  .array(fc.tuple(word, fc.array(mark, { maxLength: 30 })), { minLength: 1, maxLength: 8 })
  .map(parts => parts.map(([one, marks]) => one + marks.join('')).join(' '))
const rightToLeft = fc.constantFrom('أكمل المهمة', 'השלם את המשימה', '\u202excong viec')
const long = fc
  .tuple(
    fc.constantFrom('việc ', 'ệ'.normalize('NFD'), '😀', 'a😀', '\ud83d', '\n', '١', '"', '\\'),
    fc.integer({ min: 900, max: 5_000 }),
  )
  .map(([unit, length]) => unit.repeat(length).slice(0, length))
const marks = fc.constantFrom(
  '~a',
  '/',
  '//',
  '/😀',
  '%',
  "';--",
  '__proto__',
  '<b>&',
  '[a](b)',
  '#',
  '',
  ' ',
  '\n\n',
  '🇻🇳',
  '‍',
)

/** What keyboards, clipboards, broken clients and people of ill will send. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.array(word, { maxLength: 12 }).map(words => words.join(' ').normalize('NFD')),
    ...[halves, sown, zalgo, rightToLeft, long, marks],
    fc
      .tuple(fc.constantFrom('/', '/tim ', '/tiendo ', '/xong ', 'tìm ', 'báo cáo '), halves)
      .map(parts => parts.join('')),
  )
  .filter(text => !broken.test(text))
