import type { Cell } from '../cell.ts'
import { isAlone } from './table.ts'
import type { LineKind, TaskLine } from './task-body.ts'

interface Heading {
  /** lower for what stands higher; undefined without a number */
  rank: number | undefined
  /** "I.", "A.", "1.1" begin their series */
  begins: boolean
}

interface Group {
  marking: string
  heading: Heading
  /** the rank of the last numbered heading before it */
  outer: number | undefined
}

/**
 * A marked heading marks all that stands under it, until a heading that cannot be under it: of its rank or a higher one. One
 * without a number ends only what has none itself. Called for the lines of a sheet in their order.
 */
export function secretGroups(): (line: TaskLine, kind: LineKind, next: TaskLine | undefined) => string | undefined {
  let group: Group | undefined
  let outer: number | undefined
  return (line, kind, next) => {
    if (kind !== 'heading' && !isStamp(line, kind) && !isTitleOfGroup(line, kind, next)) return group?.marking
    const heading = headingOf(line.cells)
    if (group && ends(group, heading)) group = undefined
    if (line.marking !== undefined) group ??= { marking: line.marking, heading, outer }
    if (!group) outer = heading.rank ?? outer
    return group?.marking
  }
}

function ends({ heading, outer }: Group, next: Heading): boolean {
  if (next.rank === undefined) return heading.rank === undefined
  if (heading.rank !== undefined) return next.rank <= heading.rank
  return outer !== undefined && next.rank <= outer && !next.begins
}

/** A marking in a row of its own is no task, whatever column it stands in; nor is the second line of one. */
const isStamp = ({ marking, cells }: TaskLine, kind: LineKind): boolean =>
  marking !== undefined && (kind === 'task' || kind === 'end') && isAlone(cells)

/** "1 | Các nhiệm vụ mật", and nothing else; the next row does not count on from it as from a task that lacks the rest. */
function isTitleOfGroup({ marking, cells, cell }: TaskLine, kind: LineKind, next: TaskLine | undefined): boolean {
  const own = cells.filter(({ text, merged }) => text !== '' && merged === undefined)
  const [number, title] = [cell('number'), cell('title')]
  if (marking === undefined || kind !== 'task' || own.length !== 2 || !own.includes(number) || !own.includes(title))
    return false
  const [here, there] = [number.text, next?.cell('number').text ?? ''].map(text => Number.parseInt(text, 10))
  return there !== (here ?? 0) + 1
}

/**
 * A marking below the last task of a table, as a stamp at the foot of a paper: what it stands on is the whole sheet. A
 * numbered heading that nothing follows marks nothing else.
 */
export function stampBelow(lines: readonly TaskLine[], kinds: readonly LineKind[]): TaskLine | undefined {
  const last = lines.findLastIndex((line, i) => isTask(kinds[i] ?? 'end') && !isStamp(line, kinds[i] ?? 'end'))
  return lines
    .slice(last + 1)
    .find(({ marking, cells }) => marking !== undefined && headingOf(cells).rank === undefined)
}

const isTask = (kind: LineKind): boolean => kind !== 'heading' && kind !== 'end'

const numbers: readonly [form: RegExp, rank: (number: string) => number][] = [
  [/^(?:PHẦN|Phần)\s+(?:THỨ\s+|thứ\s+)?(\S+)/u, () => 0],
  [/^(?:CHƯƠNG|Chương)\s+(\S+)/u, () => 1],
  [/^(?:MỤC|Mục)\s+(\S+)/u, () => 2],
  [/^([ABD-HJKM-UĐ])(?:[.)/]|\s|$)/u, () => 3],
  [/^([IVXLC]+)(?:[.)/]|\s|$)/u, () => 4],
  [/^(\d+(?:\.\d+)*)(?:[.)/]|\s|$)/u, number => 4 + number.split('.').length],
  [/^([a-zđ])[.)]/u, () => 20],
]

function headingOf(cells: readonly Cell[]): Heading {
  const text = cells.find(({ text, merged }) => text !== '' && merged !== 'across')?.text.trim() ?? ''
  for (const [form, rank] of numbers) {
    const [, number] = form.exec(text) ?? []
    if (number !== undefined)
      return { rank: rank(number), begins: /^(?:I|A|a|(?:.*\.)?1|NHẤT|nhất)[.:]?$/u.test(number) }
  }
  return { rank: undefined, begins: false }
}
