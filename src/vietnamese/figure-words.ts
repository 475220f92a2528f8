import type { Figure } from '../domain/reports/progress.ts'

/** The counts of a progress report as a list of the tasks behind them is asked for. */
export const figureWords: Record<Figure, string> = {
  openLate: 'chưa hoàn thành quá hạn',
  openOnTime: 'chưa hoàn thành trong hạn',
  doneOnTime: 'hoàn thành đúng hạn',
  doneLate: 'hoàn thành quá hạn',
  // Whatever became of them; "không thời hạn" alone asks for what is to be done.
  noDeadline: 'tất cả không thời hạn',
}
