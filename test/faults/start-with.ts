import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { machineEnv } from '../helpers/machine-env.ts'
import type { Run, Workplace } from '../helpers/process.ts'

const cli = resolve(import.meta.dirname, '../../dist/src/cli.js')

/** `nhacviec start` by another program (`setpriv …`, `prlimit …`), to its end. */
export async function startWith(prefix: readonly string[], { folder, database }: Workplace): Promise<Run> {
  // `env` runs what it is given, and leaves the environment as it is.
  const child = spawn('env', [...prefix, process.execPath, cli, 'start'], {
    cwd: folder,
    // With a channel, so that it is no demo; nobody listens there.
    env: {
      ...machineEnv(),
      DATABASE_URL: `file:${database}`,
      PORT: '0',
      TELEGRAM_BOT_TOKEN: '1:x',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
    },
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: child.exitCode, stdout, stderr }
}

/** What takes away the right of root to ignore the modes of files; others have none to lose. */
export const obeyingModes: readonly string[] =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : []
