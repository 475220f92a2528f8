import type { Choice } from '../domain/chat/reply.ts'
import { fold } from './normalise.ts'

/** Leaves everything as it is. */
const no: Choice = { label: 'Không', send: '/huy' }

/** The two answers to "did you mean this line?"; `label` says what the first one does. */
export const confirmation = (line: string, label: string): Choice[] => [{ label: `Đúng, ${label}`, send: line }, no]

/** Something of one's own is ended for good: a nod may be meant for what came since, as "ok" for the morning's digest. `left`: the line that leaves it. */
export const endingForGood = (line: string, label: string, left = no.send): Choice[] => [
  { label, send: line },
  { send: left, label: 'Thôi' },
]

/** Is it the choice that leaves everything as it is? Only what a question offers has one. */
export const declines = ({ send }: Choice): boolean => send === no.send

const politely = '(?: (?:a|roi|r|do|nhe|nha|luon|em|e|anh|chi|sep))*[.! ]*$'
const saysYes = new RegExp(
  `^(?:(?:da|vang|u|uh|um|uhm|uk|ok|oke|okie),? )?(?:dung|dung roi|dung vay|dung the|chinh xac|xac nhan|dong y|co)${politely}`,
)
const nods = new RegExp(
  `^(?:(?:da|vang|u|uh|um|uhm|uk|ok|oke|okie),? )?(?:phai|vang|ok|oke|okie|u|uh|um|uhm|uk|da|yes|duoc|duoc roi|duoc day|ghi di|ghi vay(?: di)?|ghi nhu vay|chuan|chuan roi)${politely}`,
)
const saysNo =
  /^(?:da,? )?(?:khong|ko|k|kg|khong phai|ko phai|sai|sai roi|nham|nham roi|no|thoi)(?: (?:a|nhe|em|anh|chi))*[.! ]*$/

const andMore =
  /^(?:(?:da|vang|u|uh|ok|oke|okie),? )?(?:dung|dung roi|dung vay|co|dong y|vang|ok|oke|u|phai|duoc)(?: roi| a)?[,.; ]+(?:(?:va|con|ca|them|roi|voi) )*(?:viec|nhiem vu|nv|so|#) ?(?:so )?#?(\d{1,9})(?: (?:nua|luon|cung xong|xong luon|xong nua))*(?: (?:a|nhe|em|anh|chi))*[.! ]*$/

/** "đúng, và việc 9 nữa", where the last list was a confirmation: the choice it makes, and the task that is named behind it. */
export function agreedAndMore(text: string, choices: readonly Choice[]): { agreed: Choice; task: number } | undefined {
  const [first, second] = choices
  const number = andMore.exec(fold(text))?.[1]
  return first && isConfirmation(choices) && second?.label === no.label && number !== undefined
    ? { agreed: first, task: Number(number) }
    : undefined
}

/** Was this list a question that is answered by yes or no, whatever the second is called? */
export const isConfirmation = (choices: readonly Choice[]): boolean =>
  choices.length === 2 && /^\/huy(?: |$)/.test(choices[1]?.send ?? '')

/** The choice that plain words like "đúng" or "không" make, where the last list was a confirmation. */
export function confirmed(choices: readonly Choice[], text: string): Choice | undefined {
  const [first, second] = choices
  if (!isConfirmation(choices)) return undefined
  const said = fold(text)
  const nodded = second?.label === no.label && nods.test(said)
  if (saysYes.test(said) || nodded) return first
  return saysNo.test(said) ? second : undefined
}
