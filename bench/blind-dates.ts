import { readFileSync } from 'node:fs'
import { array, boolean, object, optional, parse, string } from 'valibot'
import { workingCalendar } from '../src/domain/calendar.ts'
import { defaultHolidays } from '../src/domain/holidays.ts'
import { localDate, localTime } from '../src/domain/local-date.ts'
import { understand } from '../src/domain/text/intent.ts'
import { noNames } from '../src/domain/text/intent/names.ts'
import { chronoDates } from './dates.ts'

// A blind set: texts with what a writer who has seen nothing of this project reads in them. With `ask` a careful reader
// would ask, and `dates` are only guesses.
const wanted = object({ from: string(), to: string(), time: optional(string()) })
const entries = array(object({ at: string(), text: string(), dates: array(wanted), ask: boolean(), class: string() }))

const zone = 'Asia/Ho_Chi_Minh'

type Entry = ReturnType<typeof readSet>[number]
interface Found {
  from: string
  to: string
  time?: string | undefined
  certain: boolean
}
type Verdict = 'right' | 'asked' | 'silently wrong'

const readSet = (file: string) => parse(entries, JSON.parse(readFileSync(file, 'utf8')))

/** As `nhacviec understand TEXT --at T` reads it where there is no office. */
function ours({ text, at }: Entry): Found[] {
  const today = localDate(Date.parse(at), zone)
  const year = Number(today.slice(0, 4))
  const calendar = workingCalendar([year - 1, year, year + 1].flatMap(defaultHolidays))
  const time = localTime(Date.parse(at), zone)
  return understand(text, { today, time, calendar, names: noNames }).dates
}

const chrono = ({ text, at }: Entry): Found[] => chronoDates(text, at.slice(0, 10))

/** A date without its hour, or with one that nobody said, is another date. */
const same = (a: Omit<Found, 'certain'>, b: Omit<Found, 'certain'>): boolean =>
  a.from === b.from && a.to === b.to && a.time === b.time

function verdict({ dates, ask }: Entry, found: readonly Found[]): Verdict {
  const certain = found.filter(date => date.certain)
  if (ask) return certain.length === 0 ? 'right' : 'silently wrong'
  if (certain.some(date => !dates.some(each => same(each, date)))) return 'silently wrong'
  const all = found.length === dates.length && certain.length === dates.length
  return all && dates.every((date, index) => certain[index] && same(date, certain[index])) ? 'right' : 'asked'
}

const shown = (dates: readonly { from: string; to: string; time?: string | undefined; certain?: boolean }[]): string =>
  dates
    .map(
      ({ from, to, time, certain }) =>
        `${from === to ? from : `${from}..${to}`}${time === undefined ? '' : ` ${time}`}${certain === false ? '?' : ''}`,
    )
    .join(' ; ') || '–'

function report(name: string, set: readonly Entry[], find: (entry: Entry) => Found[], list: boolean): void {
  const read = set
    .map(entry => ({ entry, found: find(entry) }))
    .map(each => ({ ...each, verdict: verdict(each.entry, each.found) }))
  const count = (wanted: Verdict, of = read) => of.filter(each => each.verdict === wanted).length
  const share = (wanted: Verdict) => `${wanted} ${count(wanted)} (${((100 * count(wanted)) / set.length).toFixed(1)} %)`
  console.log(`${name}: ${set.length} texts, ${(['right', 'asked', 'silently wrong'] as const).map(share).join(', ')}`)
  if (!list) return
  for (const each of [...new Set(set.map(entry => entry.class))]) {
    const of = read.filter(({ entry }) => entry.class === each)
    console.log(`  ${each}: ${count('right', of)}/${of.length}, silently wrong ${count('silently wrong', of)}`)
  }
  for (const { entry, found, verdict } of read)
    if (verdict !== 'right')
      console.log(
        `${verdict === 'asked' ? 'A' : 'W'} [${entry.at.slice(0, 10)} ${entry.class}] ${entry.text} → ${shown(found)} | ${entry.ask ? 'ask ' : ''}${shown(entry.dates)}`,
      )
}

/** `node dist/bench/blind-dates.js SET.json [--list]`: a blind set read by this build, and by chrono-node's Vietnamese locale. */
const [file = '', option] = process.argv.slice(2)
const set = readSet(file)
report('nhacviec', set, ours, option === '--list')
report('chrono-node vi', set, chrono, false)
