import { addDays, weekday } from '../../../domain/days/local-date.ts'
import type { Doubt } from '../calendar/doubt.ts'
import type { WeekdayNode } from '../calendar/node.ts'
import { doubtOf } from '../calendar/tense.ts'
import { weekOf } from '../calendar/span.ts'
import type { Line } from '../words/line.ts'
import { type Got, oneOf } from '../words/matchers.ts'
import { isEdge } from '../words/ordinal.ts'
import { limitsNext, readStep, readStepOfDay } from '../words/step.ts'
import { shortWeeks } from './period.ts'
import { mayCount, readWeekdayName } from '../words/weekday-name.ts'

const week = oneOf('tuần')
const of = oneOf('của trong')
const report = oneOf('cáo bc hoạch kh liệu độ quả lương')

/** A weekday with its week where one is named: "thứ sáu", "t6 tuần sau", "CN tuần này", "thứ hai tới". */
export function readWeekday(line: Line, at: number): Got<WeekdayNode> | undefined {
  const name = readWeekdayName(line, at)
  if (!name) return readSlip(line, at)
  const day = name.value
  const bare: WeekdayNode = { form: 'weekday', day }
  return (
    readOfWeek(line, day, name.next) ??
    readStepped(line, day, name.next) ?? {
      // "báo cáo T6" may be the report of June.
      value: { ...bare, ...doubtOf(doubtAt(line, at, name.next)) },
      next: name.next,
    }
  )
}

/** "báo cáo T6" may be the report of June, "ban thu hai" the second copy; "thứ hai đầu tiên sau lễ" counts from a feast. */
function doubtAt(line: Line, at: number, next: number): Doubt | undefined {
  if (line.tokens[at]?.lower === 't' && report(line.tokens[at - 1])) return 'ambiguous'
  if (isEdge(line, next)) return 'anchor'
  return mayCount(line, at) ? 'spelling' : undefined
}

/** "thư 3 tuần sau", "th6 tuần này": a weekday that lost its tone or a letter, so that it must be asked about. */
function readSlip(line: Line, at: number): Got<WeekdayNode> | undefined {
  const [token, digit] = [line.tokens[at], line.tokens[at + 1]]
  if (!token?.word || !/^(?:th|thu)$/.test(token.folded) || !/^[2-7]$/.test(digit?.lower ?? '')) return undefined
  const found = readOfWeek(line, Number(digit?.lower) - 1, at + 2)
  return found && { value: { ...found.value, doubt: 'spelling' }, next: found.next }
}

function readOfWeek(line: Line, day: number, at: number): Got<WeekdayNode> | undefined {
  const start = of(line.tokens[at]) ? at + 1 : at
  const typed = shortWeeks.get(line.tokens[start]?.folded ?? '')
  if (typed !== undefined)
    return { value: { form: 'weekday', day, date: addDays(weekOf(line.today, typed).from, day - 1) }, next: start + 1 }
  if (!week(line.tokens[start])) return undefined
  // In "thứ tư tuần trước 23/12" it is the week, whatever follows.
  const step = readStep(line, start + 1) ?? (limitsNext(line, start + 1) ? { value: -1, next: start + 2 } : undefined)
  const date = step && addDays(weekOf(line.today, step.value).from, day - 1)
  return date === undefined ? undefined : { value: { form: 'weekday', day, date }, next: step?.next ?? at }
}

function readStepped(line: Line, day: number, at: number): Got<WeekdayNode> | undefined {
  const step = readStepOfDay(line, at)
  const word = line.tokens[at]?.folded ?? ''
  // "thứ 6 rồi": it is Friday already.
  if (!step || word === 'roi' || word === 'ngoai') return undefined
  return { value: stepped(line, day, word, step.value), next: step.next }
}

/** "thứ sáu tới" is the coming one and "vừa rồi" the last; "sau" may be the coming one or that of the next week. */
function stepped({ today }: Line, day: number, word: string, step: number): WeekdayNode {
  const inThisWeek = addDays(today, day - weekday(today))
  const coming = inThisWeek > today ? inThisWeek : addDays(inThisWeek, 7)
  const last = inThisWeek < today ? inThisWeek : addDays(inThisWeek, -7)
  const unsure = (date: string, other: string): WeekdayNode => ({
    form: 'weekday',
    day,
    date,
    doubt: 'ambiguous',
    alternatives: [{ from: other, to: other }],
  })
  // On a Friday "thứ hai này" is the coming one.
  if (step === 0) return inThisWeek < today ? { form: 'weekday', day } : { form: 'weekday', day, date: inThisWeek }
  if (word === 'sau' || step === 2) return unsure(addDays(coming, inThisWeek > today ? 7 : 0), coming)
  if (word === 'qua' || step === -2 || (word === 'truoc' && inThisWeek < today)) return unsure(last, addDays(last, -7))
  return { form: 'weekday', day, date: step > 0 ? coming : last }
}
