// npm run test:node24 [-- vitest's arguments]: the unit and e2e suites of the last commit on Node 24, which the npm registry
// has as a package with the headers that native modules are built against. In a clone of its own, as what is compiled for
// one version does not load in the other.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const home = mkdtempSync(path.join(tmpdir(), 'node24-'))
const node = path.join(home, 'node_modules', `node-linux-${process.arch}`)
const house = path.join(home, 'house')
const env = { ...process.env, PATH: `${path.join(node, 'bin')}:${process.env['PATH']}`, npm_config_nodedir: node }
const quiet = ['--no-audit', '--no-fund']

const steps = [
  ['npm', ['install', '--no-save', ...quiet, '--prefix', home, `node-linux-${process.arch}@24`], root],
  ['git', ['clone', '--quiet', root, house], root],
  ['node', ['--version'], root],
  ['npm', ['ci', ...quiet], house],
  ['npm', ['run', 'test', '--', ...process.argv.slice(2)], house],
]

let status = 0
for (const [command, args, cwd] of steps) {
  // The first two run on the Node that is here.
  const run = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    env: cwd === root && command !== 'node' ? process.env : env,
  })
  status = run.status ?? 1
  if (status !== 0) break
}
rmSync(home, { recursive: true, force: true })
process.exit(status)
