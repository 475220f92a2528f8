import { dateOf, weekday } from '../../local-date.ts'
import { optionalNumber, type Shape } from './shape.ts'
import { readWeekday, weekdayForm } from './weekday.ts'

const around = new RegExp(`^(?:(${weekdayForm}),? )?(?:ngay )?(.*?)(?:,? \\(?(${weekdayForm})\\)?)?$`)
const yearFirst = /^(\d{4}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{1,2})$/
const digits = /^(\d{1,2}) ?([/.-]) ?(\d{1,2})(?: ?\2 ?(\d{4}|[1-4]\d)|,?(?: nam)? (\d{4}))?$/
const words = /^(\d{1,2}) thang (\d{1,2})(?:(?: ?[/.-] ?|,?(?: nam)? )(\d{4}))?$/

/**
 * One day in folded text, all of it and nothing else: `30/6/2026`, `30-06-26`, `2026-06-30`,
 * `ngay 30 thang 6 nam 2026`, `thu ba, 30/6`. A weekday that does not fit makes it a day that does not exist.
 */
export function readDay(folded: string): Shape | undefined {
  const [, before, bare = '', after] = around.exec(folded) ?? []
  const named = [before, after].flatMap(word => (word === undefined ? [] : [readWeekday(word)]))
  const parts = readParts(bare)
  return (
    parts && {
      kind: 'day',
      year: parts.year,
      in: year => {
        const date = dateOf(year, parts.month, parts.day)
        return date && named.every(day => day === weekday(date)) ? { from: date, to: date } : undefined
      },
    }
  )
}

interface Parts {
  day: number
  month: number
  year: number | undefined
}

function readParts(bare: string): Parts | undefined {
  const iso = yearFirst.exec(bare)
  if (iso) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) }
  const [matched, day, month, year] = words.exec(bare) ?? []
  if (matched !== undefined) return { day: Number(day), month: Number(month), year: optionalNumber(year) }
  const plain = digits.exec(bare)
  return plain ? fromDigits(Number(plain[1]), Number(plain[3]), optionalNumber(plain[4] ?? plain[5])) : undefined
}

function fromDigits(day: number, month: number, year: number | undefined): Parts | undefined {
  // `11/26` may be November 2026 as well as a slip of the pen: nothing we may decide.
  if (year === undefined && day <= 12 && month > 12) return undefined
  return { day, month, year: year !== undefined && year < 100 ? 2000 + year : year }
}
