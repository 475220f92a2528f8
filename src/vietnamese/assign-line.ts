import { nfc } from '../domain/chat/tidy-text.ts'
import type { Urgency } from '../domain/tasks/task.ts'
import { fold } from './normalise.ts'

// What is typed behind /giao, taken apart; and the same as the draft writes it, where every name is a mark.

/** `WHO | WHAT | DEADLINE | PRODUCT | DOCUMENT | HOW`, as typed; what is missing is undefined. */
export interface AssignLine {
  who: string | undefined
  what: string | undefined
  deadline: string | undefined
  product: string | undefined
  document: string | undefined
  /** whether the result needs approval, and how urgent it is */
  how: string | undefined
}

export function readAssignLine(line: string): AssignLine {
  const [who, what, deadline, product, document, ...how] = line.split(/[|｜]/).map(part => nfc(part))
  const said = (part: string | undefined): string | undefined => (part === '' ? undefined : part)
  return {
    ...{ who: said(who), what: said(what), deadline: said(deadline) },
    ...{ product: said(product), document: said(document), how: said(how.join(' ')) },
  }
}

/** What parts the line stands for no word of a part. */
export const inLine = (text: string): string => nfc(text).replace(/[|｜]/g, '/').replace(/\n+/g, ' ')

/** Somebody who is meant, whatever else their name means: `u3` a unit, `o5u3` an officer for a unit. */
export interface Mark {
  unitId: number | null
  officerId: number | null
}

export const markOf = ({ unitId, officerId }: Mark): string =>
  `[${officerId === null ? '' : `o${officerId}`}${unitId === null ? '' : `u${unitId}`}]`

const mark = /^\[(?:o(\d{1,15}))?(?:u(\d{1,15}))?\]/

/** The mark that the text begins with, and what follows it. */
export function markAt(text: string): { mark: Mark; rest: string } | undefined {
  const [whole, officer, unit] = mark.exec(text) ?? []
  if (whole === undefined || (officer === undefined && unit === undefined)) return undefined
  const id = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits))
  return { mark: { officerId: id(officer), unitId: id(unit) }, rest: text.slice(whole.length) }
}

export type PartName = 'lead' | 'worker' | 'coordinator' | 'follower' | 'leader'

export interface WhoPart {
  name: PartName
  words: string
}

const partNames: Readonly<Record<string, PartName>> = {
  'chu tri': 'lead',
  'phoi hop': 'coordinator',
  'theo doi': 'follower',
  'thay mat': 'leader',
}
const label = /(?<![\p{L}\p{N}])(chu tri|phoi hop|theo doi|thay mat)(?![\p{L}\p{N}])/gu
/** A part's name stands before those who have it: "phối hợp: …", "phối hợp với …"; otherwise behind them: "… chủ trì, …". */
const before = /^(?: (?:voi|la|boi|gom|cho))?(?: ?[:：]|(?= [\p{L}[]))/u
const around = /^[\s,;.:()–-]+|[\s,;.:(–-]+$/gu

/** "Sở Nội vụ chủ trì, phối hợp: Sở Tài chính; theo dõi: Nguyễn Văn A": who has which part. */
export function whoParts(text: string): WhoPart[] {
  const said = nfc(text).replace(/\n+/g, ', ')
  // Folding keeps the place of each letter.
  const folded = fold(said)
  const parts: WhoPart[] = []
  const put = (name: PartName, from: number, to: number): void => {
    const words = said.slice(from, to).replace(around, '')
    if (words !== '') parts.push({ name, words })
  }
  let name: PartName = 'worker'
  let from = 0
  for (const found of folded.matchAll(label)) {
    const called = partNames[found[1] ?? ''] ?? 'worker'
    const behind = found.index + found[0].length
    const lead = before.exec(folded.slice(behind))
    put(lead ? name : called, from, found.index)
    if (lead) name = called
    from = behind + (lead?.[0].length ?? 0)
  }
  put(name, from, said.length)
  return parts
}

export interface How {
  urgency: Urgency
  approval: boolean | undefined
}

/** "hỏa tốc, không duyệt"; `approval`: undefined where nothing is said of it */
export function readHow(words: string): How {
  const said = fold(words)
  const urgency = /hoa toc/.test(said)
    ? 'express'
    : /thuong khan/.test(said)
      ? 'very_urgent'
      : /khan/.test(said)
        ? 'urgent'
        : 'normal'
  const approval = /(?:khong|ko)(?: can)? duyet/.test(said) ? false : /duyet/.test(said) ? true : undefined
  return { urgency, approval }
}
