// npm run mutate -- PATH [TESTS…]: changes the code under PATH piece by piece and tells which changes no test notices. PATH is a
// file or a folder; TESTS are the folders of test/ that are run against it, by default those of its room. Long: not in CI.
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Where each room's behaviour is asserted; the longest name that fits counts. */
const testsOf = {
  'src/domain': ['domain'],
  'src/domain/tasks': ['domain', 'actions'],
  'src/actions': ['actions', 'commands'],
  'src/vietnamese': ['vietnamese'],
  'src/delivery': ['delivery'],
  'db/messages': ['db', 'delivery'],
  'db/tasks': ['db', 'actions', 'commands'],
  db: ['db'],
  commands: ['commands'],
  jobs: ['jobs'],
}

const root = fileURLToPath(new URL('..', import.meta.url))
const [given, ...named] = process.argv.slice(2)
if (given === undefined || !existsSync(path.join(root, given))) {
  console.error(
    'usage: npm run mutate -- PATH [TESTS…], for example: npm run mutate -- src/domain/tasks domain actions',
  )
  process.exit(2)
}
const room = Object.keys(testsOf)
  .filter(name => given === name || given.startsWith(`${name}/`))
  .sort((a, b) => b.length - a.length)[0]
const tests = named.length > 0 ? named : room === undefined ? undefined : testsOf[room]
if (!tests) {
  console.error(`Which tests assert ${given}? Name folders of test/: npm run mutate -- ${given} FOLDER…`)
  process.exit(2)
}
const mutated = statSync(path.join(root, given)).isDirectory() ? `${given.replace(/\/$/, '')}/**/*.ts` : given

console.log(`${mutated}, against test/{${tests.join(',')}}`)
const stryker = path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js')
const { status } = spawnSync(process.execPath, [stryker, 'run', '--mutate', mutated], {
  cwd: root,
  env: { ...process.env, MUTATE_TESTS: tests.join(',') },
  stdio: 'inherit',
})
process.exit(status ?? 1)
