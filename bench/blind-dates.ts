import {
  type BlindEntry,
  blindVerdict,
  type BlindVerdict,
  type FoundDay,
  readBlindSet,
  understoodDays,
} from './blind-set.ts'
import { chronoDates } from './dates.ts'

const verdicts = ['right', 'asked', 'silently wrong'] as const

const shown = (dates: readonly { from: string; to: string; time?: string | undefined; certain?: boolean }[]): string =>
  dates
    .map(
      ({ from, to, time, certain }) =>
        `${from === to ? from : `${from}..${to}`}${time === undefined ? '' : ` ${time}`}${certain === false ? '?' : ''}`,
    )
    .join(' ; ') || '–'

function report(
  name: string,
  set: readonly BlindEntry[],
  find: (entry: BlindEntry) => readonly FoundDay[],
  list: boolean,
): void {
  const read = set.map(entry => {
    const found = find(entry)
    return { entry, found, verdict: blindVerdict(entry, found) }
  })
  const count = (wanted: BlindVerdict) => read.filter(({ verdict }) => verdict === wanted).length
  const share = (wanted: BlindVerdict) =>
    `${wanted} ${count(wanted)} (${((100 * count(wanted)) / set.length).toFixed(1)} %)`
  console.log(`${name}: ${set.length} texts, ${verdicts.map(share).join(', ')}`)
  if (!list) return
  for (const { entry, found, verdict } of read)
    if (verdict !== 'right')
      console.log(
        `${verdict}: ${entry.at.slice(0, 10)} ${entry.class}: ${entry.text} → ${shown(found)} | ${entry.ask ? 'ask ' : ''}${shown(entry.dates)}`,
      )
}

/** `node dist/bench/blind-dates.js SET.json [--list]`: a blind set read by this build, and by chrono-node's Vietnamese locale. */
const [file = '', option] = process.argv.slice(2)
const set = readBlindSet(file)
report('nhacviec', set, understoodDays, option === '--list')
report('chrono-node vi', set, ({ text, at }) => chronoDates(text, at.slice(0, 10)), false)
