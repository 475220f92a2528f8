import { fromKeys } from '../telex.ts'

/**
 * What stands between two words: nothing, blanks and quotes, or the hyphens, dots and underscores that file names use for
 * them · a sign of punctuation · a new line (also before the first word and after the last).
 */
export type Gap = 'blank' | 'sign' | 'break'

export interface Word {
  /** in small letters, as it is spelt */
  text: string
  /** the same without marks, đ as d */
  bare: string
  /** the same where each digit stands for the letter it looks like ("li3u"), even if it could be a tone of VNI */
  lettered: string
  /** `caps`: no small letter, or capitals where nobody writes them */
  shape: 'lower' | 'title' | 'caps'
  /** what is before and after it, as it is written */
  before: string
  after: string
  gapBefore: Gap
  gapAfter: Gap
  /** where it begins and ends in the whole text */
  from: number
  to: number
  /** was written in pieces ("M Ậ T", "m.ậ.t", "mậ t") */
  scattered: boolean
}

/** A text as the words that a reader sees. A word is read when it is asked for: of most texts only a few are. */
export interface Words {
  text: string
  length: number
  /** undefined before the first and after the last */
  at(index: number): Word | undefined
  /** The first word from `index` on that may be "mật", however it is spelt; `length` where there is none. */
  nextSuspect(index: number): number
}

/** Of a text in plain letters; those of a marking are put together again where they were taken apart. */
export function readWords(text: string): Words {
  const pieces = together(
    [...text.matchAll(/[\p{Script=Latin}\p{M}\d]+/gu)].flatMap(({ 0: run, index }) => apart(run, index)),
  )
  const read: (Word | undefined)[] = []
  const spelled = spelling(inVni.test(text))
  return {
    text,
    length: pieces.length,
    at: index => (read[index] ??= wordAt(text, pieces, index, spelled)),
    nextSuspect(index) {
      while (index < pieces.length && !suspect.test(pieces[index]?.raw ?? '')) index++
      return index
    },
  }
}

/** "mật", "maatj", "m4t", "mmậtt". */
const suspect = /^m{1,8}[\p{L}\d]{0,6}[t7]{1,8}[j5]?$|^ma[\d]+t$|^mat(?:65|56)$|^m[\p{L}\d]{1,4}j$/iu

/** "ma65t", "mat65": whoever types so types all words so. */
const inVni = /(?<![\p{L}\d])ma(?:65t|56t|6t5|5t6|t65|t56)(?![\p{L}\d])/iu

interface Piece {
  raw: string
  from: number
  to: number
  scattered: boolean
}

/** "TàiLiệuMật", "tàiliệumật" and "MẬT05" are several words; "tailieumat", as files are called, is too. */
function apart(run: string, from: number): Piece[] {
  const parts =
    run.length > 3 && mayHaveSeam.test(run)
      ? run
          .split(capitals)
          .flatMap(part => part.split(shortPaper))
          .flatMap(part => part.split(seams))
      : [run]
  let at = from
  return parts.map(raw => {
    const piece = { raw, from: at, to: at + raw.length, scattered: false }
    at = piece.to
    return piece
  })
}

const mayHaveSeam = /\p{Ll}\p{Lu}|[mM][ậâẬÂaA][tT]/u
/** "VBMAT.pdf", "CVMAT05" */
const shortPaper =
  /(?<=^(?:CV|VB|TL|HS|KH|BC|QD|QĐ|NQ|PA|ĐA|TTr|TB))(?=MAT(?!\p{L}))|(?<=^(?:CV|VB|TL|HS|KH|BC|QD|QĐ|NQ|PA|ĐA|TTr|TB)?MAT)(?=\d)/u
const capitals = /(?<=\p{Ll})(?=\p{Lu})/u
// No syllable ends in "mật" after a whole other one; without its mark only what certainly is a marking comes off.
const seams =
  /(?<=\p{L}{2})(?=m[ậâ]t(?!\p{L}))|(?<=tuyet|toi|tailieu|congvan|vanban|hoso)(?=mat(?![\p{L}\d]))|(?<=m[ậâ]t)(?=\d)/iu

const targets = ['mat', 'toi', 'tuyet']
const longest = Math.max(...targets.map(target => target.length))

/** Puts the pieces of a word of a marking together, whatever stands between them. */
function together(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = []
  for (let i = 0; i < pieces.length;) {
    const count = scattering(pieces, i)
    const [first, last] = [pieces[i], pieces[i + count - 1]]
    if (!first || !last) break
    whole.push(count === 1 ? first : { raw: joined(pieces, i, count), from: first.from, to: last.to, scattered: true })
    i += count
  }
  return whole
}

const joined = (pieces: readonly Piece[], from: number, count: number): string =>
  pieces
    .slice(from, from + count)
    .map(({ raw }) => raw)
    .join('')

/** How many pieces from `from` on are one word of a marking; 1 where they are none. */
function scattering(pieces: readonly Piece[], from: number): number {
  let raw = pieces[from]?.raw ?? ''
  if (raw.length > 4 || !/^[mt]/i.test(raw)) return 1
  for (let count = 2; count <= longest && from + count <= pieces.length; count++) {
    raw += pieces[from + count - 1]?.raw ?? ''
    if (raw.length > longest) return 1
    const bare = bareOf(raw.toLowerCase())
    if (!targets.some(target => target.startsWith(bare))) return 1
    if (targets.includes(bare) && (hasTornVowel.test(raw) || raw.length === count)) return count
  }
  return 1
}

/** No word is "ậ", "ật", "mậ", "ối" or "ệt"; without such a vowel each piece must be a letter alone. */
const hasTornVowel = /[ậâệếốộ]/iu

type Spelled = Pick<Word, 'text' | 'bare' | 'lettered' | 'shape'>

/** How a word of a text is spelt; the same word again is not worked out anew. */
function spelling(isVni: boolean): (raw: string) => Spelled {
  const known = new Map<string, Spelled>()
  return raw => {
    let spelled = known.get(raw)
    if (!spelled) known.set(raw, (spelled = spelledAs(raw, isVni)))
    return spelled
  }
}

function spelledAs(raw: string, isVni: boolean): Spelled {
  const lower = raw.toLowerCase()
  const text = isVni && vniAtEnd.test(lower) ? withoutVni(lower) : speltOut(lower)
  return {
    text,
    bare: bareOf(text),
    lettered: bareOf(/\d/.test(lower) ? digitsAsLetters(lower) : text),
    shape: shapeOf(raw),
  }
}

function wordAt(
  text: string,
  pieces: readonly Piece[],
  index: number,
  spelled: (raw: string) => Spelled,
): Word | undefined {
  const [previous, piece, next] = [pieces[index - 1], pieces[index], pieces[index + 1]]
  if (!piece) return undefined
  const before = text.slice(previous?.to ?? 0, piece.from)
  const after = text.slice(piece.to, next?.from ?? text.length)
  const { text: spelt, bare, lettered, shape } = spelled(piece.raw)
  return {
    text: spelt,
    bare,
    lettered,
    shape,
    before,
    after,
    gapBefore: previous ? gapOf(before) : 'break',
    gapAfter: !next || (after === '.' && endings.has(next.raw.toLowerCase())) ? 'break' : gapOf(after),
    from: piece.from,
    to: piece.to,
    scattered: piece.scattered,
  }
}

/** Typed as on a keyboard without Vietnamese ("maatj", "ma65t"), with digits for or between letters ("m4t"), with letters twice. */
function speltOut(word: string): string {
  if (word.length > 12 || !mayBeRespelt.test(word)) return word
  const letters = word.replace(/\d/g, '')
  if (letters === 'mật' || letters === '') return letters || word
  const lettered = digitsAsLetters(word)
  const once = lettered.replace(/(\p{L})\1+/gu, '$1')
  const bare = bareOf(once)
  const typed = fromKeys(word)
  if (typed !== undefined && (!targets.includes(bare) || targets.includes(bareOf(typed)))) return typed
  // "TỐl", with the small letter that looks like the great one.
  if (bare === 'tol') return `${once.slice(0, -1)}i`
  if (targets.includes(bare)) return once
  // "ke61", as VNI has it at the end of a word
  if (/^[a-z]*[aeiouy][1-9]{2}$/.test(word)) return word.replace(/\d/g, '')
  return /\p{L}\d\p{L}/u.test(word) ? lettered : word
}

/** "tai2", "hoach5", "mat65" */
const vniAtEnd = /^[a-z]+[1-9]{1,2}$/
const withoutVni = (word: string): string => (word.startsWith('mat') ? 'mật' : word.replace(/\d/g, ''))

/** In ASCII alone, with a digit, or with a letter twice. */
const mayBeRespelt = /^[a-z\d]+$|\d|(.)\1|l$/u

const digitsAsLetters = (word: string): string => word.replace(/\d/g, digit => asLetter[digit] ?? digit)
const asLetter: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 7: 't' }

export const bareOf = (word: string): string =>
  /^[a-z\d]*$/.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')

function shapeOf(raw: string): Word['shape'] {
  if (!/\p{Lu}/u.test(raw)) return 'lower'
  return /^\p{Lu}\P{Lu}+$/u.test(raw) ? 'title' : 'caps'
}

function gapOf(between: string): Gap {
  if (between === ' ') return 'blank'
  if (between.includes('\n')) return 'break'
  return /^(?:[\s"'“”‘’«»]*|[_.\-–'’~·•*+]+)$/u.test(between) ? 'blank' : 'sign'
}

/** "hồ sơ mật.pdf": the name of the file ends before. */
const endings = new Set(
  'pdf doc docx xls xlsx ppt pptx odt ods rtf txt csv jpg jpeg png tif tiff heic zip rar 7z eml msg'.split(' '),
)
