import type { Concept } from './lexicon.ts'
import type { Message } from './message.ts'

/** What makes it something still to be handed in, or says that it is not. */
const open: readonly Concept[] = ['future', 'wish', 'condition', 'notHandedIn', 'never', 'remaining', 'overdue', 'due']

/** "Mai nộp mấy báo cáo rồi", "anh Hùng báo cáo chưa", "hôm qua ai nộp báo cáo": what others have handed in. */
export function asksHandedIn({ others, tasks, words, phrases }: Message): boolean {
  if (!others || tasks.length > 0 || phrases.some(({ concept }) => open.includes(concept))) return false
  const said = words.filter(({ kind }) => kind !== 'mark').map(({ folded }) => folded)
  const end = said.at(-1)
  const denied = phrases.some(({ concept, last }) => concept === 'negation' && last < words.length - 1)
  const handsIn =
    words.some(({ usual }) => /^n[ộo]p$/.test(usual)) || /\bbao cao (?:chua|gi|may|nhung)\b/.test(said.join(' '))
  const asks =
    end === 'chua' ||
    phrases.some(
      ({ concept, first }) => concept === 'what' || (concept === 'question' && words[first]?.folded === 'ai'),
    )
  return handsIn && asks && !(denied && end !== 'chua')
}
