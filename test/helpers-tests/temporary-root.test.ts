import { existsSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { setup } from '../helpers/temporary-root.ts'

it('the temporary files of a run lie in one folder of its own, which goes with all that was left in it', () => {
  const before = tmpdir()
  const clear = setup()
  const root = tmpdir()
  try {
    expect(root).not.toBe(before)
    expect(statSync(root).isDirectory()).toBe(true)
    writeFileSync(join(root, 'left.db'), 'x')
  } finally {
    clear()
  }
  expect(existsSync(root)).toBe(false)
  expect(tmpdir()).toBe(before)
})

it('this run has such a folder', () => {
  expect(tmpdir()).toContain('nhacviec-test-')
})
