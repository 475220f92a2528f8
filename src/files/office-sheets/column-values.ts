import { parseDeadline } from '../../vietnamese/dates.ts'
import { beginsLikeUnit, isCollective } from '../../vietnamese/unit-words.ts'
import type { Cell } from '../cell.ts'
import { progressIn } from './progress-words.ts'

/** What stands in a column, as shares of the cells that hold anything. */
export interface ColumnValues {
  filled: number
  /** "3", "14, 26": numbers and nothing else */
  numbers: number
  deadlines: number
  progress: number
  units: number
  people: number
  /** of four words or more */
  sentences: number
  /** different texts among them */
  distinct: number
  samples: string[]
}

const judged = 300
// Any day will do: only whether a cell is a deadline is asked here.
const anyDay = { today: '2026-01-01' }
const person = /^(?:đ\/?c|đồng chí|ông|bà|anh|chị|cô|thầy|[acôb]\.)\s|^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,4}$/iu

export function columnValues(cells: Iterable<Cell>): ColumnValues {
  const counts = { filled: 0, numbers: 0, deadlines: 0, progress: 0, units: 0, people: 0, sentences: 0 }
  const texts = new Set<string>()
  for (const { text, date, merged } of cells) {
    if (text === '' || merged === 'across') continue
    if (counts.filled === judged) break
    counts.filled++
    texts.add(text)
    const unit = beginsLikeUnit(text) || isCollective(text)
    if (/^\d+(?:[.,]\d+)*(?:\s*[,;/-]\s*\d+)*[.)]?$/.test(text) && !isDeadline(text, date)) counts.numbers++
    else if (isDeadline(text, date)) counts.deadlines++
    else if (progressIn(text)) counts.progress++
    else if (unit) counts.units++
    else if (person.test(text)) counts.people++
    if (text.split(/\s+/).length >= 4) counts.sentences++
  }
  const share = (count: number): number => (counts.filled === 0 ? 0 : count / counts.filled)
  return {
    filled: counts.filled,
    numbers: share(counts.numbers),
    deadlines: share(counts.deadlines),
    progress: share(counts.progress),
    units: share(counts.units),
    people: share(counts.people),
    sentences: share(counts.sentences),
    distinct: share(texts.size),
    samples: [...texts].slice(0, 2),
  }
}

function isDeadline(text: string, date: string | undefined): boolean {
  if (date !== undefined) return true
  // A year alone and a bare number are deadlines only under a header that says so.
  if (text.length > 60 || /^\d{1,4}$/.test(text)) return false
  const { kind } = parseDeadline(text, anyDay)
  return kind === 'date' || kind === 'standing' || kind === 'recurring'
}
