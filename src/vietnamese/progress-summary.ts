import { doneOf, openOf, totalOf } from '../domain/reports/progress.ts'
import { completionRate, grouped, shareOf } from '../domain/reports/progress-chart.ts'
import type { SummaryFigures } from '../domain/reports/summary-figures.ts'
import { shortDate, fullDate, joinList, sentenceCase } from './phrases.ts'

/** Where things stand in exactly three sentences, to be read out at a briefing. */
export const summarySentences = (figures: SummaryFigures): string[] => [
  sentenceCase(standing(figures)),
  lateness(figures),
  ahead(figures),
]

const tasks = (count: number): string => `${grouped(count)} nhiệm vụ`

function standing({ whose, document, period, asOf, total }: SummaryFigures): string {
  const theme = [document && ` theo văn bản ${document}`, period && ` có hạn trong kỳ ${period}`]
    .filter(Boolean)
    .join('')
  const undated = total.noDeadline > 0 ? `; ngoài ra có ${tasks(total.noDeadline)} không thời hạn` : ''
  const start = `tính đến ngày ${shortDate(asOf)}, ${whose}`
  if (totalOf(total) === 0) return `${start} không có nhiệm vụ nào${theme}${period ? '' : ' có thời hạn'}${undated}.`
  const done =
    doneOf(total) === 0
      ? 'chưa hoàn thành nhiệm vụ nào'
      : `đã hoàn thành ${tasks(doneOf(total))}, đạt ${completionRate(total)} ` +
        `(đúng hạn ${grouped(total.doneOnTime)}, quá hạn ${grouped(total.doneLate)})`
  const open =
    openOf(total) === 0
      ? 'không còn nhiệm vụ nào chưa hoàn thành'
      : `còn ${tasks(openOf(total))} chưa hoàn thành ` +
        `(trong hạn ${grouped(total.openOnTime)}, quá hạn ${grouped(total.openLate)})`
  return `${start} có ${tasks(totalOf(total))}${theme}: ${done}; ${open}${undated}.`
}

function lateness({ total, behind, unitsBehind }: SummaryFigures): string {
  if (total.openLate === 0) return 'Hiện không có nhiệm vụ nào quá hạn chưa hoàn thành.'
  const [first] = behind
  if (!first)
    return `Số nhiệm vụ quá hạn chiếm ${shareOf(total.openLate, openOf(total))} tổng số nhiệm vụ chưa hoàn thành.`
  if (total.openLate === 1) return `Nhiệm vụ quá hạn duy nhất thuộc ${first.name}.`
  if (unitsBehind === 1) return `Toàn bộ ${tasks(total.openLate)} quá hạn đều thuộc ${first.name}.`
  const named = joinList(behind.map(({ name, overdue }) => `${name} (${tasks(overdue)})`))
  const others = unitsBehind - behind.length
  const rest = others > 0 ? `; ngoài ra còn ${grouped(others)} đơn vị khác có nhiệm vụ quá hạn` : ''
  return `Các đơn vị có nhiều nhiệm vụ quá hạn nhất là ${named}${rest}.`
}

function ahead({ total, soon }: SummaryFigures): string {
  const late = total.openLate > 0
  if (soon && soon.count > 0) {
    const due = `Từ nay đến hết ${fullDate(soon.until)} có ${tasks(soon.count)} đến hạn`
    return late
      ? `${due}; đề nghị xử lý dứt điểm các nhiệm vụ quá hạn và hoàn thành đúng hạn các nhiệm vụ này.`
      : `${due}; đề nghị tập trung hoàn thành đúng hạn.`
  }
  const none = soon ? `Từ nay đến hết ${fullDate(soon.until)} không có nhiệm vụ nào đến hạn` : ''
  if (late) return none ? `${none}; đề nghị tập trung xử lý dứt điểm các nhiệm vụ quá hạn.` : settleLate
  if (none) return `${none}.`
  return openOf(total) > 0 ? 'Đề nghị tiếp tục theo dõi, đôn đốc để các nhiệm vụ còn lại hoàn thành đúng hạn.' : allDone
}

const settleLate = 'Đề nghị tập trung xử lý dứt điểm các nhiệm vụ quá hạn.'
const allDone = 'Hiện không có nội dung cần đôn đốc thêm.'
