import type { Urgency } from '../../domain/tasks/task.ts'
import type { Days } from './days.ts'
import { demoDocuments, documentBefore, type DemoDocument } from './documents.ts'
import { liveThrough, type History } from './history.ts'
import { mixture, outline, type Kind, type Outline } from './outline.ts'
import { demoOfficers, type DemoOfficer } from './people.ts'
import type { Random } from './random.ts'
import { openDecks } from './titles/deck.ts'
import { fillPattern } from './titles/pattern.ts'
import { taskNotes } from './words.ts'
import { demoUnits } from './units.ts'

export interface DemoTask {
  outline: Outline
  history: History
  title: string
  product: string
  document: DemoDocument
  assigner: DemoOfficer
  urgency: Urgency
  needsApproval: boolean
  note: string | null
  otherCoordinators: string | null
  unit: string
  /** null: the unit has named nobody yet */
  officer: string | null
  /** units, with the officer in charge there where one is named */
  coordinators: { unit: string; officer: string | null }[]
  followers: string[]
}

/** The first person a visitor tries: a ward officer with something of everything. */
const wardOfficer = 'CB01'
const wardOfficerTasks: Partial<Record<Kind, number>> = {
  overdue: 3,
  today: 1,
  soon: 3,
  later: 3,
  done_on_time: 6,
  done_late: 1,
  pending: 1,
  returned: 1,
  standing: 1,
}

/** 300 tasks in the order of their assignment; `idOf` gives the id of an officer's code. */
export function demoTasks(days: Days, random: Random, idOf: (code: string) => number): DemoTask[] {
  const draw = openDecks(random)
  const documents = demoDocuments(days, random)
  const build = (kind: Kind, officer: DemoOfficer): DemoTask => {
    const dates = outline(kind, days, random)
    const card = draw(officer.unit)
    const needsApproval = kind === 'pending' || kind === 'returned' || random.chance(0.3)
    const unled = officer.code !== wardOfficer && random.chance(0.12)
    const head = headOf(officer.unit)
    const lead = unled ? head : officer
    const leader = lead.code === head.code ? deputy : head
    const subject = { outline: dates, product: card.product, unit: officer.unit, needsApproval }
    return {
      outline: dates,
      history: liveThrough(subject, { lead: idOf(lead.code), leader: idOf(leader.code) }, days, random),
      title: fillPattern(card.title, card.object, dates.due ?? days.today),
      product: card.product,
      document: documentBefore(documents, dates.assignedOn, random),
      // Whoever assigned it approves it.
      assigner: random.pick(needsApproval ? [leader] : leadership),
      urgency: random.pick(urgencies),
      needsApproval,
      note: random.chance(0.12) ? random.pick(taskNotes) : null,
      otherCoordinators: random.chance(0.06) ? 'Các sở, ban, ngành liên quan' : null,
      unit: officer.unit,
      officer: unled ? null : officer.code,
      coordinators: random.chance(0.45) ? coordinators(officer.unit, random) : [],
      followers: random.chance(0.2) ? [random.pick(['TH01', 'TH02'])] : [],
    }
  }
  const kinds = (Object.keys(mixture) as Kind[]).flatMap(kind => {
    const reserved = wardOfficerTasks[kind] ?? 0
    return Array.from({ length: mixture[kind] }, (_, i) => ({ kind, own: i < reserved }))
  })
  let turn = 0
  return random
    .shuffled(kinds)
    .map(({ kind, own }) => build(kind, own ? official(wardOfficer) : (workers[turn++ % workers.length] ?? deputy)))
    .sort((a, b) => (a.outline.assignedOn < b.outline.assignedOn ? -1 : 1))
}

const official = (code: string): DemoOfficer => {
  const found = demoOfficers.find(officer => officer.code === code)
  if (!found) throw new Error(`nobody has the code ${code}`)
  return found
}
const leadership = demoOfficers.filter(officer => officer.unit === 'UBND')
const deputy = official('LD02')
const workers = demoOfficers.filter(officer => officer.role !== 'leader' && officer.code !== wardOfficer)
const urgencies: Urgency[] = [
  ...Array<Urgency>(15).fill('normal'),
  'urgent',
  'urgent',
  'urgent',
  'very_urgent',
  'express',
]

const headOf = (unit: string): DemoOfficer =>
  demoOfficers.find(officer => officer.unit === unit && officer.role === 'leader') ?? deputy

function coordinators(leadUnit: string, random: Random): DemoTask['coordinators'] {
  const others = demoUnits.map(({ code }) => code).filter(code => code !== leadUnit && code !== 'UBND')
  const chosen = random.shuffled(others).slice(0, random.pick([1, 1, 2, 3]))
  return chosen.map(unit => {
    const named = unit === official(wardOfficer).unit && random.chance(0.5)
    return { unit, officer: named ? wardOfficer : null }
  })
}
