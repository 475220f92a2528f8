import { nfc } from '../../domain/chat/tidy-text.ts'
import type { Message } from './message.ts'
import { said } from './rest.ts'
import { wordsOf, type Word } from './words.ts'

/** Words that name no matter, though nothing else accounts for them. */
const noMatter =
  /^(?:vu|viec|cai|phan|mang|chuyen|khau|may|nhung|cac|nay|do|kia|ay|the|vay|a|ha|roi|gi|nao|nhi|ta|vu viec|dang|bi|thay|bot|ad)$/

/**
 * The matter of which is asked who does it, where no task is numbered: "vụ nước thải hẻm 47 ai làm", "ai phụ trách phòng
 * chống sốt xuất huyết". Of days, states and people a list is asked for instead.
 */
export function topicOf(message: Message): string | undefined {
  const { words, phrases, tasks, days, people, units, strays } = message
  const asked = phrases.find(({ concept }) => concept === 'who')
  if (!asked || tasks.length + days.length + people.length + units.length > 0) return undefined
  const matter = [...strays].filter(at => !noMatter.test(words[at]?.folded ?? ''))
  if (matter.length === 0) return undefined
  let first = Math.min(...matter)
  const last = Math.max(...matter)
  // "kế hoạch sử dụng đất": words of the lexicon may be part of it.
  const isPart = (at: number) => {
    const known = phrases.find(phrase => phrase.first <= at && at <= phrase.last)
    return known?.concept === 'document' || (known?.concept === 'filler' && known.first < known.last)
  }
  while (isPart(first - 1)) first--
  // On one side of the question only: "Lan hỏi ai làm sổ" tells something else.
  return first < asked.first && last > asked.last ? undefined : said(message, first, last)
}

/** What is asked of a matter, at the end: whether it is done, how far it is, what there is of it. */
const asksOfIt =
  /^(?:(?:da|dang|duoc|co|lam|trien khai|thuc hien) )*(?:xong chua|hoan thanh chua|(?:toi|den) dau(?: roi)?|(?:the nao|ra sao|sao)(?: roi)?|co (?:viec )?(?:gi|nao)(?: khong)?|chua|khong|o dau)(?: (?:a|vay|ha|nhi|em|anh|chi|ban|roi))*$/
const leadsToIt = /^(?:cho|hoi|xem|coi|toi|em|anh|chi|minh|giup|viec|vu|nhiem|nv|cai|cac|nhung|ve|a|oi|bot)$/
const mostWords = 8

/**
 * The matter that a question, or "việc …", is about, where no command is: "nhận xét cuối năm xong chưa", "việc an toàn giao
 * thông". Whether some task has it only a search can tell.
 */
export function matterAsked(raw: string): string | undefined {
  const text = nfc(raw)
  const words = wordsOf(text).filter(({ kind }) => kind !== 'mark')
  if (words.length > mostWords + 6 || /[\n,;:]/.test(text)) return undefined
  const fold = (from: number) =>
    words
      .slice(from)
      .map(({ folded }) => folded)
      .join(' ')
  const tail = words.findIndex((_, at) => at > 0 && asksOfIt.test(fold(at)))
  const begin = words.findIndex(({ folded }) => !leadsToIt.test(folded))
  const isTask = /^(?:viec|vu)$/.test(words[begin - 1]?.folded ?? '')
  if (begin < 0 || (tail < 0 && !isTask)) return undefined
  const matter: readonly Word[] = words.slice(begin, tail < 0 ? undefined : tail)
  const [first, last] = [matter[0], matter.at(-1)]
  if (!first || !last || matter.length < 2 || matter.length > mostWords) return undefined
  return text.slice(first.start, last.end)
}
