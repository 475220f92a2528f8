import { sql, type Column, type SQL, type SQLWrapper } from 'drizzle-orm'

// What SQLite says in words of its own. Queries elsewhere call it by name, so that another engine has one place to say the same
// in its words; `sqlite-words-only-in-its-room` in test/helpers/code-rules.ts keeps it so.

/** The same value, but no index is looked through for it: SQLite would take a worse one. */
export const unindexed = <T = unknown>(value: SQLWrapper): SQL<T> => sql<T>`+${value}`

/** Equal, or both missing. */
export const same = (one: SQLWrapper, other: SQLWrapper): SQL => sql`${one} is ${other}`

/** Does the text have these words in it, letter for letter? */
export const contains = (text: SQLWrapper, words: SQLWrapper): SQL => sql`instr(${text}, ${words}) > 0`

/** All rows as one text, a JSON list of objects: a value for each cell of a hundred rows takes longer to fetch. */
export function rowsAsJson(columns: Readonly<Record<string, Column>>): SQL<string> {
  const pairs = Object.entries(columns).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`)
  return sql<string>`json_group_array(json_object(${sql.join(pairs, sql`, `)}))`
}

/** What stands in a JSON text under these names; null where there is none. */
export const jsonField = (text: SQLWrapper, ...path: string[]): SQL =>
  sql`json_extract(${text}, ${sql.raw(`'$.${path.join('.')}'`)})`

/**
 * Tasks in whose text each of these words begins a word; undefined where there is no word. `folded` is without diacritics;
 * quotes keep the operators of the search out of what people type.
 */
export function foundByWords(taskId: SQLWrapper, folded: string): SQL | undefined {
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  if (words.length === 0) return undefined
  const query = words.map(word => `"${word}"*`).join(' ')
  return sql`${taskId} in (select rowid from task_search where task_search match ${query})`
}
