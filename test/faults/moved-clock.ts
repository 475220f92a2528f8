import { renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Service } from '../helpers/process.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

/** The clock of all processes of one workplace; it goes on from where it is put. */
export interface MovedClock {
  zone: string
  /** the office's day at the beginning */
  today: string
  env: Record<string, string>
  /** What the service reads now, ms. */
  now(): number
  /** Before the service starts: its clock shows `at` now. */
  set(at: string): void
  /** While the service runs: resolves once it has seen the jump of `ms`, forward or (negative) back. */
  jump(service: Service, ms: number): Promise<void>
}

export const hour = 3_600_000
export const day = 24 * hour
const zone = 'Asia/Ho_Chi_Minh'
const preload = fileURLToPath(new URL('clock-preload.mjs', import.meta.url))

/** Until the test ends. @param at `2026-11-23T07:29:00+07:00`, in the office's zone */
export async function movedClock(at: string): Promise<MovedClock> {
  const file = await temporaryPath('clock')
  let shift = 0
  function write(ms: number): void {
    shift = ms
    // In one step: nobody may read half a number.
    writeFileSync(`${file}.new`, String(shift))
    renameSync(`${file}.new`, file)
  }
  const set = (instant: string) => write(Date.parse(instant) - Date.now())
  set(at)
  return {
    zone,
    today: at.slice(0, 10),
    env: { NODE_OPTIONS: `--import=${preload}`, TEST_CLOCK: file },
    now: () => Date.now() + shift,
    set,
    async jump(service, ms) {
      write(shift + ms)
      await service.logged(new RegExp(`clock shifted by ${shift} ms`))
    },
  }
}
