import { nearest } from '../../vietnamese/nearest.ts'
import { abbreviations } from './unit-abbreviations.ts'
import { bare, words } from './words.ts'

export interface KnownUnit {
  code: string
  name: string
  aliases?: string[]
}

/** Finds units by code, name or alias; built once for a whole import. */
export interface UnitMatcher {
  /** the code of the unit the text names, all of it */
  find(text: string): string | undefined
  /** The one unit whose name the text writes short ("P. Kinh tế", "Sở TT&TT"); none where it may be several. */
  findShort(text: string): string | undefined
  /** the name nearest to a text that names none */
  suggest(text: string): string | undefined
  /** in how many pieces a cell's separators may cut a name ("Sở Văn hóa, Thể thao và Du lịch": 3) */
  longest: number
}

const separators = /\s*[\n;,/+•&]\s*|\s+[-–—]\s+|^\s*[-–—]\s*|\s+và\s+/giu

/** The pieces between separators, with where each begins and ends. Brackets are not looked into. */
export function pieces(text: string): { from: number; to: number }[] {
  const flat = text.replace(/\([^)]*\)/g, inside => '·'.repeat(inside.length))
  const found: { from: number; to: number }[] = []
  let from = 0
  for (const match of [...flat.matchAll(separators), undefined]) {
    const to = match?.index ?? text.length
    if (to > from) found.push({ from, to })
    from = to + (match?.[0].length ?? 0)
  }
  return found
}

/** "UBND phường Bến Thành" and "Phường Bến Thành" are one unit to those who write; so are "Văn hóa và Xã hội" and "Văn hóa - Xã hội". */
const withoutCommittee = (key: string): string => key.replace(/^(ubnd|uy ban nhan dan) /, '').replaceAll(' va ', ' ')

export function unitMatcher(units: Iterable<KnownUnit>): UnitMatcher {
  const exact = new Map<string, string>()
  const short = new Map<string, string | undefined>()
  const names: string[] = []
  const known = [...units]
  const written = abbreviations(known)
  let longest = 1
  for (const { code, name, aliases = [] } of known) {
    names.push(name)
    for (const said of [code, name, ...aliases]) {
      const key = bare(said)
      if (!key) continue
      if (!exact.has(key)) exact.set(key, code)
      const shortened = withoutCommittee(key)
      // Two units that differ only in those words cannot be told apart without them.
      short.set(shortened, short.has(shortened) && short.get(shortened) !== code ? undefined : code)
      longest = Math.max(longest, pieces(said).length)
    }
  }
  const lookUp = (key: string): string | undefined => exact.get(key) ?? short.get(withoutCommittee(key))
  const suggested = new Map<string, string | undefined>()
  return {
    longest,
    find: text => lookUp(bare(text)) ?? lookUp(words(text)),
    findShort: text => {
      const [only, another] = written.find(text)
      return another === undefined ? only : undefined
    },
    suggest: text => {
      // The same misspelt name stands in many rows; comparing it with every unit is slow.
      if (!suggested.has(text)) suggested.set(text, nearest(text, names))
      return suggested.get(text)
    },
  }
}
