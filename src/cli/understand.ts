import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { allCommands } from '../../commands/index.ts'
import { officeCalendar } from '../../db/office/calendar.ts'
import { readConfig, type Config } from '../config/config.ts'
import { workingCalendar } from '../domain/days/working-calendar.ts'
import { UserError } from '../domain/chat/errors.ts'
import { defaultHolidays } from '../domain/days/holidays.ts'
import { localDate, localTime, type LocalDate } from '../domain/days/local-date.ts'
import { understand, type UnderstandContext } from '../vietnamese/intent.ts'
import { noNames } from '../vietnamese/intent/names.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { interpret } from '../conversation/interpret.ts'
import { officeNames } from '../conversation/office-names.ts'
import { findOfficer } from '../operations/find-officer.ts'
import { openOffice } from '../operations/whose-database.ts'
import { modelFor, type AskModel } from './understand-model.ts'
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

interface Reader {
  context: UnderstandContext
  /** the language model, where the office and the officer have one */
  ask?: AskModel | undefined
  close(): void
}

/** How each line is read, as in a conversation without a list or a question open; no database is made. */
export async function understandLines(words: readonly string[], options: UnderstandOptions): Promise<void> {
  const { context, ask, close } = await openReader(readConfig(), options)
  const show = async (line: string): Promise<void> => {
    const reading = await withModel(readText(line, context), ask)
    if (options.json) printJson(reading)
    else console.log(describe(reading))
  }
  try {
    if (words.length > 0) return await show(words.join(' '))
    for await (const line of createInterface({ input: process.stdin })) await show(line)
  } finally {
    close()
  }
}

async function openReader(config: Config, { as, at }: UnderstandOptions): Promise<Reader> {
  const clock = clockAt(at, config.timeZone)
  const today = localDate(clock.now(), config.timeZone)
  const time = localTime(clock.now(), config.timeZone)
  const year = Number(today.slice(0, 4))
  const byLaw = workingCalendar([year - 1, year, year + 1].flatMap(defaultHolidays))
  if (!existsSync(config.databaseFile)) {
    if (as !== undefined) throw new UserError(`Chưa có cơ sở dữ liệu ${config.databaseFile} nên chưa có cán bộ nào.`)
    return { context: { today, time, calendar: byLaw, names: noNames }, close: () => undefined }
  }
  const db = openOffice(config.databaseFile, { migrate: false })
  const close = () => db.close()
  try {
    const officer = as === undefined ? undefined : await findOfficer(db.reads, as)
    const context = { today, time, calendar: await officeCalendar(db.reads), names: await officeNames(db.reads) }
    const ask =
      officer && config.assistant ? await modelFor(config, db, { officerId: officer.id, today, clock }) : undefined
    return { context, ask, close }
  } catch (error) {
    close()
    throw error
  }
}

/** Where the rules find nothing at all the model is asked, as in the service. */
async function withModel(reading: Reading, ask: AskModel | undefined): Promise<Reading> {
  const text = nfc(reading.text)
  if (!ask || reading.by !== 'none' || reading.alternatives.length > 0 || text === '' || text.startsWith('/'))
    return reading
  const line = await ask(reading.text)
  if (line === undefined) return reading
  return { ...reading, by: 'model', line, command: line && (/^\/(\S+)/.exec(line)?.[1] ?? null) }
}

function readText(text: string, context: UnderstandContext): Reading {
  const { dates } = understand(text, context)
  const known = (line: string): Reading => ({
    text,
    line,
    command: /^\/(\S+)/.exec(line)?.[1] ?? null,
    by: 'rules',
    alternatives: [],
    dates: dates.map(({ text, from, to, time, certain }) => ({ text, from, to, ...(time && { time }), certain })),
  })
  const none = (alternatives: string[] = []): Reading => ({
    ...known(''),
    line: null,
    command: null,
    by: 'none',
    alternatives,
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
    case 'agreed-and-more':
    case 'answer':
    case 'beside-question':
    case 'closed-question':
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
