import type { Choice } from '../domain/chat/reply.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { longestAt, sayings, type Saying } from './heard/vocabulary.ts'
import { wordsOf, type Word } from './intent/words.ts'
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

/** Says yes, whatever was asked. */
const agreeing = sayings('đúng | chính xác | xác nhận | đồng ý | có')
/** Only nods: enough where nothing of one's own is ended for good. "yes" is read as typed in raw keys. */
const nodding = sayings(`
  phải | vâng | ok | oke | oki | okie | okay | okela | okla | u | uh | uk | ukm | uki | ừ | ừa | ừm | um | uhm | ừh | dạ | yé | yep |
  được | chuẩn | nhất trí | ghi đi | ghi vậy | ghi như vậy | ghi như thế | cứ ghi | chốt | duyệt luôn`)
/** What is said with a yes, and says nothing of its own; "à" behind it asks. */
const besideYes = sayings(`
  =ạ | a | rồi | do | =đó | đấy | luôn | em | e | anh | chị | sếp | c | bác | cô | chú | bạn | bot | ơi | nhé | nha | nhe | nghe | nè | hen |
  vậy | thế | như | y | cứ | thì | đi | giúp | cho | tôi | mình | với | đúng | phải | ok | được`)
const refusing = sayings(`
  không | sai | nhầm | lộn | no | thôi | khỏi | đừng | hủy | bỏ | hông | hong | không đúng | không phải | chưa đúng | không cần |
  không ghi | đừng ghi | khỏi ghi | chưa phải | bỏ qua | bỏ đi`)
const besideNo = sayings(
  '=ạ | a | rồi | nhé | nha | nhe | em | e | anh | chị | sếp | mà | đâu | đi | nữa | dạ | vậy | luôn | cần | phải',
)
const denies = sayings('không | chưa | đừng | khoan | thôi | nhưng | hay')
/** 👍 👌 ✅ 🆗 💯 alone */
const thumbUp = /^(?:👍|👌|✅|🆗|💯|\s)+$/u
/** The colour of a hand, and how a sign is drawn. */
const drawing = /\p{Emoji_Modifier}|\p{Variation_Selector}/gu

interface Spoken {
  words: readonly Word[]
  asks: boolean
}

const spoken = (text: string): Spoken => {
  const all = wordsOf(nfc(text))
  return {
    words: all.filter(({ kind, text: sign }) => kind !== 'mark' || !/^[,.;:!…~]$/.test(sign)),
    asks: /[?？]/.test(text),
  }
}

/** How many of the words, from the first on, are made of these and no others. */
function madeOf(words: readonly Word[], from: number, ...of: (readonly Saying[])[]): number {
  let at = from
  while (at < words.length) {
    const length = Math.max(0, ...of.map(sayings => longestAt(words, at, sayings)))
    if (length === 0) break
    at += length
  }
  return at
}

/** Is it a yes to this question? `question`: what was asked, whose words may come again: "ừ dừng đi", "đúng, việc 4". */
function saysYes(text: string, question: string, nodIsEnough: boolean): boolean {
  if (thumbUp.test(text.replace(drawing, ''))) return nodIsEnough
  const { words, asks } = spoken(text)
  if (asks || words.length === 0) return false
  const opens = madeOf(words, 0, nodding, agreeing)
  if (opens === 0) return false
  const agrees = nodIsEnough || words.some((_, at) => at <= opens && longestAt(words, at, agreeing) > 0)
  const asked = wordsOf(nfc(question))
  return (
    agrees &&
    words.every(
      (word, at) =>
        at < opens ||
        at < madeOf(words, at, besideYes) ||
        (longestAt(words, at, denies) === 0 && asked.some(({ usual }) => usual === word.usual)),
    )
  )
}

function saysNo(text: string): boolean {
  const { words, asks } = spoken(text)
  const begins = madeOf(words, 0, sayings('dạ'))
  const refused = madeOf(words, begins, refusing)
  return !asks && refused > begins && madeOf(words, refused, refusing, besideNo) === words.length
}

/** "và việc 9 nữa" */
const andMore =
  /[,.; ]+(?:(?:va|con|ca|them|roi|voi) )*(?:viec|nhiem vu|nv|so|#) ?(?:so )?#?(\d{1,9})(?: (?:nua|luon|cung xong|xong luon|xong nua))*(?: (?:a|nhe|em|anh|chi))*[.! ]*$/

/** "đúng, và việc 9 nữa", where the last list was a confirmation: the choice it makes, and the task that is named behind it. */
export function agreedAndMore(text: string, choices: readonly Choice[]): { agreed: Choice; task: number } | undefined {
  const [first, second] = choices
  if (!first || !isConfirmation(choices) || second?.label !== no.label) return undefined
  // Folding keeps the place of each letter.
  const more = andMore.exec(fold(text))
  return more && saysYes(nfc(text).slice(0, more.index), '', true)
    ? { agreed: first, task: Number(more[1]) }
    : undefined
}

/** Was this list a question that is answered by yes or no, whatever the second is called? */
export const isConfirmation = (choices: readonly Choice[]): boolean =>
  choices.length === 2 && /^\/huy(?: |$)/.test(choices[1]?.send ?? '')

/**
 * The choice that plain words like "đúng" or "không" make, where the last list was a confirmation; of a question with several
 * answers "không" is the one that leaves everything as it is.
 */
export function confirmed(choices: readonly Choice[], text: string): Choice | undefined {
  const [first, second] = choices
  if (!first) return undefined
  if (!isConfirmation(choices)) return saysNo(text) ? choices.find(declines) : undefined
  if (saysYes(text, first.label, second?.label === no.label)) return first
  return saysNo(text) ? second : undefined
}

/** Is it a no, whatever was asked, and nothing more? */
export const refuses = (text: string): boolean => saysNo(text)

/** Is it a yes where a summary was shown? */
export const agreesTo = (text: string): boolean => saysYes(text, '', true)
