import type { InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'telegraf/types'
import { buttonData } from '../../vietnamese/choices.ts'
import type { Choice } from '../../domain/chat/reply.ts'
import { shorten } from '../../vietnamese/phrases.ts'

/** Longest label, in letters, of a row of two, three, four buttons: what a phone held upright shows uncut. */
const longestOf = [16, 9, 6]
const labelLimit = 64

/**
 * Buttons under the message; or, where the own number is asked for, keys in place of the letters: only those can
 * share it, and they type their label. Plain objects: telegraf's Markup adds a field that Telegram does not know.
 */
export function keyboard(choices: readonly Choice[]): InlineKeyboardMarkup | ReplyKeyboardMarkup | undefined {
  if (choices.length === 0) return undefined
  const own = choices.filter(choice => choice.contact)
  if (own.length === 0) return { inline_keyboard: rowsOf(choices).map(row => row.map(inlineButton)) }
  const others = rowsOf(choices.filter(choice => !choice.contact))
  const keys = [
    ...own.map(choice => [{ text: choice.label, request_contact: true }]),
    ...others.map(row => row.map(choice => ({ text: choice.label }))),
  ]
  return { keyboard: keys, resize_keyboard: true, one_time_keyboard: true }
}

const inlineButton = ({ label, send }: Choice) => ({
  text: shorten(label, labelLimit),
  callback_data: buttonData(send),
})

/** In the given order; a button joins the row before it while every label there still fits. */
function rowsOf(choices: readonly Choice[]): Choice[][] {
  const rows: Choice[][] = []
  for (const choice of choices) {
    const row = rows.at(-1) ?? []
    const longest = Math.max(...[...row, choice].map(({ label }) => [...label].length))
    if (row.length > 0 && longest <= (longestOf[row.length - 1] ?? 0)) row.push(choice)
    else rows.push([choice])
  }
  return rows
}
