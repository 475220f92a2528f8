import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Figure } from './figure.ts'

/** The seeded offices of a run; the city only when it was asked for. */
export const officesIn = (folder: string) => ({
  small: { tasks: 10_000, file: path.join(folder, 'small.db') },
  large: { tasks: 1_000_000, file: path.join(folder, 'large.db') },
  city: { tasks: 22_000_000, file: path.join(folder, 'city.db') },
})

/** In the order in which they run, each by its name; loaded only when it runs, as what is loaded makes pauses too. */
export const measurements: Record<string, (folder: string) => Promise<Figure[]>> = {
  help: async () => (await import('./start.ts')).measureHelp(),
  async command(folder) {
    const { small, large } = officesIn(folder)
    return (await import('./command.ts')).measureCommand(small.file, large.file)
  },
  'first-reply': async folder => (await import('./start.ts')).measureFirstReply(officesIn(folder).large.file),
  backup: async folder => (await import('./backup.ts')).measureBackup(officesIn(folder).large.file, folder),
  planning: async folder => (await import('./planning.ts')).measurePlanning(officesIn(folder).large.file),
  async growth(folder) {
    const sizes = Object.values(officesIn(folder)).filter(({ file }) => existsSync(file))
    return (await import('./growth.ts')).measureGrowth(sizes)
  },
  import: async folder => (await import('./import.ts')).measureImport(folder),
  push: async folder => (await import('./push.ts')).measurePush(folder),
  limits: async folder => (await import('./limits.ts')).measureLimits(folder),
  'personal-data': async folder => (await import('./personal-data.ts')).measurePersonalData(folder),
  'push-city': async folder => (await import('./push-city.ts')).measurePushCity(folder),
  throughput: async folder => (await import('./throughput.ts')).measureThroughput(folder),
  dates: async () => (await import('./dates.ts')).measureDates(),
  intents: async () => (await import('./intents.ts')).measureIntents(),
}
