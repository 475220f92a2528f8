// Nearly every text ends here, so it is looked at once, letter by letter: an M, an A of any kind and a T, whatever stands
// between them. A text with characters that nobody needs for Vietnamese is read on.
const [other, letter, m, a, t, foreign, plus] = [0, 1, 2, 3, 4, 5, 6]
const kinds = new Uint8Array(0x2100).fill(foreign)

function set(characters: string, kind: number): void {
  for (const [range] of characters.matchAll(/.-.|./gsu)) {
    const last = range.charCodeAt(range.length - 1)
    for (let code = range.charCodeAt(0); code <= last; code++) kinds[code] = kind
  }
}
set(' -~\n\r\t¡-¬®-¿–—‘’“”•…', other)
set('A-Za-zÀ-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ', letter)
set('jJ', other)
set('mM', m)
// Digits and signs may stand for a letter or between letters, and a "j" for the dot below.
set('aAàÀáÁảẢãÃạẠâÂầẦấẤẩẨẫẪậẬăĂằẰắẮẳẲẵẴặẶ@4^', a)
set('tT7', t)
// "Mậ+", and "M+Ậ+T"
set('+', plus)

/** The letter of a document's number, markup that a letter hides in, "TẬM", which is read from its end, and English. */
const inOtherForms =
  /(?:[([/._:-] ?|độ )["“]?T?[UY]?M(?![A-Za-z\d])|<\/?[a-z]|&#?\w|%[\da-f]{2}|t[^a-z]?ậ[^a-z]?m|s[\W_]{0,2}e[\W_]{0,2}c[\W_]{0,2}r|c[\W_]{0,2}o[\W_]{0,2}n[\W_]{0,2}f|classified/iu

export function mayBeMarked(text: string): boolean {
  let seen = other
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)] ?? foreign
    if (kind === foreign) return true
    if (kind === m) seen = m
    else if (kind === a && seen !== other) seen = a
    else if ((kind === t || kind === plus) && seen === a) return true
    else if (kind === letter || kind === t) seen = other
  }
  return inOtherForms.test(text)
}
