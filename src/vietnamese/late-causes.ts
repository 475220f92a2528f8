import type { LateCause } from '../domain/tasks/task.ts'
import { fold } from './normalise.ts'

export interface SaidCause {
  cause: LateCause
  /** what it was, in the person's own words; empty where they only named the kind */
  words: string
}

/** How each kind of cause is told; the first that fits. */
const kinds: readonly [LateCause, RegExp][] = [
  ['overload', /^(?:qua tai|qua nhieu viec|nhieu viec|don viec|thieu (?:nguoi|nhan luc|can bo))(?![\p{L}])/u],
  [
    'information',
    /^(?:thieu|chua co|chua du|khong co|khong du) (?:thong tin|so lieu|ho so|tai lieu|huong dan)(?![\p{L}])/u,
  ],
  ['other_unit', /^(?:cho|doi|phu thuoc)(?: vao)? (?:don vi|y kien|phong|so|ban|cong an|xa|phuong|uy ban)(?![\p{L}])/u],
  ['objective', /^(?:khach quan|bat kha khang|thien tai|bao lu|mua lu|mua bao|dich benh)(?![\p{L}])/u],
  ['other', /^(?:nguyen nhan |ly do )?khac(?![\p{L}])/u],
]
/** "khách quan: mưa lũ": the kind alone says nothing more. */
const bare =
  /^(?:qua tai|thieu thong tin|cho don vi khac|khach quan|bat kha khang|(?:nguyen nhan |ly do )?khac)(?![\p{L}])/u
const because = /^(?:(?:là|la|do|vì|vi|tại|tai)\s+)+/iu
const between = /^[\s,.;:–(-]+|[\s).]+$/gu

/** "khách quan, mưa lũ kéo dài"; words of no known kind are a cause of their own. */
export function readCause(said: string): SaidCause | undefined {
  const words = said.trim().replace(because, '')
  const folded = fold(words)
  if (!/\p{L}/u.test(folded)) return undefined
  const [cause = 'other'] = kinds.find(([, told]) => told.test(folded)) ?? []
  const [kind = ''] = bare.exec(folded) ?? []
  return { cause, words: words.slice(kind.length).replace(between, '') }
}

/** "nguyên nhân: quá tải": behind the number of a task, why its result came late; empty where that is only meant to be told. */
export function causeTold(words: string): string | undefined {
  const [, cause] =
    /^(?:nguyên nhân|nguyen nhan)(?:\s+(?:quá hạn|qua han|chậm|cham|trễ|tre|muộn|muon|là|la))*\s*[:–-]?\s*(.*)$/isu.exec(
      words.trim(),
    ) ?? []
  return cause
}

/** "Đã trình 45/BC-UBND; nguyên nhân: chờ đơn vị khác": what stands behind the result. */
export function resultAndCause(words: string): { result: string; cause?: string } {
  const [, result, cause] =
    /^(.*\S)\s*[,;.–(-]\s*(?:nguyên nhân|nguyen nhan)(?:\s+(?:quá hạn|qua han|chậm|cham|trễ|tre|muộn|muon))*\s*:\s*(\S.*?)\)?$/isu.exec(
      words,
    ) ?? []
  return result === undefined || cause === undefined
    ? { result: words }
    : { result: result.replace(/[\s,;.–(-]+$/u, ''), cause }
}
