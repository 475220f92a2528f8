import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import type { Workplace } from '../helpers/process.ts'

/** The number of the one process that runs in the workplace's folder. */
export function processOf({ folder }: Workplace): number {
  const found = readdirSync('/proc').filter(name => /^\d+$/.test(name) && cwdOf(name) === folder)
  const [pid] = found
  if (pid === undefined || found.length > 1) throw new Error(`${found.length} processes run in ${folder}`)
  return Number(pid)
}

function cwdOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // ended meanwhile, or not ours to see
    return ''
  }
}

/** Has SIGSTOP taken effect? */
export const standsStill = (pid: number): boolean => stat(pid)[0] === 'T'

/** Time on the processor so far, ms: user and system, counted in hundredths of a second. */
export const processorMs = (pid: number): number => (Number(stat(pid)[11]) + Number(stat(pid)[12])) * 10

/** From the third field on (proc_pid_stat(5)); the second, the name, may contain anything. */
const stat = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
