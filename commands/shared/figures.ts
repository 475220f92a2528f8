import type { Figure, ProgressCounts } from '../../src/domain/reports/progress.ts'
import type { Choice } from '../../src/domain/chat/reply.ts'
import { figureWords } from '../../src/vietnamese/figure-words.ts'
import { shortDate } from '../../src/vietnamese/phrases.ts'
import { readTaskList, type ListReading } from '../../src/vietnamese/task-filter.ts'
import { canList } from './list-width.ts'
import type { ProgressScope } from './progress-scope.ts'

/** In the order in which a leader looks into them. */
const labels: Record<Figure, string> = {
  openLate: 'Chưa hoàn thành, quá hạn',
  openOnTime: 'Chưa hoàn thành, trong hạn',
  doneLate: 'Hoàn thành quá hạn',
  doneOnTime: 'Hoàn thành đúng hạn',
  noDeadline: 'Không thời hạn',
}
const figures = Object.keys(labels) as Figure[]

/** What leads from each count of a progress report to exactly the tasks behind it; `unitCount`: of how many units it is. */
export const figureChoices = (
  counts: ProgressCounts,
  scope: ProgressScope,
  unitCount: number,
  reading: ListReading,
): Choice[] =>
  figures.flatMap(figure => {
    const words = [
      'đơn vị',
      scope.unit?.code,
      scope.document && `văn bản ${scope.document}`,
      figureWords[figure],
      scope.period && periodWords(scope.period, reading),
    ]
    const list = readTaskList(words.slice(2).filter(Boolean).join(' '), reading)
    if (counts[figure] === 0 || !canList(unitCount, list)) return []
    return [{ label: `${labels[figure]}: ${counts[figure]}`, send: `/nhiemvu ${words.filter(Boolean).join(' ')}` }]
  })

/** As typed, where a list takes these words for the same days; else by its first and last day. */
function periodWords({ typed, from, to }: NonNullable<ProgressScope['period']>, reading: ListReading): string {
  const { days = [] } = readTaskList(`${figureWords.openLate} ${typed}`, reading).filter
  const isSame = days.length === 1 && days[0]?.from === from && days[0].to === to
  return isSame ? typed : `từ ${shortDate(from)} đến ${shortDate(to)}`
}
