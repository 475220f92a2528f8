import { pieces, type UnitMatcher } from './unit-matcher.ts'

export { unitMatcher, type UnitMatcher } from './unit-matcher.ts'

export interface SplitUnits {
  /** codes, each once, in the order of the cell: the first leads */
  matched: string[]
  unknown: { text: string; suggestion?: string }[]
}

/** The units named in a cell. Names hold commas and "và" themselves, so the longest name that fits is taken first. */
export function splitUnits(text: string, known: UnitMatcher): SplitUnits {
  const whole = known.find(text)
  if (whole !== undefined) return { matched: [whole], unknown: [] }
  const matched = new Set<string>()
  const unmatched: { from: number; to: number }[][] = []
  const parts = pieces(text)
  let run: { from: number; to: number }[] = []
  for (let i = 0; i < parts.length;) {
    const found = longestFrom(text, parts, i, known)
    if (found) {
      matched.add(found.code)
      unmatched.push(run)
      run = []
      i = found.next
    } else {
      run.push(...parts.slice(i, i + 1))
      i++
    }
  }
  return { matched: [...matched], unknown: [...unmatched, run].flatMap(pieces => describe(text, pieces, known)) }
}

function longestFrom(text: string, parts: { from: number; to: number }[], start: number, known: UnitMatcher) {
  const from = parts[start]?.from ?? 0
  for (let end = Math.min(parts.length, start + known.longest) - 1; end >= start; end--) {
    const code = known.find(text.slice(from, parts[end]?.to))
    if (code !== undefined) return { code, next: end + 1 }
  }
  return undefined
}

/** Neighbours that are nearly one name ("Sở Văn hoá, Thể thao, Du lịch") are reported as that one. */
function describe(text: string, run: { from: number; to: number }[], known: UnitMatcher): SplitUnits['unknown'] {
  const together = text.slice(run[0]?.from ?? 0, run.at(-1)?.to ?? 0).trim()
  const suggestion = run.length > 1 ? known.suggest(together) : undefined
  if (suggestion !== undefined) return [{ text: together, suggestion }]
  return run.flatMap(({ from, to }) => {
    const said = text.slice(from, to).trim()
    const near = known.suggest(said)
    return said ? [{ text: said, ...(near !== undefined && { suggestion: near }) }] : []
  })
}
