import { fold } from '../../vietnamese/normalise.ts'
import type { Place, Report } from './report.ts'

/** Of several rows with the same code the latest is kept, in its own place, and each of the others gets a warning. */
export function keepLatest<T extends Place>(
  rows: T[],
  codeOf: (row: T) => string | undefined,
  report: Report,
  keyOf: (row: T) => string | undefined = codeOf,
): T[] {
  const latest = new Map<string, T>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key !== undefined) latest.set(fold(key), row)
  }
  return rows.filter(row => {
    const key = keyOf(row)
    const kept = key === undefined ? row : latest.get(fold(key))
    if (kept === undefined || kept === row) return true
    const where = kept.sheet === row.sheet ? `dòng ${kept.row}` : `dòng ${kept.row} của trang “${kept.sheet}”`
    report.warnings.push({
      sheet: row.sheet,
      row: row.row,
      reason: `Mã “${codeOf(row) ?? ''}” lặp lại ở ${where}; chỉ lấy dòng sau cùng.`,
    })
    return false
  })
}
