import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorkplace, type Workplace } from '../helpers/process.ts'

let place: Workplace
beforeAll(() => {
  place = openWorkplace()
})
afterAll(() => place.close())

/** The help of a command and of all below it, by what is typed before --help. */
async function helpOf(path: string[]): Promise<[typed: string, text: string][]> {
  const { code, stdout, stderr } = await place.run([...path, '--help'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const list = /^Các lệnh:\n([\s\S]*)/m.exec(stdout)?.[1] ?? ''
  const below = [...list.matchAll(/^ {2}([a-z]+)/gm)].map(match => match[1] ?? '').filter(name => name !== 'help')
  const rest = await Promise.all(below.map(name => helpOf([...path, name])))
  return [[path.join(' '), stdout], ...rest.flat()]
}

// Our own words: names of commands, options, placeholders and states.
const ours =
  /nhacviec|--?[a-z-]+|\.xlsx|[A-Z_]{4,}|\b(telegram|zalo-bot|zalo-oa|web|terminal|queued|sending|sent|held|dead|expired|dropped|ambiguous|ISO|JSON|chat|N|id)\b|^ {2}[a-z]+ |^Cách dùng: .*$/gim
const english = /\b(usage|options?|commands?|arguments?|display|help|default|show|file|output|the|for|error|unknown)\b/i

it('every help is in Vietnamese', async () => {
  const helps = await helpOf([])
  const typed = helps.map(([path]) => path)
  expect(typed).toEqual(expect.arrayContaining(['', 'start', 'import', 'job run', 'outbox list', 'doctor', 'adopt']))
  for (const [path, text] of helps) {
    expect(text, path).toMatch(/^Cách dùng: nhacviec/)
    expect(text, path).toMatch(/ -h, --help +hướng dẫn$/m)
    expect(text.replace(ours, ''), path).not.toMatch(english)
  }
})
