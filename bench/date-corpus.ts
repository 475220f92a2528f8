import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What is to be read at one place of a text; without days: something that must be reported as uncertain. */
export interface ExpectedDate {
  start: number
  end: number
  from?: string
  to?: string
  time?: string
}

export interface Utterance {
  today: string
  class: string
  text: string
  expected: ExpectedDate[]
}

export interface FoundDate {
  start: number
  end: number
  from: string
  to: string
  time?: string
  certain: boolean
}

export type Verdict = 'right' | 'silently wrong' | 'not understood'

/** The utterances of a corpus file, in the notation its head explains. */
export function readCorpus(file: string): Utterance[] {
  const utterances: Utterance[] = []
  let [today, name] = ['', '']
  for (const line of readFileSync(path.resolve('test/vietnamese/dates', file), 'utf8').split('\n')) {
    const [, date, title] = /^== (\S+) (\S+)/.exec(line) ?? []
    if (date !== undefined && title !== undefined) [today, name] = [date, title]
    else if (line.trim() !== '' && !line.startsWith('# ')) utterances.push({ today, class: name, ...readLine(line) })
  }
  return utterances
}

function readLine(line: string): Pick<Utterance, 'text' | 'expected'> {
  const [marked = '', readings = ''] = line.split(' | ')
  const text = marked.replace(/[[\]]/g, '')
  const wanted = readings === '' ? [] : readings.split(' ; ').map(readReading)
  const places = [...marked.matchAll(/\[[^\]]*\]/g)]
  if (places.length !== wanted.length) throw new Error(`corpus: ${line}`)
  const expected = wanted.map((reading, index) => {
    // Each pair of brackets before it takes two characters away.
    const start = (places[index]?.index ?? 0) - 2 * index
    return { ...reading, start, end: start + (places[index]?.[0].length ?? 2) - 2 }
  })
  return { text, expected }
}

function readReading(written: string): Omit<ExpectedDate, 'start' | 'end'> {
  const [, from, to, time] = /^(\d{4}-\d\d-\d\d)(?:\.\.(\S+))?(?: (\d\d:\d\d))?$/.exec(written) ?? []
  if (from === undefined && written !== '?') throw new Error(`corpus: ${written}`)
  return from === undefined ? {} : { from, to: to ?? from, ...(time !== undefined && { time }) }
}

/** A wrong date given as certain is the worst; a date left out, or one asked about without need, is not understood. */
export function judge({ expected }: Utterance, found: readonly FoundDate[]): Verdict {
  const fits = (wanted: ExpectedDate, date: FoundDate): boolean =>
    wanted.start < date.end &&
    date.start < wanted.end &&
    (wanted.from === undefined
      ? !date.certain
      : date.certain && wanted.from === date.from && wanted.to === date.to && wanted.time === date.time)
  if (expected.length === found.length && expected.every((wanted, index) => found[index] && fits(wanted, found[index])))
    return 'right'
  return found.some(date => date.certain && !expected.some(wanted => fits(wanted, date)))
    ? 'silently wrong'
    : 'not understood'
}
