import type { Message } from './message.ts'
import { said } from './rest.ts'

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
  const [first, last] = [Math.min(...matter), Math.max(...matter)]
  // On one side of the question only: "Lan hỏi ai làm sổ" tells something else.
  return first < asked.first && last > asked.last ? undefined : said(message, first, last)
}
