import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shellWord } from '../../src/operations/shell-word.ts'

const read = (word: string) => spawnSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' }).stdout

it('a shell reads the very text, and acts on nothing in it', () => {
  for (const text of [
    'Võ Ngọc Lan Anh',
    "H'Hen Niê",
    '$(id)',
    '`id`',
    'a"b',
    '"; id; "',
    'CB 04',
    '* ?',
    '~',
    'a\\b',
    '!!',
  ])
    expect(read(shellWord(text))).toBe(text)
  const unit = fc.constantFrom(
    'a',
    'ầ',
    ' ',
    "'",
    '"',
    '$',
    '`',
    '\\',
    '(',
    ')',
    ';',
    '&',
    '|',
    '*',
    '~',
    '#',
    '\n',
    '!',
  )
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), text => {
      expect(read(shellWord(text))).toBe(text)
    }),
    { numRuns: 50 },
  )
})

it('what needs no marks has none, and a name those that every shell knows', () => {
  expect(['CB04', '/var/lib/nhacviec.db', 'Cúc', 'Lê Thị Cúc'].map(shellWord)).toEqual([
    'CB04',
    '/var/lib/nhacviec.db',
    'Cúc',
    '"Lê Thị Cúc"',
  ])
})
