import { createHash } from 'node:crypto'
import { fold } from '../../vietnamese/normalise.ts'
import type { TaskRow } from '../../files/office-sheets/task-row.ts'
import { place } from '../../files/office-sheets/report.ts'
import type { Outcomes } from './result.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The same row has the same hash in every file. The deadline counts as it is written: "25/12" without a year would else
 * mean another day, and so another row, next year.
 */
export const rowHash = (row: TaskRow): string => {
  const { sheet: _, row: __, deadline: ___, ...said } = row
  return sha256(JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 32)
}

const codeFrom = (parts: (string | undefined)[]): string =>
  `NV-${sha256(parts.map(part => fold(part ?? '')).join('\n')).slice(0, 10)}`

/**
 * Each row with its code: the one in the sheet, or one that stays the same from import to import. Plans repeat a text
 * ("Báo cáo kết quả") for several units: from the second row on the unit counts too. A row that says all of it again is refused.
 */
export function withCodes(rows: readonly TaskRow[], outcomes: Outcomes): { row: TaskRow; code: string }[] {
  const taken = new Set(rows.flatMap(row => row.code ?? []))
  const said = new Map<string, TaskRow>()
  return rows.flatMap(row => {
    if (row.code !== undefined) return [{ row, code: row.code }]
    const [short, long] = [codeFrom(textOf(row)), codeFrom([...textOf(row), row.leads])]
    const earlier = said.get(long)
    if (earlier) {
      const reason = `Trùng văn bản giao, số thứ tự, nội dung và đơn vị chủ trì với ${where(earlier, row)}; đề nghị ghi mã để phân biệt.`
      outcomes.refused.push({ ...place(row), reason })
      return []
    }
    said.set(long, row)
    const code = taken.has(short) ? long : short
    taken.add(code)
    return [{ row, code }]
  })
}

const textOf = (row: TaskRow): (string | undefined)[] => [row.document, row.number, row.title]

const where = (earlier: TaskRow, row: TaskRow): string =>
  earlier.sheet === row.sheet ? `dòng ${earlier.row}` : `dòng ${earlier.row} của trang “${earlier.sheet}”`
