import type { Choice } from '../domain/chat/reply.ts'
import { fold } from './normalise.ts'

/** Leaves everything as it is. */
const no: Choice = { label: 'Không', send: '/huy' }

/** The two answers to "did you mean this line?"; `label` says what the first one does. */
export const confirmation = (line: string, label: string): Choice[] => [{ label: `Đúng, ${label}`, send: line }, no]

const saysYes =
  /^(?:(?:da|vang|u|uh|ok|oke|okie),? )?(?:dung|dung roi|dung vay|dung the|chinh xac|xac nhan|dong y|co|phai|vang|ok|oke|u|da|yes)(?: (?:a|roi|nhe|em|anh|chi))*[.! ]*$/
const saysNo =
  /^(?:da,? )?(?:khong|ko|k|kg|khong phai|ko phai|sai|sai roi|nham|nham roi|no|thoi)(?: (?:a|nhe|em|anh|chi))*[.! ]*$/

/** Was this list a question whether a line was meant? */
export const isConfirmation = (choices: readonly Choice[]): boolean =>
  choices.length === 2 && choices[1]?.send === no.send && choices[1].label === no.label

/** The choice that plain words like "đúng" or "không" make, where the last list was a confirmation. */
export function confirmed(choices: readonly Choice[], text: string): Choice | undefined {
  const [first, second] = choices
  if (!isConfirmation(choices)) return undefined
  const said = fold(text)
  if (saysYes.test(said)) return first
  return saysNo.test(said) ? second : undefined
}
