import { readConfig } from '../config.ts'
import { startService } from '../main.ts'
import { UsageError } from './exit.ts'

export interface ServeOptions {
  demo?: boolean
  port?: string
}

/** Runs until it is told to stop (SIGINT, SIGTERM). */
export async function serve(options: ServeOptions): Promise<void> {
  const read = readConfig()
  const port = options.port === undefined ? read.port : Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port: phải là số từ 0 đến 65535')
  const demo = options.demo === true || !(read.telegram ?? read.zaloBot ?? read.zaloOa)
  const config = { ...read, port, ...(demo && { logLevel: quietly(read.logLevel) }) }
  const started = startService(config, demo ? 'demo' : 'office')
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
  console.log(
    demo
      ? `Chạy thử (chưa cấu hình kênh chat): mở ${url} để chat với cơ quan mẫu. Dừng: Ctrl+C`
      : `Nhắc Việc đang chạy: ${url}`,
  )
}

/** Whoever tries the demo wants to see one clear line, not the service's own. */
const quietly = (level: string): string => (level === 'info' ? 'warn' : level)
