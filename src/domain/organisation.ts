import { nearest } from './text/nearest.ts'
import { fold } from './text/normalise.ts'

/** The tree of units; small enough (1,000 in a large city) to be held whole while a command runs. */
export interface Unit {
  id: number
  code: string
  name: string
  parentId: number | null
}

/** The given units and everything below them. A loop in bad data ends, as each unit is taken once. */
export function withBelow(units: Iterable<Pick<Unit, 'id' | 'parentId'>>, roots: Iterable<number>): Set<number> {
  const children = new Map<number, number[]>()
  for (const unit of units) {
    if (unit.parentId === null) continue
    const siblings = children.get(unit.parentId)
    if (siblings) siblings.push(unit.id)
    else children.set(unit.parentId, [unit.id])
  }
  const found = new Set<number>()
  const waiting = [...roots]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...(children.get(id) ?? []))
  }
  return found
}

/** Does following the parents from some unit come back to it? Such a tree is refused at import. */
export function findLoop(units: Iterable<{ code: string; parent?: string }>): string | undefined {
  const parents = new Map<string, string | undefined>()
  for (const unit of units) parents.set(unit.code, unit.parent)
  for (const start of parents.keys()) {
    let at = parents.get(start)
    for (let steps = 0; at !== undefined && steps <= parents.size; steps++) {
      if (at === start) return start
      at = parents.get(at)
    }
  }
  return undefined
}

export interface UnitCount {
  id: number
  name: string
  count: number
}

/** For each unit, the counts of itself and of every unit below it that has any. */
export function rollUp(units: Iterable<Unit>, counts: ReadonlyMap<number, number>): Map<number, UnitCount[]> {
  const byId = new Map([...units].map(unit => [unit.id, unit]))
  const below = new Map<number, UnitCount[]>()
  for (const [id, count] of counts) {
    const seen = new Set<number>()
    let at = byId.get(id)
    const name = at?.name
    while (at && name !== undefined && !seen.has(at.id)) {
      seen.add(at.id)
      const list = below.get(at.id)
      if (list) list.push({ id, name, count })
      else below.set(at.id, [{ id, name, count }])
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    }
  }
  return below
}

/** The unit a person means by code, name or the only name that contains the words; else the nearest in spelling. */
export function findUnit(units: readonly Unit[], words: string): { unit?: Unit; suggestion?: Unit } {
  const wanted = fold(words)
  const exact = units.find(unit => fold(unit.code) === wanted || fold(unit.name) === wanted)
  if (exact) return { unit: exact }
  const containing = units.filter(unit => fold(unit.name).includes(wanted))
  const [only, another] = containing
  if (only && !another) return { unit: only }
  const name = nearest(words, units.map(unit => unit.name))
  const suggestion = only ?? units.find(unit => unit.name === name)
  return suggestion ? { suggestion } : {}
}
