import type { Word } from '../intent/words.ts'
import { fillers, foldedText, set } from './vocabulary.ts'

const asking = set('gi sao nao ai nhieu ua help')
const closesQuestion = set('chua khong chu nhi ha hu')
const asksHow =
  /(?:^| )(?:vi du|huong dan (?:em|toi|minh|tui|voi|cach|giup|anh|chi)|lam sao|(?<!tap )the nao|nhu nao|can gi|la sao|nghia la|bao nhieu|bao gio|khi nao|mau (?:nao|gi))(?: |$)/
/** "không hiểu", "chưa rõ", "không biết ghi gì" */
const lost = /(?:khong|chua|chang)(?: \S+)? (?:hieu|ro|biet (?:gui|ghi|lam|tra|noi|phai|nhap|cach|dung))(?: |$)/

export const isLost = (said: string): boolean => lost.test(said)

/** `content`: the words without those that say nothing. */
export function isQuestion(words: readonly Word[], content: readonly Word[]): boolean {
  const last = words.at(-1)?.folded ?? ''
  const negated = words.findIndex(word => /^(?:khong|chua|chang)$/.test(word.folded))
  // "45 ha"
  const measures = last === 'ha' && words.at(-2)?.kind === 'number'
  if (words.length > 1 && closesQuestion.has(last) && !measures && !isPlainNo(words, last)) return true
  if (content.length === 1 && /^(?:hả|ha|hử|ủa|ua|sao|gì|gi|đâu|ai)$/.test(content[0]?.usual ?? '')) return true
  if (words.at(-1)?.usual === 'à' || words.at(-1)?.usual === 'hả') return true
  if (content.length > 1 && content.at(-1)?.usual === 'dau' && negated < 0) return true
  if (asksHow.test(foldedText(words))) return true
  // "chưa phát sinh trường hợp nào" asks nothing.
  return words.some(
    ({ folded, usual }, at) =>
      (negated < 0 || at < negated) && (asking.has(folded) || usual === 'đâu' || usual === 'mấy') && isAsking(usual),
  )
}

/** "vẫn chưa", "dạ không" say no; "xong chưa", "được không" ask. */
function isPlainNo(words: readonly Word[], last: string): boolean {
  if (last !== 'chua' && last !== 'khong') return false
  return words.slice(0, -1).every(({ folded }) => fillers.has(folded) || /^(?:da|vang|ok|hien|gio)$/.test(folded))
}

/** As typed: "ai", not "ải"; "nhiều" asks in "bao nhiêu" only. */
const isAsking = (usual: string): boolean => /^(?:gì|gi|sao|nào|nao|ai|ủa|ua|help|đâu|mấy)$/.test(usual)
