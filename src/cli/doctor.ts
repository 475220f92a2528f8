import path from 'node:path'
import { allJobs } from '../../jobs/index.ts'
import { officeSettings, storedSettings } from '../../db/office/settings.ts'
import { ConfigError, readConfig, type Config } from '../config/config.ts'
import {
  checkClock,
  checkDatabase,
  checkHandOver,
  checkJobs,
  checkEvidence,
  checkOutbox,
  checkSettings,
  type Check,
} from '../operations/doctor.ts'
import { checkFileModes } from '../operations/file-modes.ts'
import { openOffice, requireDatabase, whoseDatabase } from '../operations/whose-database.ts'
import { failed } from './exit.ts'
import { platformNames, probe } from './probe.ts'
import { say } from './say.ts'
import { clockAt, printJson } from './surroundings.ts'

export interface DoctorOptions {
  json?: boolean
  at?: string
}

/** One line a check; exit code 1 if any fails. */
export async function doctor(options: DoctorOptions): Promise<void> {
  const checks = await examine(options.at)
  if (options.json) printJson(checks)
  else for (const { name, ok, detail } of checks) say(`${ok ? '✓' : '✗'} ${name}: ${detail}`)
  if (checks.some(check => !check.ok)) process.exitCode = failed
}

async function examine(at: string | undefined): Promise<Check[]> {
  let config: Config
  try {
    config = readConfig()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [{ name: 'config', ok: false, detail: error.message }]
  }
  const checks = [{ name: 'config', ok: true, detail: `cơ sở dữ liệu ${config.databaseFile}` }]
  const now = clockAt(at, config.timeZone).now()
  const { databaseFile, backupDir, secretFiles } = config
  const { tokenFileBeside } = await import('../channels/zalo-oa/token-file.ts')
  const tokenFile = tokenFileBeside(databaseFile)
  checks.push(
    checkFileModes({ databaseFile, backupDir, tokenFile, environmentFile: path.resolve('.env'), secretFiles }),
  )
  return [...checks, ...(await examineDatabase(config, now)), ...(await examineChannels(config, now))]
}

async function examineDatabase(config: Config, now: number): Promise<Check[]> {
  try {
    requireDatabase(config.databaseFile)
    const db = openOffice(config.databaseFile)
    try {
      const settings = await officeSettings(db.reads, config.fixed)
      return [
        checkDatabase(db, config.databaseFile),
        await checkClock(db, now, config.timeZone),
        checkSettings(await storedSettings(db.reads), config.fixed),
        ...(await checkJobs(db, allJobs(settings), now, config.timeZone)),
        await checkOutbox(db, now),
        await checkEvidence(db),
        await checkHandOver(db),
      ]
    } finally {
      db.close()
    }
  } catch (error) {
    return [{ name: 'database', ok: false, detail: error instanceof Error ? error.message : String(error) }]
  }
}

async function examineChannels(config: Config, now: number): Promise<Check[]> {
  const checks: Check[] = []
  for (const channel of platformNames) checks.push(...(await probe(channel, config, now)))
  if (checks.length > 0) return checks
  const runs =
    whoseDatabase(config.databaseFile).kind === 'office' ? 'dịch vụ, nhưng chưa ai nhắn được' : 'bản chạy thử'
  return [{ name: 'channels', ok: true, detail: `chưa cấu hình kênh nào: npm start sẽ chạy ${runs}` }]
}
