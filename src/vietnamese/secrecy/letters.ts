/**
 * The texts that a reader may see, each in the characters of Vietnamese: what a marking can be disguised with is taken off
 * again. Nothing of this is stored or shown; it is only judged.
 */
export function readings(text: string): string[] {
  const asWritten = plainLetters(text)
  const seen = [asWritten]
  if (overridden.test(text)) seen.push(plainLetters(text.replace(overridden, (_, run: string) => backwards(run))))
  // No other word ends so but "tậm tịt".
  if (/t\P{L}?ậ\P{L}?m/iu.test(asWritten)) seen.push(backwards(asWritten))
  return seen
}

/** What stands after a right-to-left override is shown from its end: "TẬM" as a marking. */
const overridden = /\u202e([^\u202c\n]*)/g
const backwards = (text: string): string => Array.from(text.normalize('NFC')).reverse().join('')

const plainLetters = (text: string): string =>
  withoutMarkup(text)
    .replace(wholeWords, ' ')
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/(?![đĐ])[\u00a0-\u{10ffff}]/gu, letter => lookAlikes.get(letter) ?? letter)
    .replace(otherMarks, mark => marksLike.get(mark) ?? '')
    .replace(/(?<=[aeo])\^/gi, '\u0302')
    .replace(/([a-zđ])(\p{M}+)/giu, (_, letter: string, marks: string) => letter + marksOf(letter, marks))
    .replace(/([a-z]\p{M}{0,3})@(?=[a-z])/giu, (_, before: string) => before + (/[A-Z]/.test(before) ? 'A' : 'a'))
    .replace(/(?<=ma[\u0302\u0323]{1,2})\+/gi, 'T')
    .replace(/(t[oO]\p{M}{0,2})[|!](?= ?[\p{L}])/giu, '$1i')
    .normalize('NFC')

/** The text of HTML and of addresses: "M&#7852;T", "M<b>Ậ</b>T", "M%E1%BA%ACT". A tag is a gap as a blank is. */
function withoutMarkup(text: string): string {
  let plain = text
  if (plain.includes('<')) plain = plain.replace(/<\/?([a-z]+\d?)(?:[\s/][^<>]{0,200})?>/gi, asGap)
  if (plain.includes('&')) plain = plain.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,9}));/gi, asCharacter)
  if (plain.includes('%')) plain = plain.replace(/(?:%[\da-f]{2})+/gi, asAddress)
  return plain
}

const asGap = (tag: string, name: string): string => {
  // "<mat>" is a word in brackets.
  if (/^m/i.test(name) && !/^(?:mark|main|menu|meta)$/i.test(name)) return tag
  return /^(?:br|p|div|li|tr|td|h\d)$/i.test(name) ? '\n' : ' '
}

function asCharacter(entity: string, decimal = '', hex = '', name = ''): string {
  if (name !== '') {
    const [, letter = '', mark = ''] = /^([a-z])(acute|grave|circ|tilde)$/i.exec(name) ?? []
    return letter === '' ? (entityNames.get(name) ?? entity) : letter + (entityMarks.get(mark) ?? '')
  }
  const code = decimal === '' ? Number.parseInt(hex, 16) : Number(decimal)
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity
}
const entityNames = new Map(
  Object.entries({ nbsp: ' ', ensp: ' ', emsp: ' ', shy: '', zwj: '', zwnj: '', lrm: '', rlm: '' }),
)
const entityMarks = new Map(Object.entries({ acute: '\u0301', grave: '\u0300', circ: '\u0302', tilde: '\u0303' }))

function asAddress(escaped: string): string {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return escaped
  }
}

/** No consonant of Vietnamese bears a mark; a vowel bears one tone, and before it circumflex, breve or horn. */
function marksOf(letter: string, marks: string): string {
  if (!/[aeiouy]/i.test(letter)) return ''
  const shape = ['\u0302', '\u0306', '\u031b'].find(mark => marks.includes(mark)) ?? ''
  const tone = ['\u0323', '\u0301', '\u0300', '\u0309', '\u0303'].find(mark => marks.includes(mark)) ?? ''
  return shape + tone
}

/** Characters that are a word of another script, of which NFKD makes up to eighteen letters. */
const wholeWords = /[\u3300-\u3357\ufb50-\ufdff\ufe70-\ufefc]/g

/** Soft hyphens, zero-width signs, direction and other controls, fillers: Unicode itself says that they show nothing. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?![\n\r\t\v\f\u0085])\p{Cc}/gu

// Strokes through and rings around a letter are none of its marks; carons and arches look like the circumflex, whatever is
// small and below like the dot.
const otherMarks = /(?![\u0300-\u0303\u0306\u0309\u031b\u0323])\p{M}/gu
const marksLike = new Map<string, string>([
  ...Array.from('\u030c\u0311\u032d\u1dc6\u1dcd', (mark): [string, string] => [mark, '\u0302']),
  ...Array.from(
    '\u0316\u0317\u0320\u0324\u0325\u0326\u0327\u0328\u0329\u032e\u0330\u0331\u0339\u0347\u0348\u1dc2',
    (mark): [string, string] => [mark, '\u0323'],
  ),
])

/** Letters of other scripts and shapes that read as one of ours; what NFKD knows (full-width, mathematical) is not here. */
const lookAlikes = new Map<string, string>(
  Object.entries({
    A: 'АΑᎪꓮᴀⲀДΛΔɅ∀∆∧Ⱥ',
    a: 'аαɑⲁдλⱥ',
    B: 'ВΒᏴꓐʙ',
    C: 'СᏟꓚᴄϹ',
    c: 'сϲ',
    D: 'Ꭰꓓᴅ',
    E: 'ЕΕᎬꓰᴇ€',
    e: 'еε',
    G: 'Ꮐꓖɢ',
    H: 'НΗᎻꓧʜ',
    I: 'ІΙӀᏆꓲɪⲒ',
    i: 'іιıӏⲓ',
    K: 'КΚᏦꓗᴋ',
    k: 'кκ',
    L: 'Ꮮꓡʟ',
    M: 'МΜᎷꓟᴍⲘϺⱮ',
    m: 'мμɱⲙʍ',
    N: 'ΝꓠɴⲚ',
    O: 'ОΟՕꓳᴏⲞØ',
    o: 'оοօσⲟø',
    P: 'РΡᏢꓑᴘ',
    p: 'рρ',
    S: 'ЅՏᏚꓢꜱ',
    s: 'ѕ',
    T: 'ТΤᎢꓔᴛⲦŦ†⊤',
    t: 'тτⲧŧƭ',
    U: 'Սꓴᴜ',
    u: 'υս',
    V: 'ᏙꓦᴠѴ',
    v: 'νѵ',
    X: 'ХΧꓫ',
    x: 'хχ',
    Y: 'УΥҮᎩꓬʏⲨ¥',
    y: 'уүγ',
  }).flatMap(([letter, others]) => Array.from(others, (other): [string, string] => [other, letter])),
)
// White letters on black, in circles and squares, and the halves of flags: NFKD leaves them as they are.
for (const first of [0x1f150, 0x1f170, 0x1f1e6])
  for (let i = 0; i < 26; i++) lookAlikes.set(String.fromCodePoint(first + i), String.fromCharCode(65 + i))
