/**
 * The letters that a reader sees, in the characters of Vietnamese: what a marking can be disguised with is taken off
 * again. Nothing of this is stored or shown; it is only judged.
 */
export function plainLetters(text: string): string {
  return turned(text)
    .replace(wholeWords, ' ')
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(/(?![đĐ])[\u00a0-\u{10ffff}]/gu, letter => lookAlikes.get(letter) ?? letter)
    .replace(otherMarks, mark => marksLike.get(mark) ?? '')
    .replace(/(\p{M})\1+/gu, '$1')
    .replace(/(?<=[a-z])\^/gi, '\u0302')
    .replace(/([a-z]\p{M}{0,3})@(?=[a-z])/giu, (_, before: string) => before + (/[A-Z]/.test(before) ? 'A' : 'a'))
    .normalize('NFC')
}

/** Characters that are a word of another script, of which NFKD makes up to eighteen letters. */
const wholeWords = /[\u3300-\u3357\ufb50-\ufdff\ufe70-\ufefc]/g

/** Soft hyphens, zero-width signs, direction and other controls, fillers: Unicode itself says that they show nothing. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?![\n\r\t\v\f\u0085])\p{Cc}/gu

/** What stands after a right-to-left override is read from its end: "TẬM" shows as a marking. */
const turned = (text: string): string =>
  text.replace(/\u202e([^\u202c\n]*)/g, (_, run: string) => Array.from(run.normalize('NFC')).reverse().join(''))

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
