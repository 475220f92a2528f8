import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ci-'))
  cpSync(resolve(import.meta.dirname, '../.ci'), join(root, '.ci'), { recursive: true })
  mkdirSync(join(root, 'bin'))
  program('chromium', ':')
  program('faketime', ':')
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

const program = (name: string, body: string) => {
  const path = join(root, 'bin', name)
  writeFileSync(path, `#!/usr/bin/env bash\n${body}\n`)
  chmodSync(path, 0o755)
  return path
}

interface Run {
  report?: object
  exit?: number
}
const passing: Run = {
  report: { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] },
}

/** Runs .ci/run with an npm that leaves these reports behind; `fails` names another script that ends badly. */
const gate = (
  unit: Run,
  browser: Run,
  {
    anyDay = passing,
    node24 = passing,
    faults = passing,
    fails = 'nothing',
    audit = {},
    chromium = join(root, 'bin/chromium'),
    day = '',
  } = {},
) => {
  const runs = {
    test: unit,
    'test:any-day': anyDay,
    'test:node24': node24,
    'test:browser': browser,
    'test:faults': faults,
  }
  for (const [name, run] of Object.entries(runs))
    if (run.report) writeFileSync(join(root, `${name}.report`), JSON.stringify(run.report))
  program(
    'npm',
    `echo "npm $*" >> calls; echo "$TZ" > zone
    [ "$2" = "${fails}" ] && exit 1
    [ "$1" = audit ] && echo '${JSON.stringify(audit)}'
    for last; do :; done
    [ -e "$2.report" ] && case $last in --outputFile.json=*) cp "$2.report" "\${last#*=}";; esac
    case $2 in ${Object.entries(runs)
      .map(([name, run]) => `${name}) exit ${run.exit ?? 0};;`)
      .join(' ')} esac
    exit 0`,
  )
  const env = { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`, CHROMIUM_PATH: chromium, ANY_DAY: day }
  const { status, stdout } = spawnSync(join(root, '.ci/run'), { encoding: 'utf8', env })
  return { status, stdout, last: stdout.trimEnd().split('\n').at(-1) }
}

describe('.ci/run', () => {
  it('sums the counts of all runs, and ends well if all is well', () => {
    expect(gate(passing, passing)).toMatchObject({ status: 0, last: '15 passed, 0 failed, 10 skipped' })
  })

  it('fails on a known hole of level high or critical, and passes where the registry keeps no advisories', () => {
    const hole = (severity: string) => ({ vulnerabilities: { axios: { name: 'axios', severity, range: '<2' } } })
    expect(gate(passing, passing, { audit: hole('high') })).toMatchObject({ status: 1 })
    expect(gate(passing, passing, { audit: hole('critical') }).stdout).toContain('critical: axios <2')
    expect(gate(passing, passing, { audit: hole('moderate') })).toMatchObject({ status: 0 })
    const { status, stdout } = gate(passing, passing, { audit: { message: '405 Method Not Allowed' } })
    expect(status).toBe(0)
    expect(stdout).toContain('no audit with this registry: 405 Method Not Allowed')
  })

  it('installs first, then tests, then does the rest, all of it in an odd time zone', () => {
    gate(passing, passing)
    const calls = readFileSync(join(root, 'calls'), 'utf8').trimEnd().split('\n')
    expect(calls.map(call => call.split(' -- ')[0])).toEqual([
      'npm ci',
      'npm run test',
      ...['format:check', 'lint', 'types', 'deadcode'].map(script => `npm run ${script}`),
      'npm audit --json --omit=dev',
      'npm run test:any-day',
      'npm run test:node24',
      'npm run test:browser',
      'npm run test:faults',
    ])
    expect(readFileSync(join(root, 'zone'), 'utf8')).toBe('Pacific/Chatham\n')
  })

  it('counts failed tests', () => {
    const failing = { report: { ...passing.report, numFailedTests: 2 }, exit: 1 }
    expect(gate(passing, failing)).toMatchObject({ status: 1, last: '15 passed, 2 failed, 10 skipped' })
    expect(gate(passing, passing, { node24: failing }).stdout).toContain('failed: test:node24\n')
    expect(gate(passing, passing, { faults: failing })).toMatchObject({
      status: 1,
      last: '15 passed, 2 failed, 10 skipped',
    })
  })

  it('counts a run that left no report as failed, even if it claims success', () => {
    expect(gate({}, passing)).toMatchObject({ status: 1, last: '12 passed, 1 failed, 8 skipped' })
  })

  it('names what failed, and why, at the end of its log', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'holds' },
      { status: 'failed', fullName: 'breaks at night', failureMessages: ['expected 1 to be 2'] },
    ]
    const report = {
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [{ name: 'test/night.test.ts', status: 'failed', assertionResults }],
    }
    const { stdout } = gate(passing, passing, { node24: { report, exit: 1 } })
    const end = stdout.slice(stdout.indexOf('== seconds'))
    expect(end).toContain('test-node24: test/night.test.ts › breaks at night\n  expected 1 to be 2')
    expect(end).not.toContain('holds')
  })

  it('counts a test file that could not be loaded', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    const broken = { report: { ...passing.report, testResults }, exit: 1 }
    expect(gate(broken, passing)).toMatchObject({ status: 1, last: '15 passed, 1 failed, 10 skipped' })
  })

  it('counts a run that ended badly although no test failed, as after an unhandled rejection', () => {
    expect(gate({ ...passing, exit: 1 }, passing)).toMatchObject({ status: 1, last: '15 passed, 1 failed, 10 skipped' })
  })

  it.each(['format:check', 'lint', 'types', 'deadcode'])('fails with %s, yet runs the rest and names it', script => {
    const { status, stdout, last } = gate(passing, passing, { fails: script })
    expect({ status, last }).toEqual({ status: 1, last: '15 passed, 0 failed, 10 skipped' })
    expect(stdout).toContain(`failed: ${script}\n`)
  })

  it('runs the tests on one of the five days, which it prints, or on the day that is asked for', () => {
    const { stdout } = gate(passing, passing)
    const [, drawn = ''] = /^another day: (.*)$/m.exec(stdout) ?? []
    expect(['2027-02-07', '2027-02-06', '2026-12-31T23:59', '2028-02-29', '2027-03-10']).toContain(drawn)
    expect(readFileSync(join(root, 'calls'), 'utf8')).toContain(`npm run test:any-day -- ${drawn} test/e2e --reporter`)
    expect(gate(passing, passing, { day: '2026-09-02' }).stdout).toContain('another day: 2026-09-02\n')
    const failing = { report: { ...passing.report, numFailedTests: 1 }, exit: 1 }
    const { status, stdout: failed } = gate(passing, passing, { anyDay: failing })
    expect(status).toBe(1)
    expect(failed).toContain('failed: test:any-day\n')
  })

  it('installs Chromium only where it is missing', () => {
    program('apt-get', `echo "apt-get $*" >> apt`)
    gate(passing, passing)
    expect(existsSync(join(root, 'apt'))).toBe(false)
    gate(passing, passing, { chromium: join(root, 'none') })
    expect(existsSync(join(root, 'apt'))).toBe(true)
  })
})
