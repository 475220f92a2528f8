import type { Concept } from './lexicon.ts'
import { clauseOf, type Message } from './message.ts'
import type { Rule } from './rules.ts'

// Whose change it is, and when: what another is asked to do, or what somebody will do later, is none now.

export interface Span {
  first: number
  last: number
}

const later = new Set(['sau', 'lát', 'lat', 'mai', 'chiều', 'chieu', 'mốt', 'đã', 'da'])
const callsAbove = ['anh', 'chi', 'sep', 'bac', 'chu', 'co']
const addressed = new Set('anh chị chi a c bác cô chú'.split(' '))
const givers = new Set('giúp giup cho hộ ho giùm'.split(' '))
const selves = new Set('em e tôi toi cháu chau'.split(' '))
const verbs: readonly Concept[] = ['approve', 'sendBack', 'handover', 'accept', 'done', 'extend', 'urge']
/** "nhắc việc 12 hoài mệt ghê" complains of it. */
const complaint = /^(?:hoài|hoai|suốt|suot|mệt|met|phiền|phien|chán|chan)$/
/** What says that something is done. */
export const claiming: readonly Concept[] = ['past', 'submitted', 'mark']

/** "… để sau", "xem rồi duyệt": what somebody will do himself, and not now. */
export function isPutOff(message: Message, { command }: Rule, core: readonly Span[], today: string): boolean {
  const { words, phrases, dates } = message
  const first = core[0]?.first ?? 0
  // Why it is to rest may be what is to come.
  if (command === 'tamdung') return false
  const reason = phrases.find(({ concept, first }) => concept === 'reason' && first > 0)?.first ?? Infinity
  const start = words[first]?.start ?? 0
  // "mai em xin gia hạn", "hôm qua sếp giao việc": a day before the verb says when, and it is not now.
  const inClause = (at: number) => at < reason && clauseOf(message, at) === clauseOf(message, first)
  const reported = phrases.some(
    ({ concept, first: at }) =>
      concept === 'past' && at > first && inClause(at) && !/^m[ớo]i$/.test(words[at]?.usual ?? ''),
  )
  const gone = dates.some(date => date.to < today && inClause(words.findIndex(({ start }) => start >= date.start)))
  if (command !== 'hoantac' && (reported || gone)) return true
  if (
    command !== 'uyquyen' &&
    dates.some(date => date.end <= start && date.bound !== 'by' && date.from > today && dates.length === 1)
  )
    return true
  if (
    core.length > 0 &&
    phrases.some(phrase => phrase.concept === 'future' && phrase.last < first && !isNeed(message, phrase))
  )
    return true
  if (asksWhich(message, command, first)) return true
  if (command === 'nhac' && words.some(({ usual }) => complaint.test(usual))) return true
  if (command === 'giahan' || command === 'uyquyen') return false
  if (/^(?:rồi|roi|để|de|mới|moi)$/.test(words[first - 1]?.usual ?? '')) return true
  if (phrases.some(({ concept, first }) => concept === 'laterToday' && first < reason)) return true
  const ends = words.findLastIndex(({ kind }, at) => kind !== 'mark' && at < reason && !isCourtesy(message, at))
  return !message.people.some(({ last }) => last === ends) && later.has(words[ends]?.usual ?? '')
}

/** "việc 3 chưa kịp, xin gia hạn", "chị cần giao một việc" */
const isNeed = ({ words }: Message, { first }: Span): boolean => /^(?:cần|can|kịp|kip)$/.test(words[first]?.usual ?? '')

/** "giao việc cho phòng nào", "trả lại hay duyệt luôn", "ủy quyền được không" */
function asksWhich({ words, phrases }: Message, command: string, core: number): boolean {
  const said = (at: number) => phrases.find(({ first, last }) => first <= at && at <= last)?.concept
  if (words.some(({ usual }, at) => at > core && usual === 'hay' && verbs.includes(said(at + 1) ?? 'filler')))
    return true
  // "em từ chối nhận việc 12" refuses, and sends nothing back.
  if (command === 'tralai' && phrases.some(({ concept }) => concept === 'accept')) return true
  if (command === 'uyquyen') return phrases.some(({ concept }) => concept === 'polite')
  if (command === 'caidat')
    return phrases.some(({ concept, first }) => concept === 'what' && words[first]?.folded === 'lam')
  return command === 'giao' && words.some(({ usual }, at) => at > core && /^(?:nào|nao|ai|mấy|may)$/.test(usual))
}

/** "anh duyệt việc 5 giúp em", "chị làm xong việc 12 nhé": the one who is spoken to is to do it. */
export function isAnothers({ words, phrases }: Message, { command }: Rule, core: readonly Span[]): boolean {
  const first = core[0]?.first ?? 0
  const judges = command === 'duyet' || command === 'tralai'
  const asked = phrases.some(({ concept, last }) => (concept === 'demand' || concept === 'request') && last < first)
  // "viec 4 xin duyet" asks for it.
  if (judges && /^(?:xin|trình|trinh|gửi|gui|mong|chờ|đợi)$/.test(words[first - 1]?.usual ?? '')) return true
  if (
    judges &&
    callsAbove.some(called => words.some(({ folded }, at) => folded === called && words[at + 1]?.folded === 'oi'))
  )
    return true
  if (!addressed.has(words[first - 1]?.usual ?? '')) return false
  if (judges && asked) return true
  if (command === 'xong') return !phrases.some(({ concept }) => claiming.includes(concept))
  const forSelf = words.some(
    ({ usual }, at) => at > first && givers.has(usual) && selves.has(words[at + 1]?.usual ?? ''),
  )
  return judges && forSelf
}

const isCourtesy = ({ phrases }: Message, at: number): boolean =>
  phrases.some(({ concept, first, last }) => concept === 'filler' && first <= at && at <= last)
