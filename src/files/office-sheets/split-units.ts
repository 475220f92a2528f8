import { beginsLikeUnit, isCollective } from '../../vietnamese/unit-words.ts'
import { pieces, type UnitMatcher } from './unit-matcher.ts'

export { unitMatcher, type UnitMatcher } from './unit-matcher.ts'

export interface SplitUnits {
  /** codes, each once, in the order of the cell: the first leads */
  matched: string[]
  /** found by a short form of the name, and the name's code */
  short: { text: string; code: string }[]
  /** what names no unit, as written: a name is never cut */
  unknown: { text: string; suggestion?: string }[]
}

interface Piece {
  from: number
  to: number
}

/**
 * The units named in a cell. Names hold commas and "và" themselves, so the longest name that fits is taken first; and only
 * where another name, or nothing, follows: "Sở Khoa học và Công nghệ" is not "Sở Khoa học".
 */
export function splitUnits(text: string, known: UnitMatcher): SplitUnits {
  const whole = known.find(text)
  if (whole !== undefined) return { matched: [whole], short: [], unknown: [] }
  const found: SplitUnits = { matched: [], short: [], unknown: [] }
  const matched = new Set<string>()
  const parts = pieces(text)
  let run: Piece[] = []
  const unmatched: Piece[][] = []
  for (let i = 0; i < parts.length;) {
    const unit = longestFrom(text, parts, i, known)
    if (unit && (run.length === 0 || isEnd(text, run.at(-1), parts[i], known))) {
      matched.add(unit.code)
      if (unit.short) found.short.push({ text: unit.text, code: unit.code })
      unmatched.push(run)
      run = []
      i = unit.next
    } else {
      run.push(...parts.slice(i, i + 1))
      i++
    }
  }
  unmatched.push(run)
  found.matched = [...matched]
  found.unknown = unmatched.flatMap(pieces => describe(text, pieces, known))
  return found
}

function longestFrom(text: string, parts: readonly Piece[], start: number, known: UnitMatcher) {
  const from = parts[start]?.from ?? 0
  for (let end = Math.min(parts.length, start + known.longest) - 1; end >= start; end--) {
    const said = text.slice(from, parts[end]?.to).trim()
    const exact = known.find(said)
    const code = exact ?? known.findShort(said)
    if (code !== undefined && isEnd(text, parts[end], parts[end + 1], known))
      return { code, text: said, short: exact === undefined, next: end + 1 }
  }
  return undefined
}

/** May a name end before this piece? Always at a line or a semicolon; else where what follows begins like a name of its own. */
function isEnd(text: string, piece: Piece | undefined, next: Piece | undefined, known: UnitMatcher): boolean {
  if (!piece || !next) return true
  const between = text.slice(piece.to, next.from)
  if (/[\n;+•]/.test(between)) return true
  const following = text.slice(next.from, next.to).trim()
  return beginsAnew(following) || known.find(following) !== undefined || known.findShort(following) !== undefined
}

const someone =
  /^(?:cá nhân|đơn vị|cơ quan|tổ chức|doanh nghiệp|người dân|nhân dân|cán bộ|công chức|đ\/c|đồng chí)\s|^(?:cá nhân|tổ chức|đơn vị|cơ quan|doanh nghiệp|người dân)$/iu

/** Begins like a unit, like many, or in capitals like a short name; "ban, ngành" goes on with what stands before. */
const beginsAnew = (text: string): boolean =>
  isCollective(text) ||
  someone.test(text) ||
  (/^\p{Lu}/u.test(text) && (beginsLikeUnit(text) || /^\p{Lu}{3,}/u.test(text)))

/** What names no unit, cut only where one name certainly ends and another begins. */
function describe(text: string, run: readonly Piece[], known: UnitMatcher): SplitUnits['unknown'] {
  const wholes: Piece[] = []
  let collective = false
  for (const piece of run) {
    const last = wholes.at(-1)
    const hard = last && /[\n;+•]/.test(text.slice(last.to, piece.from))
    const anew = !last || hard || (!collective && isEnd(text, last, piece, known))
    if (anew) {
      wholes.push({ ...piece })
      collective = isCollective(text.slice(piece.from, piece.to))
    } else last.to = piece.to
  }
  return wholes.flatMap(({ from, to }) => {
    const said = text.slice(from, to).trim()
    const near = known.suggest(said)
    return said ? [{ text: said, ...(near !== undefined && { suggestion: near }) }] : []
  })
}
