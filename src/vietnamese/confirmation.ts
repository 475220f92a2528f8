import type { Choice } from '../domain/chat/reply.ts'
import { fold } from './normalise.ts'

/** Leaves everything as it is. */
const no: Choice = { label: 'Không', send: '/huy' }

/** The two answers to "did you mean this line?"; `label` says what the first one does. */
export const confirmation = (line: string, label: string): Choice[] => [{ label: `Đúng, ${label}`, send: line }, no]

/** Something of one's own is ended for good: a nod may be meant for what came since, as "ok" for the morning's digest. */
export const endingForGood = (line: string, label: string): Choice[] => [
  { label, send: line },
  { ...no, label: 'Thôi' },
]

const politely = '(?: (?:a|roi|nhe|em|anh|chi))*[.! ]*$'
const saysYes = new RegExp(
  `^(?:(?:da|vang|u|uh|ok|oke|okie),? )?(?:dung|dung roi|dung vay|dung the|chinh xac|xac nhan|dong y|co)${politely}`,
)
const nods = new RegExp(
  `^(?:(?:da|vang|u|uh|ok|oke|okie),? )?(?:phai|vang|ok|oke|u|da|yes|duoc|duoc roi|duoc day|ghi di|ghi vay(?: di)?|ghi nhu vay|chuan|chuan roi)${politely}`,
)
const saysNo =
  /^(?:da,? )?(?:khong|ko|k|kg|khong phai|ko phai|sai|sai roi|nham|nham roi|no|thoi)(?: (?:a|nhe|em|anh|chi))*[.! ]*$/

/** Was this list a question that is answered by yes or no, whatever the second is called? */
export const isConfirmation = (choices: readonly Choice[]): boolean =>
  choices.length === 2 && choices[1]?.send === no.send

/** The choice that plain words like "đúng" or "không" make, where the last list was a confirmation. */
export function confirmed(choices: readonly Choice[], text: string): Choice | undefined {
  const [first, second] = choices
  if (!isConfirmation(choices)) return undefined
  const said = fold(text)
  const nodded = second?.label === no.label && nods.test(said)
  if (saysYes.test(said) || nodded) return first
  return saysNo.test(said) ? second : undefined
}
