import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { anyText } from './any-text.ts'
import { markedOffice, persons } from './marked-office.ts'
import { runs } from './runs.ts'
import { platformNames } from './shown.ts'

const file = fc.tuple(anyText, anyText).map(([caption, name]): Content => ({
  kind: 'file',
  caption,
  file: { reference: 'x', name: name.slice(0, 400), mime: 'application/pdf' },
}))
const content: fc.Arbitrary<Content> = fc.oneof(
  { weight: 10, arbitrary: anyText.map((text): Content => ({ kind: 'text', text })) },
  { weight: 2, arbitrary: file },
  { weight: 1, arbitrary: fc.constant<Content>({ kind: 'unsupported' }) },
  { weight: 1, arbitrary: anyText.map((phone): Content => ({ kind: 'contact', phone, own: true })) },
)

describe.each(platformNames)('on %s', platform => {
  it(
    'anything anybody writes is answered once, whole and politely, and gives away nothing',
    { timeout: 120_000 },
    async () => {
      const { ask, witness } = await markedOffice(platform)
      const changes = await witness()
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...persons), content, async (person, said) => {
          await ask(person, said)
        }),
        runs(40),
      )
      expect(await changes()).toBe(0)
    },
  )
})

it('a command cut in the middle of a character is not said back in halves', async () => {
  const { ask } = await markedOffice('telegram')
  for (const said of [`/a${'😀'.repeat(20)}`, `/tiendo a${'😀'.repeat(60)}`, '/tim \ud83d', '/\ud83d', 'tìm \ude00 gì'])
    await ask('bao', said)
})
