import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const loader = new URL('./typescript-loader.mjs', import.meta.url).href

/** What `code`, in a Node process of its own that can import our sources, printed; killed, and so failed, if it does not end. */
export async function printedBy(code: string, env: Record<string, string> = {}, limitMs = 60_000): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', loader, '--input-type=module', '--eval', code],
    { env: { ...process.env, ...env }, timeout: limitMs, killSignal: 'SIGKILL' },
  )
  return stdout
}
