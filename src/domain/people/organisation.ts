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

/** Of these units those that lie below no other one of them. */
export const topmost = (units: readonly Pick<Unit, 'id' | 'parentId'>[], ids: readonly number[]): number[] =>
  ids.filter(id => !ids.some(other => other !== id && withBelow(units, [other]).has(id)))

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
    const name = byId.get(id)?.name
    if (name === undefined) continue
    for (const above of chainOf(byId, id)) {
      const list = below.get(above)
      if (list) list.push({ id, name, count })
      else below.set(above, [{ id, name, count }])
    }
  }
  return below
}

/** The unit and everything above it, to the top; a loop in bad data ends. */
function chainOf(byId: ReadonlyMap<number, Unit>, id: number): Set<number> {
  const chain = new Set<number>()
  let at = byId.get(id)
  while (at && !chain.has(at.id)) {
    chain.add(at.id)
    at = at.parentId === null ? undefined : byId.get(at.parentId)
  }
  return chain
}
