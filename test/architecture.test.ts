import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Violation } from './helpers/house-rules.ts'
import { houseViolations, ruleNames } from './helpers/house-rules.ts'
import { packages, planted, sound } from './helpers/planted-house.ts'

let root: string
const write = (file: string, text: string) => {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
const plain = (violations: readonly Violation[]) => violations.map(v => `${v.rule}: ${v.file} ${v.detail}`)

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'house-'))
  // Packages as they lie on the disk, so that the rules are proven against resolved paths.
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  write('node_modules/drizzle-orm/better-sqlite3.js', '')
  write(
    'package.json',
    JSON.stringify({ type: 'module', dependencies: Object.fromEntries(packages.map(p => [p, '1.0.0'])) }),
  )
  for (const [file, text] of Object.entries(sound)) write(file, text)
})

afterAll(() => {
  rmSync(root, { recursive: true })
})

describe('the rules of the house', () => {
  it('leave a house in order alone', { timeout: 120_000 }, async () => {
    expect(plain(await houseViolations(root))).toEqual([])
  })

  it('are each broken by a planted file', () => {
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(ruleNames))
  })

  describe('in a house with planted violations', () => {
    let found: Violation[]
    beforeAll(async () => {
      for (const [, file, text] of planted) write(file, text)
      found = await houseViolations(root)
    }, 120_000)

    it.each(planted)('%s fires for %s, and no other does', (rule, file) => {
      expect([...new Set(found.filter(v => v.file === file).map(v => v.rule))]).toEqual([rule])
    })

    it('blame no file that was sound', () => {
      const guilty = new Set(planted.map(([, file]) => file))
      expect(plain(found.filter(v => !guilty.has(v.file)))).toEqual([])
    })
  })
})

describe('this house', () => {
  it('keeps every rule', { timeout: 120_000 }, async () => {
    expect(plain(await houseViolations(resolve(import.meta.dirname, '..')))).toEqual([])
  })
})
