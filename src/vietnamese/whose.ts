import { nfc } from '../domain/chat/tidy-text.ts'
import { nameAt, type NamesIndex } from './intent/names.ts'
import { behindExcept, behindJoin, calledAt, folded, isCapital, isSelf, joined, unnamedAt } from './intent/somebody.ts'
import { wordsOf, type Word } from './intent/words.ts'
import { fold } from './normalise.ts'

/** One of those whose tasks a line asks for. `words`: as typed, without "đơn vị"; `code`: of the only one they can mean. */
export type Named =
  | { kind: 'person'; words: string; code?: string }
  | { kind: 'unit'; words: string; code?: string }
  /** all that one follows; of them all but the one who asks */
  | { kind: 'scope' }
  | { kind: 'subordinates' }
  | { kind: 'self' }
  /** "anh ấy", "sếp": somebody, but nobody can tell who */
  | { kind: 'unnamed'; words: string }

export interface AskedWhose {
  who: readonly Named[]
  without: readonly Named[]
  /** what stands behind: which of their tasks */
  rest: string
  /** A single word that may as well be one of a task: only where no other words are looked for it is a name. */
  doubtful: boolean
}

/** The same as a line: what one of them was typed as may be replaced by a code. */
export const lineOfWhose = ({ who, without, rest }: Omit<AskedWhose, 'doubtful'>): string =>
  [
    who.map(wordsOfNamed).join(', '),
    ...(without.length > 0 ? [`trừ ${without.map(wordsOfNamed).join(', ')}`] : []),
    rest,
  ]
    .filter(Boolean)
    .join(' ')

function wordsOfNamed(named: Named): string {
  switch (named.kind) {
    case 'person':
    case 'unnamed':
      return named.words
    case 'unit':
      return `đơn vị ${named.words}`
    case 'scope':
      return 'đơn vị'
    case 'subordinates':
      return 'cấp dưới'
    case 'self':
      return 'tôi'
  }
}

interface Part {
  named: Named
  last: number
  doubtful?: true
}

/**
 * Whose tasks the words of `/nhiemvu` begin with: people by name or code, with or without a title, units behind "đơn vị"
 * or by their kind, "đơn vị" alone, "cấp dưới", "tôi"; several with commas or "và"; without those behind "trừ".
 */
export function readWhose(line: string, names: NamesIndex): AskedWhose {
  const text = nfc(line)
  const words = wordsOf(text)
  const who: Named[] = []
  const without: Named[] = []
  let at = folded(words, 0) === 'cua' ? 1 : 0
  let doubtful = false
  for (let into = who; ;) {
    const part = partAt(text, words, names, at)
    if (!part) break
    into.push(part.named)
    doubtful ||= part.doubtful === true
    at = part.last + 1
    const except = behindExcept(words, at)
    const next = except ?? behindJoin(words, at)
    if (next === undefined || !partAt(text, words, names, next)) break
    if (except !== undefined) into = without
    at = next
  }
  const rest = who.length === 0 ? text : text.slice(words[at]?.start ?? text.length)
  return { who, without, rest: rest.replace(/^[\s,;:|]+/, ''), doubtful: doubtful && who.length + without.length === 1 }
}

const unitKinds =
  /^(?:phong|so|ban|to|xa|phuong|cum|khoi|doi|cuc|vien|truong|trung tam|van phong|chi cuc|uy ban|ubnd|thanh tra|p|tt)$/
const said = (text: string, words: readonly Word[], first: number, last: number): string =>
  text.slice(words[first]?.start, words[last]?.end)

function partAt(text: string, words: readonly Word[], names: NamesIndex, at: number): Part | undefined {
  if (at >= words.length) return undefined
  if (joined(words, at, 2) === 'cap-duoi') return { named: { kind: 'subordinates' }, last: at + 1 }
  if (joined(words, at, 2) === 'don-vi') return unitBehind(text, words, names, at + 2)
  if (/^(?:phong-toi|ca-phong)$/.test(joined(words, at, 2))) return { named: { kind: 'scope' }, last: at + 1 }
  const unit = nameAt(names, 'units', words, at)
  if (unit) {
    const typed = said(text, words, at, unit.last)
    const isKind = unitKinds.test(folded(words, at)) || unitKinds.test(joined(words, at, 2).replace('-', ' '))
    // "văn phòng phẩm" begins like a unit.
    const only = unitKinds.test(joined(words, at, unit.last - at + 1).replace('-', ' '))
    return {
      named: { kind: 'unit', words: typed, ...(unit.unique && { code: unit.code }) },
      last: unit.last,
      ...((only || !isKind) && { doubtful: true }),
    }
  }
  const unnamed = unnamedAt(words, at)
  if (unnamed !== undefined) return { named: { kind: 'unnamed', words: said(text, words, at, unnamed) }, last: unnamed }
  const code = codeAt(text, words, at)
  if (code) return { named: { kind: 'person', words: code.words, code: code.words }, last: code.last }
  const called = calledAt(words, names, at)
  if (called) {
    const { last, name, titled } = called
    const typed = said(text, words, at, last)
    return {
      named: { kind: 'person', words: typed, ...(name?.unique && { code: name.code }) },
      last,
      ...(!titled && last === at && { doubtful: true }),
    }
  }
  return isSelf(words, at) ? { named: { kind: 'self' }, last: at } : undefined
}

/** "đơn vị", "đơn vị VHXH", "đơn vị khối kinh tế", "đơn vị Sở Ngoại vụ" */
function unitBehind(text: string, words: readonly Word[], names: NamesIndex, at: number): Part {
  const unit = nameAt(names, 'units', words, at)
  if (unit)
    return {
      named: { kind: 'unit', words: said(text, words, at, unit.last), ...(unit.unique && { code: unit.code }) },
      last: unit.last,
    }
  const code = codeAt(text, words, at)
  if (code) return { named: { kind: 'unit', words: code.words, code: code.words }, last: code.last }
  if (!unitKinds.test(folded(words, at)) && !unitKinds.test(joined(words, at, 2).replace('-', ' ')))
    return { named: { kind: 'scope' }, last: at - 1 }
  const last = unknownEnd(words, at)
  return { named: { kind: 'unit', words: said(text, words, at, last) }, last }
}

/** What begins a condition behind a unit. */
const conditionWords = (
  'qua quá trễ chậm hôm ngày tuần tháng quý năm mai sắp gần chờ cho đã chưa không đang phối chủ khẩn tất tạm trước đến từ sau ' +
  'trang trừ còn trong , ;'
).split(' ')
const marked = new Set(conditionWords)
const bare = new Set(conditionWords.map(fold))

/**
 * Where the name ends of a unit that the office does not have: before what begins a condition. Where words are typed with
 * their marks, each is what it is: "phòng tư pháp" has no "từ", "phòng quy hoạch" no "quý".
 */
function unknownEnd(words: readonly Word[], at: number): number {
  const typed = words.some(({ text, folded }) => text.toLowerCase() !== folded)
  const begins = ({ text, folded }: Word): boolean =>
    typed ? marked.has(text.toLowerCase().normalize('NFC')) : bare.has(folded)
  let last = at
  for (let next = words[at + 1]; next && (isCapital(next) || !begins(next)); next = words[last + 1]) last++
  return last
}

/** A code of the office, in capitals with a number: `CB04`, `P01`. */
function codeAt(text: string, words: readonly Word[], at: number): { words: string; last: number } | undefined {
  const start = words[at]?.start ?? 0
  const [code] = /^[A-ZĐ]{1,6}[-.]?\d{1,8}(?![\p{L}\d/])/u.exec(text.slice(start)) ?? []
  if (code === undefined) return undefined
  return { words: code, last: words.findIndex(({ end }) => end === start + code.length) }
}
