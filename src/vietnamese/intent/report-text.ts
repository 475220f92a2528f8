import type { Concept } from './lexicon.ts'
import type { Message } from './message.ts'
import { after, lastOf, said } from './rest.ts'

// What stays of a report when the task, the report itself and the courtesies are taken away.

/** The result in "việc 12 xong, đã trình 45/BC-VP": the words behind, or those that say what was sent. */
export function result(message: Message): string {
  const task = message.tasks.at(-1)
  const claim = lastOf(message, 'done', 'unfinished')
  if (claim === undefined) return message.share && !has(message, 'submitted') ? '' : sent(message)
  const behind = after(message, claim, task?.last, message.share?.last)
  if (behind !== '') return onlySaysWhen(message, behind) || onlyAsksToNote(behind) ? '' : behind
  const submitted = message.phrases.find(phrase => phrase.concept === 'submitted')
  return submitted
    ? said(message, submitted.first, (task && task.first > submitted.first ? Math.min(claim, task.first) : claim) - 1)
    : ''
}

const has = ({ phrases }: Message, concept: 'submitted'): boolean => phrases.some(phrase => phrase.concept === concept)

/** "Đã trình báo cáo 45/BC-VP cho việc 12": all but the task. */
function sent(message: Message): string {
  const task = message.tasks[0]
  const from = message.phrases.find(phrase => phrase.concept === 'submitted')?.first ?? 0
  if (!task || task.last < from) return said(message, from)
  const joins = /^(cho|cua|ve|o|trong|theo)$/.test(message.words[task.first - 1]?.folded ?? '') ? 1 : 0
  return [said(message, from, task.first - 1 - joins), said(message, task.last + 1)].filter(Boolean).join(' ')
}

/** "… rồi, ghi nhận giúp tôi" */
const onlyAsksToNote = (words: string): boolean =>
  /^(?:xin |đề nghị |nhờ )?(?:ghi nhận|đánh dấu|xác nhận|cập nhật)(?: (?:lại|luôn|vào|hệ thống|giúp|cho|em|tôi|anh|chị|mình|với|nhé))*$/iu.test(
    words,
  )

const onlySaysWhen = ({ dates }: Message, words: string): boolean =>
  dates.some(date => date.text === words.replace(/ (?:rồi|roi|r)$/, ''))

/** The words of a progress report behind the task, its "cập nhật" and its share. */
export function progressNote(message: Message): string {
  const { phrases, share, tasks } = message
  const start = Math.max(tasks.at(-1)?.last ?? -1, leadIn(message))
  if (!share) return said(message, start + 1)
  let until = share.first - 1
  // "mới làm được khoảng 40%"
  for (const { concept, first, last } of phrases.toReversed())
    if (last === until && first > start && says.includes(concept)) until = first - 1
  const between = said(message, start + 1, until)
  return [between, said(message, Math.max(share.last, start) + 1)].filter(Boolean).join(', ')
}

const says: readonly Concept[] = ['reached', 'past', 'filler', 'done', 'doing']

/** "cập nhật", and "em đang làm" before the number; "đang soạn" behind it is what is reported. */
function leadIn({ phrases, tasks }: Message): number {
  const task = tasks.at(-1)?.last ?? -1
  const opening = phrases.filter(
    ({ concept, first }) =>
      concept === 'update' || (concept === 'progress' && first <= task + 1) || (concept === 'doing' && first < task),
  )
  return opening.at(-1)?.last ?? -1
}
