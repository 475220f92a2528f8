import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Texts that people read, and none that are only understood. */
const files = [
  ...['commands', 'jobs', 'src']
    .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`))
    .filter(file => /\.(?:ts|js|html)$/.test(file) && !/vietnamese\/(?:intent|dates)\//.test(file)),
  'docs/huong-dan.md',
]
/** What the person says: a button, an example of what to type, a word in a list of those that are recognised. */
const theirs = /\| tôi \||của tôi\b|phòng tôi|Không phải tôi|tuần này tôi|"[^"\n]*\btôi\b[^"\n]*"|Chào tôi/giu
/** Lists of words that are recognised. */
const recognised = /manners\.ts|heard(?:\.ts|\/)|secrecy|search-words|counted|vietnamese\/whose/

it('the assistant calls itself "trợ lý" in every text, never "tôi", "em" or "mình"', () => {
  expect(files.length).toBeGreaterThan(100)
  const found = files
    .filter(file => !recognised.test(file))
    .flatMap(file =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line, at) => ({ at: `${file}:${at + 1}`, line: line.replace(/^\s*(?:\/\/|\*|\/\*\*).*$/, '') }))
        .filter(({ line }) => /(?<!\p{L})tôi(?!\p{L})/iu.test(line.replace(theirs, ''))),
    )
  expect(found).toEqual([])
})
