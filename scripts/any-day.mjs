// npm run test:any-day -- 2027-02-07 [vitest's arguments]: the unit and e2e suites as if today were that day, at the present
// hour; `2026-12-31T23:59` names the hour too, in the office's zone. Debian's libfaketime moves the clock of the tests and,
// as test/helpers/machine-env.ts hands its variables on, of every process that they start.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Viet Nam has no daylight saving: UTC+7 all year. */
const zone = '+07:00'
const zoneMs = 7 * 3_600_000
const usage = 'usage: npm run test:any-day -- YYYY-MM-DD[THH:MM] [vitest arguments]'

const [day = '', ...args] = process.argv.slice(2)
const target = instantOf(day)
if (target === undefined) fail(`${usage}\n"${day}" is not a day (2027-02-07) or a minute (2026-12-31T23:59)`)
const library = libfaketime()
if (!library) fail('libfaketime is not installed: apt-get install libfaketime')

const root = fileURLToPath(new URL('..', import.meta.url))
const env = {
  ...process.env,
  LD_PRELOAD: library,
  // A distance and not a moment: each process would begin anew at a moment, and read it in a zone of its own.
  FAKETIME: `${signed(Math.round((target - Date.now()) / 1000))}s`,
  // Timers and time limits run on the monotonic clock, which no calendar moves.
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
}
const child = { cwd: root, env, encoding: 'utf8' }

const shown = spawnSync(process.execPath, ['-p', 'Date.now()'], child).stdout
const off = Math.abs(Number(shown) - target)
if (!(off < 60_000)) fail(`the clock could not be moved: a process under libfaketime read ${shown}`)
console.log(`as if it were ${new Date(Number(shown) + zoneMs).toISOString().slice(0, 16)}${zone}`)

const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', ...args], { ...child, stdio: 'inherit' })
process.exit(status ?? 1)

/** ms since 1970, of `YYYY-MM-DD` at the present hour of Viet Nam or of `YYYY-MM-DDTHH:MM`; undefined for what is neither. */
function instantOf(text) {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?$/.exec(text) ?? []
  if (!date) return undefined
  const hour = time ?? new Date(Date.now() + zoneMs).toISOString().slice(11, 19)
  const instant = Date.parse(`${date}T${hour}${zone}`)
  // 2027-02-30 would be read as 2 March.
  const real = !Number.isNaN(instant) && new Date(instant + zoneMs).toISOString().startsWith(date)
  return real ? instant : undefined
}

/** Debian puts it into a folder named after the machine's architecture. */
function libfaketime() {
  return readdirSync('/usr/lib')
    .map(folder => `/usr/lib/${folder}/faketime/libfaketime.so.1`)
    .find(file => existsSync(file))
}

function signed(seconds) {
  return seconds < 0 ? String(seconds) : `+${seconds}`
}

function fail(message) {
  console.error(message)
  process.exit(2)
}
