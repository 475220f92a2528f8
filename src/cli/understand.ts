import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { allCommands } from '../../commands/index.ts'
import { officeCalendar } from '../../db/calendar.ts'
import { openDatabase } from '../../db/open.ts'
import { readConfig, type Config } from '../config.ts'
import { workingCalendar } from '../domain/calendar.ts'
import { UserError } from '../domain/errors.ts'
import { defaultHolidays } from '../domain/holidays.ts'
import { localDate, type LocalDate } from '../domain/local-date.ts'
import { understand, type UnderstandContext } from '../domain/text/intent.ts'
import { noNames } from '../domain/text/intent/names.ts'
import { nfc } from '../domain/text/normalise.ts'
import { interpret } from '../interpret.ts'
import { officeNames } from '../names.ts'
import { findOfficer } from '../operations/find-officer.ts'
import { clockAt, printJson } from './surroundings.ts'

export interface UnderstandOptions {
  as?: string
  at?: string
  json?: boolean
}

interface Reading {
  text: string
  line: string | null
  command: string | null
  by: 'rules' | 'model' | 'none'
  alternatives: string[]
  dates: { text: string; from: LocalDate; to: LocalDate; time?: string; certain: boolean }[]
}

/** How each line is read, as in a conversation without a list or a question open; no database is made or changed. */
export async function understandLines(words: readonly string[], options: UnderstandOptions): Promise<void> {
  const context = await contextOf(readConfig(), options)
  const show = (line: string) => {
    const reading = readText(line, context)
    if (options.json) printJson(reading)
    else console.log(describe(reading))
  }
  if (words.length > 0) return show(words.join(' '))
  for await (const line of createInterface({ input: process.stdin })) show(line)
}

async function contextOf(config: Config, { as, at }: UnderstandOptions): Promise<UnderstandContext> {
  const today = localDate(clockAt(at, config.timeZone).now(), config.timeZone)
  const year = Number(today.slice(0, 4))
  const byLaw = workingCalendar([year - 1, year, year + 1].flatMap(defaultHolidays))
  if (!existsSync(config.databaseFile)) {
    if (as !== undefined) throw new UserError(`Chưa có cơ sở dữ liệu ${config.databaseFile} nên chưa có cán bộ nào.`)
    return { today, calendar: byLaw, names: noNames }
  }
  const db = openDatabase(config.databaseFile, { migrate: false })
  try {
    if (as !== undefined) await findOfficer(db.reads, as)
    return { today, calendar: await officeCalendar(db.reads), names: await officeNames(db.reads) }
  } finally {
    db.close()
  }
}

function readText(text: string, context: UnderstandContext): Reading {
  const { dates } = understand(text, context)
  const known = (line: string): Reading => ({
    ...{ text, line, command: /^\/(\S+)/.exec(line)?.[1] ?? null, by: 'rules', alternatives: [] },
    dates: dates.map(({ text, from, to, time, certain }) => ({ text, from, to, ...(time && { time }), certain })),
  })
  const none = (alternatives: string[] = []): Reading => ({
    ...known(''),
    ...{ line: null, command: null, by: 'none', alternatives },
  })
  const meaning = interpret(text, { choices: [] }, allCommands, context)
  switch (meaning.kind) {
    case 'command':
      return known(`/${meaning.name} ${meaning.args}`.trim())
    case 'unavailable':
      return known(nfc(text))
    case 'proposed':
      return known(meaning.line)
    case 'not-understood':
      return none(meaning.alternatives)
    case 'unknown-command':
      return none(meaning.suggestion === undefined ? [] : [`/${meaning.suggestion}`])
    case 'answer':
    case 'empty':
    case 'expired-choice':
    case 'no-such-choice':
      return none()
  }
}

function describe({ line, alternatives, dates }: Reading): string {
  const meant = line ?? (alternatives.length > 0 ? `chưa rõ: ${alternatives.join(' hay ')}?` : 'không hiểu')
  const said = dates.map(
    ({ text, from, to, time, certain }) =>
      `"${text}" = ${from === to ? from : `${from}…${to}`}${time ? ` ${time}` : ''}${certain ? '' : ' (chưa chắc)'}`,
  )
  return [meant, ...said].join(' | ')
}
