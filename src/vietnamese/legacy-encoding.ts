// Letters of the two old fonts of offices, from Vietnam's TCVN 5712:1993 (VN3) and the VNI tables: a text written in one of
// them and stored as Latin-1 shows as "X©y dùng kÕ ho¹ch" or "Xaây döïng keá hoaïch".

const tcvn3Signs: string = '¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ§¡¢£¤¥¦'
const tcvn3Letters: string = 'áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĐĂÂÊÔƠƯ'
const tcvn3 = new Map([...tcvn3Signs].map((sign, i) => [sign, [...tcvn3Letters][i] ?? sign]))

const vniMarks: Record<string, string> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  ê: '\u0306',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
}
const vniSingle: Record<string, string> = {
  ñ: 'đ',
  Ñ: 'Đ',
  ô: 'ơ',
  Ô: 'Ơ',
  ö: 'ư',
  Ö: 'Ư',
  æ: 'ỉ',
  Æ: 'Ỉ',
  ó: 'ĩ',
  Ó: 'Ĩ',
  ò: 'ị',
  Ò: 'Ị',
  î: 'ỵ',
  Î: 'Ỵ',
}

const fromTcvn3 = (text: string): string => [...text].map(sign => tcvn3.get(sign) ?? sign).join('')

function fromVni(text: string): string {
  const marked = text.replace(
    /([aeouyôöAEOUYÔÖ])([ùøûõïâêáàåãäéèúüëÙØÛÕÏÂÊÁÀÅÃÄÉÈÚÜË])/g,
    (_, letter: string, mark: string) => (vniSingle[letter] ?? letter) + (vniMarks[mark.toLowerCase()] ?? ''),
  )
  return marked.replace(/[ñÑôÔöÖæÆóÓòÒîÎ]/g, sign => vniSingle[sign] ?? sign).normalize('NFC')
}

/** UTF-8 that was read as Windows' Latin: "XÃ¢y dá»±ng". Undefined where its bytes are no UTF-8. */
function fromMojibake(text: string): string | undefined {
  const bytes = [...text].map(sign => cp1252.get(sign) ?? sign.charCodeAt(0))
  if (bytes.some(byte => byte > 255)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}
const cp1252 = new Map(
  Array.from(
    { length: 32 },
    (_, i) => [new TextDecoder('windows-1252').decode(Uint8Array.of(128 + i)), 128 + i] as const,
  ),
)

// A syllable without its tone: what may begin it, its vowels, what may end it.
const onset = '(?:ngh|ng|nh|gh|gi|kh|ch|ph|th|tr|qu|[bcdđghklmnpqrstvx])?'
const rime =
  '(?:uyê|uya|uyu|oeo|oai|oao|oay|uây|uôi|ươi|ươu|iêu|yêu|uêu|uao|uai|iê|yê|uô|ươ|uâ|uê|uy|uơ|oa|oă|oe|oo|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|yu|ưu|[aăâeêioôơuưy])(?:ng|nh|ch|[cmnpt])?'
const syllable = new RegExp(`^${onset}${rime}$`)
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

const isSyllable = (word: string): boolean => {
  const [...marks] = word.normalize('NFD').match(tones) ?? []
  return marks.length <= 1 && syllable.test(word.toLowerCase().normalize('NFD').replace(tones, '').normalize('NFC'))
}

const letters = /[\p{L}\p{M}µ¸¶·¹¨»¾¼½©®ª«¬\u00ad§¡¢£¤¥¦×÷]+/gu
const beyondAscii = (text: string): string[] => (text.match(letters) ?? []).filter(word => /[^a-z]/i.test(word))

/** `garbled`: letters are lost, or stand in an encoding that cannot be told. Undefined: nothing is wrong with it. */
export type Repair = { text: string } | 'garbled' | undefined

/** What a text says that was stored in an old encoding, where that is certain: every word of it is a Vietnamese syllable then. */
export function repairEncoding(text: string): Repair {
  // Nearly every cell: ASCII, or with letters that only Unicode has.
  if (!/[\u0080-\uffff]|\?/.test(text) || (/[\u0102-\u01b0\u1ea0-\u1ef9]/.test(text) && !/[\ufffd?Ã»º¼½Ä]/.test(text)))
    return undefined
  if (text.includes('\ufffd')) return 'garbled'
  // "X?y d?ng": a letter that the encoding did not have.
  if (/\p{L}\?+\p{L}/u.test(text) && !/[?&]\w+=|:\/\//.test(text)) return 'garbled'
  const words = beyondAscii(text)
  if (words.length === 0 || words.every(isSyllable)) return undefined
  // Letters that no old encoding shows: the text is Unicode, and a foreign name or a sign in it is nobody's fault.
  if (/[\u0102-\u01b0\u1ea0-\u1ef9]|\p{M}/u.test(text) && fromMojibake(text) === undefined) return undefined
  const read = [fromMojibake(text), fromVni(text), fromTcvn3(text)].filter(
    found => found !== undefined && found !== text,
  )
  const right = [...new Set(read)].filter(found => found !== undefined && beyondAscii(found).every(isSyllable))
  const [only, another] = right
  if (only !== undefined && another === undefined) return { text: only }
  return words.filter(word => !isSyllable(word)).length * 2 > words.length &&
    /[ÃÂÄÆ»¼½µ¸¹©®§]|[aeouy][ùøûõï]/i.test(text)
    ? 'garbled'
    : undefined
}
