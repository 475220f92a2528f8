import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { machineEnv } from '../helpers/machine-env.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

/** Was it compiled when npm prepared a checkout for this command of its? */
async function compiles(npmCommand: string, compiled: boolean): Promise<boolean> {
  const folder = await temporaryPath('checkout')
  mkdirSync(path.join(folder, 'scripts'), { recursive: true })
  cpSync('scripts/prepare.mjs', path.join(folder, 'scripts', 'prepare.mjs'))
  const build = `node -e "require('node:fs').writeFileSync('built', '')"`
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ scripts: { build } }))
  if (compiled) {
    mkdirSync(path.join(folder, 'dist', 'src'), { recursive: true })
    writeFileSync(path.join(folder, 'dist', 'src', 'cli.js'), '')
  }
  const env = { ...machineEnv(), npm_command: npmCommand }
  execFileSync(process.execPath, ['scripts/prepare.mjs'], { cwd: folder, env, stdio: 'ignore' })
  return existsSync(path.join(folder, 'built'))
}

it.each([
  // `npx nhacviec` in an installed checkout, also where the compiler is gone
  ['exec', true, false],
  ['exec', false, true],
  ['ci', true, true],
  ['install', false, true],
])('npm %s prepares a checkout (compiled: %s) by compiling: %s', async (command, compiled, expected) => {
  expect(await compiles(command, compiled)).toBe(expected)
})
