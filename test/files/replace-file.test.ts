import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { replaceFile } from '../../src/files/replace-file.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const words = (text: string) => [Buffer.from(text)]
const id = '11111111-2222-3333-4444-555555555555'

describe('a file that is written', () => {
  it('is for its own account only, whatever it was before, and while it is written', async () => {
    const file = await temporaryPath('tasks.xlsx')
    writeFileSync(file, 'old', { mode: 0o644 })
    const modes: number[] = []
    async function* slowly() {
      yield Buffer.from('a')
      for (const name of readdirSync(path.dirname(file)).filter(name => name.endsWith('.tmp')))
        modes.push(statSync(path.join(path.dirname(file), name)).mode & 0o777)
      yield Buffer.from('b')
    }
    const before = process.umask(0)
    await replaceFile(file, slowly()).finally(() => process.umask(before))
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777, modes]).toEqual(['ab', 0o600, [0o600]])
  })

  it('clears what a run left that was killed, and neither another file’s nor that of a run that goes on', async () => {
    const file = await temporaryPath('tasks.xlsx')
    const dead = [`${file}.4194000-${id}.tmp`, `${file}.${process.pid}-${id}.tmp`]
    const others = [`${file}.1-${id}.tmp`, `${file}.notes.tmp`, path.join(path.dirname(file), `x.4194000-${id}.tmp`)]
    for (const left of [...dead, ...others]) writeFileSync(left, 'half')
    await replaceFile(file, words('whole'))
    expect(dead.filter(existsSync)).toEqual([])
    expect(others.filter(existsSync)).toEqual(others)
  })

  it('twice at once is whole both times', async () => {
    const file = await temporaryPath('tasks.xlsx')
    await Promise.all([replaceFile(file, words('one')), replaceFile(file, words('two'))])
    expect(['one', 'two']).toContain(readFileSync(file, 'utf8'))
    expect(readdirSync(path.dirname(file))).toEqual(['tasks.xlsx'])
  })

  it('that fails leaves the old one', async () => {
    const file = await temporaryPath('tasks.xlsx')
    writeFileSync(file, 'old')
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a')
      throw new Error('disk full')
    }
    await expect(replaceFile(file, broken())).rejects.toThrow('disk full')
    expect([readFileSync(file, 'utf8'), readdirSync(path.dirname(file))]).toEqual(['old', ['tasks.xlsx']])
  })
})
