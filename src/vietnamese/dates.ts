// The only door to dates/. Its rooms, each importing only from those below it:
//   whole/     a text that is one date and nothing else: an argument, a cell of a spreadsheet
//   mentions/  nodes put together with their hours, and judged by the words and the sentence around them
//   nodes/     each form in which a day or a period is written, as a node
//   words/     a text as tokens, and the small words of dates: numbers, years, "sau", hours, names of weekdays
//   calendar/  what a node is and where it lies on the calendar; knows nothing of text
export { addMonths } from './dates/calendar/span.ts'
export { findDates } from './dates/mentions/find.ts'
export type { DateMention } from './dates/mentions/mention.ts'
export { parseDay } from './dates/whole/day.ts'
export { parseDeadline } from './dates/whole/deadline.ts'
export type { Deadline } from './dates/whole/deadline.ts'
export { parsePeriod } from './dates/whole/period.ts'
export type { Period } from './dates/whole/period.ts'
export type { DateContext } from './dates/words/line.ts'
