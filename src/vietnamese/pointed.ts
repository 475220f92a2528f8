import type { Choice } from '../domain/chat/reply.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { isConfirmation } from './confirmation.ts'
import { fold } from './normalise.ts'

// What points at the list on the screen without being one of its numbers or labels.

const ordinals = ['nhat', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi']
const which = `(?:thu |so )?(?:\\d{1,2}|${ordinals.join('|')})|dau tien|dau|cuoi cung|cuoi`
const politely = '(?: (?:nhe|nha|a|di|voi|giup|em|anh|chi|oi))*[.! ]*'
const looking = '(?:(?:cho )?(?:toi|em|minh|anh|chi) )?(?:(?:xem|mo|chon|lay|coi|doc) )?'
/** "cái thứ hai", "mở cái đầu", "đầu tiên"; "việc thứ 3" may be Tuesday's, "việc số 3" is a task. */
const item = new RegExp(
  `^${looking}(?:(?:cai|muc|dong) (${which})|(?:viec )?(dau tien|cuoi cung|thu nhat))${politely}$`,
)
const dayOrItem = new RegExp(`^${looking}(?:viec|nhiem vu) thu (\\d|${ordinals.slice(1, 7).join('|')})${politely}$`)
const several = /^(?:(?:chon|xem|mo) )?(\d{1,2}(?:(?: ?(?:,|;|\+|&|va|voi) ?| )\d{1,2})+)[.! ]*$/
const asked = /^(?:so )?(\d{1,9}) ?[?？]+$/

/** What a text points at: numbers of tasks by their place in the list, and the day that it may mean as well. */
export type Pointed =
  | { kind: 'items'; choices: readonly Choice[] }
  /** "việc thứ 3": the third of the list, or what is due on Tuesday */
  | { kind: 'day or item'; choice: Choice; line: string }
  /** "36?" */
  | { kind: 'number'; number: number }

/** The items of a list are its tasks; where it has none, all that it offers. */
function itemsOf(choices: readonly Choice[]): readonly Choice[] {
  const tasks = choices.filter(({ send }) => /^\/viec \d+$/.test(send))
  return tasks.length > 0 ? tasks : choices.filter(({ contact }) => !contact)
}

function itemAt(choices: readonly Choice[], place: string): Choice | undefined {
  const items = itemsOf(choices)
  const said = place.replace(/^(?:thu|so) /, '')
  if (/^dau/.test(said)) return items[0]
  if (/^cuoi/.test(said)) return items.at(-1)
  return items[(/^\d/.test(said) ? Number(said) : ordinals.indexOf(said) + 1) - 1]
}

/** What of the list is pointed at; undefined for all else, and where there is no such item. */
export function pointedAt(choices: readonly Choice[], raw: string): Pointed | undefined {
  const text = fold(nfc(raw))
  const number = asked.exec(text)?.[1]
  if (number !== undefined) return { kind: 'number', number: Number(number) }
  if (choices.length === 0) return undefined
  const day = dayOrItem.exec(text)?.[1]
  const dayItem = day === undefined ? undefined : itemAt(choices, day)
  if (dayItem) return { kind: 'day or item', choice: dayItem, line: `/nhiemvu thứ ${day}` }
  const [, one, alone] = item.exec(text) ?? []
  const place = one ?? alone
  const only = place === undefined ? undefined : itemAt(choices, place)
  if (only) return { kind: 'items', choices: [only] }
  const numbers = several.exec(text)?.[1]?.match(/\d+/g) ?? []
  const all = numbers.flatMap(typed => choices[Number(typed) - 1] ?? [])
  return all.length === numbers.length && all.length > 1 ? { kind: 'items', choices: all } : undefined
}

const spoken = new RegExp(
  `(?<!\\p{L})(?:cai|muc|dong) (${which})(?!\\p{L}|\\d)|(?<!\\p{L})viec (dau tien|cuoi cung)(?!\\p{L})`,
  'u',
)

/** The sentence with the task in place of what points at it: "cái số 3 xong rồi" is "việc 24 xong rồi". */
export function withTaskPointedAt(choices: readonly Choice[], raw: string): string | undefined {
  const text = nfc(raw)
  // Folding keeps the place of each letter.
  const found = spoken.exec(fold(text))
  const place = found?.[1] ?? found?.[2]
  if (!found || place === undefined) return withTaskAtHand(choices, text)
  const task = /^\/viec (\d+)$/.exec(itemAt(choices, place)?.send ?? '')?.[1]
  return task === undefined
    ? undefined
    : `${text.slice(0, found.index)}việc ${task}${text.slice(found.index + found[0].length)}`
}

/** The one task that all that is offered is about: it is the one on the screen. */
export function taskAtHand(choices: readonly Choice[]): number | undefined {
  if (isConfirmation(choices)) return undefined
  const numbers = new Set(choices.flatMap(({ send }) => /^\/[a-z]+ (\d{1,9})(?!\d)/.exec(send)?.[1] ?? []))
  const [only, another] = numbers
  return only === undefined || another !== undefined ? undefined : Number(only)
}

const thisTask =
  /(?<!\p{L})(?:(?:việc|viec|nhiệm vụ|nhiem vu) (?:này|nay|đó|ấy|kia)|(?:cái|cai) (?:này|đó|ấy))(?![\p{L}\d])/iu
const numbered = /(?<!\p{L})(?:việc|viec|nhiệm vụ|nhiem vu|nv) (?:số |so )?#?\d|#\d/iu

/** The sentence with the task on the screen in place of "việc này": "việc này xong rồi" is "việc 10 xong rồi". */
function withTaskAtHand(choices: readonly Choice[], text: string): string | undefined {
  const task = numbered.test(text) ? undefined : taskAtHand(choices)
  return task === undefined || !thisTask.test(text) ? undefined : text.replace(thisTask, `việc ${task}`)
}
