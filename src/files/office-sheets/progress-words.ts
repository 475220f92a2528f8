import { fold } from '../../vietnamese/normalise.ts'

/** How far a task is, as a cell says it. */
export type SaidProgress = { kind: 'finished' } | { kind: 'begun'; percent?: number } | { kind: 'not-begun' }

const finished =
  /^(?:da )?(?:hoan thanh|hoan tat|xong|thuc hien xong|hoan thanh xong|ket thuc)(?: (?:dung han|truoc han|qua han|tre han|100 ?%|\(100 ?%\)|nhiem vu|toan bo))*$|^(?:done|completed?|finished)$/
const begun =
  /^(?:dang|tiep tuc) (?:thuc hien|trien khai|xu ly|lam|tham muu|xay dung|hoan thien|soan thao)(?: .{0,40})?$|^(?:in progress|doing|trong han|qua han|cham(?: tien do)?|dung tien do|hoan thanh mot phan|cho duyet|cho (?:y kien|phe duyet))$/
const notBegun =
  /^(?:chua (?:thuc hien|trien khai|bat dau|lam|tiep nhan|xu ly|den han|hoan thanh|xong)|moi giao|not started|to ?do)$/

/** Undefined: the cell says something else. A share of all is a percentage, or a decimal of a column of percentages. */
export function progressIn(text: string): SaidProgress | undefined {
  const said = fold(text).replace(/[.;,!]+$/, '')
  const percent = /^(?:dat |da |hoan thanh |khoang |dang thuc hien )*(\d{1,3})(?:[.,]\d+)? ?%$/.exec(said)?.[1]
  if (percent !== undefined) {
    const share = Number(percent)
    if (share > 100) return undefined
    if (share === 100) return { kind: 'finished' }
    return share === 0 ? { kind: 'not-begun' } : { kind: 'begun', percent: share }
  }
  if (finished.test(said)) return { kind: 'finished' }
  if (notBegun.test(said)) return { kind: 'not-begun' }
  return begun.test(said) ? { kind: 'begun' } : undefined
}
