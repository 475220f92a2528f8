import { existsSync } from 'node:fs'
import path from 'node:path'
import { measureBackup } from './backup.ts'
import { measureCommand } from './command.ts'
import { measureDates } from './dates.ts'
import type { Figure } from './figure.ts'
import { measureGrowth } from './growth.ts'
import { measureImport } from './import.ts'
import { measureIntents } from './intents.ts'
import { measurePlanning } from './planning.ts'
import { measurePush } from './push.ts'
import { measurePushCity } from './push-city.ts'
import { measureFirstReply, measureHelp } from './start.ts'
import { measureThroughput } from './throughput.ts'

/** The seeded offices of a run; the city only when it was asked for. */
export const officesIn = (folder: string) => ({
  small: { tasks: 10_000, file: path.join(folder, 'small.db') },
  large: { tasks: 1_000_000, file: path.join(folder, 'large.db') },
  city: { tasks: 22_000_000, file: path.join(folder, 'city.db') },
})

/** In the order in which they run, each by its name. */
export const measurements: Record<string, (folder: string) => Figure[] | Promise<Figure[]>> = {
  help: measureHelp,
  command: folder => measureCommand(officesIn(folder).small.file, officesIn(folder).large.file),
  'first-reply': folder => measureFirstReply(officesIn(folder).large.file),
  backup: folder => measureBackup(officesIn(folder).large.file, folder),
  planning: folder => measurePlanning(officesIn(folder).large.file),
  growth: folder => measureGrowth(Object.values(officesIn(folder)).filter(({ file }) => existsSync(file))),
  import: measureImport,
  push: measurePush,
  'push-city': measurePushCity,
  throughput: measureThroughput,
  dates: measureDates,
  intents: measureIntents,
}
