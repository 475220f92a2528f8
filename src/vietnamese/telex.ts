const onset = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?'
// Without the "oo" of "xoong", which is far more often a Telex "ô".
const rime =
  '(?:(?:a|e|i|o|u|y|oa|oe|ie|ye|ia|ua|uo|uy|uye|ue)(?:ch|nh|ng|[cmnpt])?|ai|ao|au|ay|eo|eu|iu|oi|ui|uu|oai|oay|oao|uay|uoi|uou|ieu|yeu|uya|uyu)'
const syllable = new RegExp(`^${onset}${rime}$`)

/** Could the folded word be a Vietnamese syllable? A slip of the finger mostly yields one that cannot ("thnah"). */
export const looksVietnamese = (folded: string): boolean => syllable.test(folded)

// Unicode's combining marks: circumflex, breve, horn; grave, acute, hook above, tilde, dot below.
const [circumflex, breve, horn] = ['\u0302', '\u0306', '\u031b']
const tones = new Map(
  Object.entries({ f: '\u0300', s: '\u0301', r: '\u0309', x: '\u0303', j: '\u0323' }).concat(
    Object.entries({ 2: '\u0300', 1: '\u0301', 3: '\u0309', 4: '\u0303', 5: '\u0323' }),
  ),
)

/** A run of letters and digits that only VNI makes: `nga2y`, `vie6c5`, `thu71`; but `nv12`, `thu7` and `so61` are none. */
const vni = /^[a-z]*[aeiouy][1-9]+[a-z]+[1-9]?$|^[a-z]*u7[1-5]$/
const telex = /[sfrxjw]|aa|ee|oo|dd/

/**
 * The syllable that was typed in Telex or VNI while the keyboard was set to English: `thuws`, `tuaanf`, `nga2y` are
 * "thứ", "tuần", "ngày". `lower` is in small letters; undefined for what is a word as it stands and for anything else.
 */
export function fromKeys(lower: string): string | undefined {
  if (lower.length > 9 || !/^[a-z]+[a-z1-9]*$/.test(lower)) return undefined
  if (/\d/.test(lower) ? !vni.test(lower) : !telex.test(lower) || looksVietnamese(lower)) return undefined
  const { letters, tone } = withoutTone(lower)
  const shaped = letters
    .replace(/dd|d9/g, 'đ')
    .replace(/([aeo])(?:\1|6)/g, `$1${circumflex}`)
    // One w or 7 makes both letters of "ươ".
    .replace(/uo(?:w|7)|uwow?|u7o7?/g, `u${horn}o${horn}`)
    .replace(/a[w8]/g, `a${breve}`)
    .replace(/([uo])[w7]/g, `$1${horn}`)
    .normalize('NFC')
  const plain = shaped.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd')
  return looksVietnamese(plain) ? withTone(shaped, tone) : undefined
}

/** The tone is typed behind its vowel or at the end of the word. */
function withoutTone(lower: string): { letters: string; tone: string } {
  const [, before = lower, key = '', after = ''] = /^(.*[aeiouyw6-9].*?)([sfrxj1-5])([a-z6-9]*)$/.exec(lower) ?? []
  return { letters: before + after, tone: tones.get(key) ?? '' }
}

/** On the vowel that has a mark, else on the last one before a consonant, else as usual in "hòa", "mùa", "ngoài". */
function withTone(word: string, tone: string): string {
  const [, head = '', vowels = '', tail = ''] =
    /^((?:gi|qu)(?=[^\P{L}bcdđghklmnpqrstvx])|[^aeiouyàăâêôơư]*)(\p{L}*?)([bcdghklmnpqrstvx]*)$/u.exec(word) ?? []
  const marked = vowels.search(/[ăâêô]|ơ(?!.*ơ)|ư(?!ơ)/u)
  const plain = tail !== '' ? vowels.length - 1 : vowels.length === 3 ? 1 : 0
  const at = marked < 0 ? plain : marked
  return (head + vowels.slice(0, at + 1) + tone + vowels.slice(at + 1) + tail).normalize('NFC')
}
