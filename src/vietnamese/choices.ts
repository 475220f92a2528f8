import { fold } from './normalise.ts'
import type { Choice } from '../domain/chat/reply.ts'
import { oneLine } from '../domain/chat/apart.ts'

/** Telegram's callback_data: at most 64 bytes. The shortest of all platforms, so it is the limit everywhere. */
const buttonBytes = 64
const encoder = new TextEncoder()
/** A UTF-16 unit takes three bytes at most, so most lines need no counting. */
const fits = (send: string): boolean => send.length * 3 <= buttonBytes || encoder.encode(send).length <= buttonBytes

/** What a button carries: the line itself, or its short name when the line is too long (kept in `long_choices`). */
export const buttonData = (send: string): string => (fits(send) ? send : `~${fingerprint(send)}`)

export const isLong = ({ send }: Choice): boolean => !fits(send)

/** cyrb53, twice with other seeds: a name, not a secret. Whatever line comes back is authorised like a typed one. */
function fingerprint(text: string): string {
  const half = (seed: number): string => {
    let a = 0xdeadbeef ^ seed
    let b = 0x41c6ce57 ^ seed
    for (const char of text) {
      const code = char.codePointAt(0) ?? 0
      a = Math.imul(a ^ code, 2654435761)
      b = Math.imul(b ^ code, 1597334677)
    }
    return ((a ^ (b >>> 15)) >>> 0).toString(36) + ((b ^ (a >>> 13)) >>> 0).toString(36)
  }
  return half(1) + half(2)
}

/** Before and behind what is chosen; it says nothing of its own. */
const asked = /^(?:(?:da|vang|ok),? )?(?:cho (?:toi|em|minh|anh|chi) )?(?:(?:xem|mo|chon|lay) )?/
const politely = /(?:[ ,]+(?:nhe|nha|a|di|voi|giup|em|anh|chi|ban|oi|nua))*[.! ]*$/

const bare = (text: string): string => fold(text).replace(politely, '').replace(asked, '')

/** The number in `3`, `3.`, `số 3`, `chọn 3`, `chọn số 3`, `xem 3 nhé`; undefined for anything else. */
export function choiceNumber(text: string): number | undefined {
  const match = /^(?:(?:lua )?chon)? ?(?:so|muc)? ?(\d{1,9}) ?[.)]?$/.exec(bare(text))
  return match?.[1] === undefined ? undefined : Number(match[1])
}

/** The choice whose label was typed (or sent by a keyboard that types labels). */
export function choiceByLabel(choices: readonly Choice[], text: string): Choice | undefined {
  const typed = fold(text)
  return choices.find(choice => fold(choice.label) === typed)
}

const onwards =
  /^(?:trang (?:sau|tiep(?: theo)?|ke(?: tiep)?|toi)|tiep(?: theo| tuc)?|(?:xem|coi|mo|doc|ke) (?:tiep|them)|con nua (?:khong|ko|k|hong|hok|hem)|next)$/
const backwards = /^(?:trang truoc|quay lai|tro lai|lui lai|back)$/
const pageNumber = /^(?:xem )?(?:trang|tr) (?:so |thu )?(\d{1,6})$/
const pageLine = /^(\/\S.*?) trang (\d{1,6})$/s

const turn = (text: string): string =>
  fold(text)
    .replace(politely, '')
    .replace(/^cho (?:toi|em|minh|anh|chi) /, '')

/** "xem tiếp", "trang sau", whether or not there is more */
export const asksForMore = (text: string): boolean => onwards.test(turn(text))

/** The line that turns the pages of the list with these choices: "trang sau", "trang 3", "xem tiếp", "trang cuối". */
export function turnedPage(choices: readonly Choice[], text: string): string | undefined {
  const said = turn(text)
  const back = choices.find(({ label }) => label.startsWith('‹'))
  const on = choices.find(({ label }) => label.endsWith('›'))
  const [, list, beside] = pageLine.exec((on ?? back)?.send ?? '') ?? []
  // Behind the last page and before the first there is none: it is shown again.
  if (onwards.test(said)) return on?.send ?? (list && `${list} trang ${Number(beside) + 1}`)
  if (backwards.test(said)) return back?.send ?? (list && `${list} trang 1`)
  const page = pageNumber.exec(said)?.[1] ?? { 'trang cuoi': '999999', 'trang dau': '1' }[said]
  return list === undefined || page === undefined ? undefined : `${list} trang ${page}`
}

/** The number of the first choice; none where a number typed would mean something else: then the lines themselves are shown. */
export type Numbering = { from: number } | 'none'

/**
 * Numbered lines for the choices beyond the first `buttons`, under the numbers that can be typed for them. Nobody's own
 * phone number can be proved by a line of text: that choice keeps its place unseen.
 */
export const numbered = (choices: readonly Choice[], buttons = 0, numbering: Numbering = { from: 1 }): string =>
  choices
    .flatMap(({ label, send, contact }, index) => {
      if (contact || index < buttons) return []
      return [oneLine(numbering === 'none' ? `${label}: gõ ${send}` : `${numbering.from + index}. ${label}`)]
    })
    .join('\n')
