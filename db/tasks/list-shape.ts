import type { Figure } from '../../src/domain/reports/progress.ts'
import type { Holder, ListFilter, Whose } from '../../src/domain/tasks/task-list.ts'

/** What a list is made of, besides the values: each shape is written as SQL once. */
export interface Shape {
  whose: 'one' | 'several' | 'unit' | 'units' | 'office'
  leads: boolean
  seen: boolean
  ledIn: boolean
  without: boolean
  days: number
  role: ListFilter['role']
  urgent: boolean
  handedIn: boolean
  work: boolean
  figure: Figure | undefined
  created: boolean
  document: boolean
  words: number
  asTyped: boolean
  /** Read in the order of the deadlines of the whole office, and not unit by unit: few of many units' tasks are shown. */
  byDeadline: boolean
}

export function shapeOf(whose: Whose, filter: ListFilter, byDeadline = false): Shape {
  const {
    days = [],
    role,
    urgent = false,
    handedIn = false,
    work,
    figure,
    created,
    document,
    words = [],
    asTyped,
  } = filter
  const which = {
    days: days.length,
    role,
    urgent,
    handedIn,
    work: work !== undefined,
    figure: figure?.kind,
    created: created !== undefined,
    document: document !== undefined,
    words: words.length,
    asTyped: asTyped !== undefined,
    byDeadline,
  }
  if (whose.kind === 'people')
    return {
      ...which,
      whose: whose.people.length === 1 ? 'one' : 'several',
      leads: ledBy(whose.people).length > 0,
      seen: whose.seenBy !== undefined,
      ledIn: whose.ledIn !== undefined,
      without: false,
    }
  const { units, without } = whose
  return {
    ...which,
    whose: units === undefined ? 'office' : units.length === 1 ? 'unit' : 'units',
    leads: false,
    seen: false,
    ledIn: false,
    without: without.length > 0,
  }
}

const ledBy = (people: readonly Holder[]): number[] => people.flatMap(({ ledUnits }) => ledUnits)
const idsOf = (people: readonly Holder[]): number[] => people.map(({ officerId }) => officerId)

export function valuesOf(whose: Whose, filter: ListFilter): Record<string, unknown> {
  const { days = [], work, figure, created, document, words = [], asTyped } = filter
  const values: Record<string, unknown> = {
    work,
    asTyped,
    document,
    judgedOn: figure?.today,
    createdFrom: created?.from,
    createdBefore: created?.before,
  }
  for (const [at, { from, to }] of days.entries()) Object.assign(values, { [`from${at}`]: from, [`to${at}`]: to })
  for (const [at, word] of words.entries()) values[`word${at}`] = word
  values['fromAll'] = days.map(({ from }) => from).toSorted()[0]
  values['toAll'] = days
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  if (whose.kind === 'people') {
    const { people, seenBy, ledIn = [] } = whose
    return {
      ...values,
      officer: people[0]?.officerId,
      officers: JSON.stringify(idsOf(people)),
      led: JSON.stringify(ledBy(people)),
      units: JSON.stringify(ledIn),
      ...(seenBy && { viewer: seenBy.officerId, scope: JSON.stringify([...seenBy.scope]) }),
    }
  }
  const { units = [], without } = whose
  return {
    ...values,
    unit: units[0],
    units: JSON.stringify(units),
    leftOut: JSON.stringify(idsOf(without)),
    leftOutLed: JSON.stringify(ledBy(without)),
  }
}
