import * as v from 'valibot'

// Stricter than valibot's own, which take 1e999, numbers that have lost digits, and a list for an object without keys.

export const finite = v.pipe(v.number(), v.finite())

export const integer = v.pipe(v.number(), v.safeInteger())

const noList = v.pipe(
  v.unknown(),
  v.check(value => !Array.isArray(value)),
)

export const object = <T extends v.ObjectEntries>(entries: T) => v.pipe(noList, v.object(entries))

export const looseObject = <T extends v.ObjectEntries>(entries: T) => v.pipe(noList, v.looseObject(entries))
