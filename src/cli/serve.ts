import { hasChannel, readConfig, type Config } from '../config/config.ts'
import { startService } from '../main.ts'
import { demoFile } from '../operations/demo-office.ts'
import { requireNotLost, whoseDatabase } from '../operations/whose-database.ts'
import { missingChannel, missingOffice } from '../service/missing.ts'
import { UsageError } from './exit.ts'
import { say } from './say.ts'

export interface ServeOptions {
  demo?: boolean
  office?: boolean
  port?: string
}

/** Runs until it is told to stop (SIGINT, SIGTERM). */
export async function serve(options: ServeOptions): Promise<void> {
  const read = readConfig()
  const port = options.port === undefined ? read.port : Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port: phải là số từ 0 đến 65535')
  if (!options.demo) requireNotLost(read.databaseFile, read.backupDir)
  const mode = options.demo ? 'demo' : modeOf(read, options.office === true)
  const config = { ...read, port, ...(mode === 'demo' && { logLevel: quietly(read.logLevel) }) }
  const started = startService(config, mode)
  // Listening before the ready line: whoever waits for it may stop us the moment it appears.
  const stop = () => {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
    void started.then(
      service => service.stop(),
      () => undefined,
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const { url } = await started
  if (mode === 'demo') console.log(`Chạy thử: mở ${url} để chat với cơ quan mẫu (dữ liệu ở ${demoFile}). Dừng: Ctrl+C`)
  else for (const line of [`Nhắc Việc đang chạy: ${url}`, ...stillMissing(read)]) say(line)
}

/** An office that is set up is served, with or without channels; the demo is for a machine that has neither. */
function modeOf(config: Config, wanted: boolean): 'office' | 'demo' {
  if (wanted || hasChannel(config)) return 'office'
  switch (whoseDatabase(config.databaseFile).kind) {
    case 'office':
    case 'mixed':
      return 'office'
    case 'nobody':
    case 'demo':
      return 'demo'
  }
}

const stillMissing = (config: Config): string[] => [
  ...(whoseDatabase(config.databaseFile).kind === 'nobody' ? [missingOffice] : []),
  ...(hasChannel(config) ? [] : [missingChannel]),
]

/** Whoever tries the demo wants to see one clear line, not the service's own. */
const quietly = (level: string): string => (level === 'info' ? 'warn' : level)
