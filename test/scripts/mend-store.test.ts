import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const project = resolve(import.meta.dirname, '../..')
const store = 'node_modules/better-sqlite3/build'
const hooked = 'ELF\0_ZN4node28RemoveEnvironmentCleanupHookEPN2v87IsolateEPFvPvES3_\0'
const plain = 'ELF\0_ZN4node25AddEnvironmentCleanupHookEPN2v87IsolateEPFvPvES3_\0'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mend store-'))
  cpSync(join(project, 'scripts'), join(root, 'scripts'), { recursive: true })
  mkdirSync(join(root, store, 'Release'), { recursive: true })
  mkdirSync(join(root, 'bin'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

const binary = () => join(root, store, 'Release/better_sqlite3.node')

/** Runs the script on an installed binary with a `make` that leaves this one behind, if it leaves any. */
const mend = (installed?: string, made?: string) => {
  if (installed !== undefined) writeFileSync(binary(), installed)
  if (made !== undefined) writeFileSync(join(root, 'made'), made)
  const make = join(root, 'bin/make')
  writeFileSync(
    make,
    `#!/bin/sh
    echo "$CXXFLAGS" > "${root}/flags"
    for flag in $CXXFLAGS; do [ "$flag" = "\${flag%.h}" ] || cp "$flag" "${root}/header"; done
    echo compiler speaks >&2
    cp "${root}/made" Release/better_sqlite3.node`,
  )
  chmodSync(make, 0o755)
  const env = { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`, CXXFLAGS: '-O1' }
  return spawnSync(process.execPath, [join(root, 'scripts/mend-store.mjs')], { encoding: 'utf8', env })
}
const flags = () => (existsSync(join(root, 'flags')) ? readFileSync(join(root, 'flags'), 'utf8').trim() : undefined)

describe('mending the store after an installation', () => {
  it('leaves a binary alone that does not take back clean-up hooks', () => {
    expect(mend(plain, 'another')).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(binary(), 'utf8')).toBe(plain)
    expect(flags()).toBeUndefined()
  })

  it('has nothing to do before anything is built', () => {
    expect(mend(undefined, plain)).toMatchObject({ status: 0, stderr: '' })
    expect(flags()).toBeUndefined()
  })

  it('builds again with the older ObjectWrap, found from the folder of the build, beside the flags already set', () => {
    expect(mend(hooked, plain).status).toBe(0)
    expect(readFileSync(binary(), 'utf8')).toBe(plain)
    expect(flags()).toMatch(/^-O1 -include \S+$/)
    expect(readFileSync(join(root, 'header'), 'utf8')).toBe(readFileSync(join(root, 'scripts/object-wrap.h'), 'utf8'))
  })

  it('fails, with the words of the compiler and the versions that work, if the new binary is no better', () => {
    const { status, stderr } = mend(hooked, hooked)
    expect(status).toBe(1)
    expect(stderr).toContain('compiler speaks')
    expect(stderr).toContain('Node 20, 22 or 24.18 work')
  })

  it('fails if nothing could be built', () => {
    expect(mend(hooked)).toMatchObject({ status: 1 })
  })
})

it('the store that is installed here does not take back clean-up hooks', () => {
  const installed = readFileSync(join(project, store, 'Release/better_sqlite3.node'))
  expect(installed.includes('AddEnvironmentCleanupHook')).toBe(true)
  expect(installed.includes('RemoveEnvironmentCleanupHook')).toBe(false)
})
