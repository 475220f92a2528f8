import type { Doubt } from './doubt.ts'
import type { Span } from './span.ts'

/** Where a node lies for one who speaks on `today`. */
export interface Resolved {
  span: Span
  kind: 'day' | 'period'
  doubt?: Doubt
  alternatives?: Span[]
}

/**
 * What the words around a date say: `past` "hôm thứ hai", `maybe-past` "thứ hai em nộp rồi", `how-far` "kế hoạch 10/12 đến
 * đâu", `result` "kết quả tháng 1", `report` "báo cáo tháng 1", `plan` "kế hoạch tháng 1", `due` "hạn tháng 1", `overdue`
 * "hạn 10/1 sao chưa nộp", `paper` "công văn ngày 5/9", `joined` "từ tháng 1 đến tháng 6".
 */
export type Tense =
  'past' | 'maybe-past' | 'how-far' | 'result' | 'report' | 'plan' | 'due' | 'overdue' | 'paper' | 'joined' | 'open'

export const mayLookBack = (tense: Tense): boolean => tense === 'maybe-past' || tense === 'how-far'
export const isDue = (tense: Tense): boolean => tense === 'due' || tense === 'overdue'

/** For what is not said in a sentence, or has its own tense. */
export const future = (): Tense => 'open'

// A deadline five weeks old is still spoken of; a day half a year gone is rather one of next year.
export const halfYear = 183

export const doubtOf = (doubt: Doubt | undefined): { doubt?: Doubt } => (doubt === undefined ? {} : { doubt })
