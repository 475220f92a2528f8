import fc from 'fast-check'
import { oneLine } from '../../src/domain/chat/apart.ts'
import { describe, expect, it } from 'vitest'
import { item, text, title, type Reply } from '../../src/domain/chat/reply.ts'
import { platformNames } from './contract/platforms.ts'
import { bare, buttonsOf, isLabelOf, readable } from './contract/replies.ts'
import { openStage } from './contract/stage.ts'

const piece = fc.oneof(
  fc.constantFrom(
    'Đồng chí ',
    'Ủy ban nhân dân '.normalize('NFD'),
    '\n',
    ' ',
    '😀',
    '🇻🇳',
    '_*[`<b>&',
    '/xong 12',
    '1. ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  // Around the limits of 1024, 2000 and 4096.
  fc
    .tuple(fc.constantFrom('ộ', 'ộ'.normalize('NFD'), 'việc '), fc.constantFrom(300, 999, 1024, 2000, 4096))
    .map(([unit, length]) => unit.repeat(length)),
)
const words = fc.array(piece, { maxLength: 4 }).map(pieces => pieces.join(''))
const block = fc.tuple(fc.constantFrom(title, text, item), words).map(([make, said]) => make(said))
/** Two blocks that together are this much longer than a message of that length. */
const tight = (limit: number, over: number) => [text('Nhắc việc'), text('ộ'.repeat(limit - 11 + over))]
const borders = [1024, 2000, 4096].flatMap(limit =>
  [0, 1, 2, 3].map((over): [Reply] => [{ blocks: tight(limit, over), choices: [] }]),
)
const loose = fc.tuple(block, fc.array(block, { maxLength: 4 })).map(([first, rest]) => [title('Việc'), first, ...rest])
const label = fc
  .tuple(
    fc.constantFrom('Việc', 'Đơn vị'.normalize('NFD'), '#12'),
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 150 }),
      fc.constantFrom(60, 64, 98, 101).map(length => 'ộ'.repeat(length)),
    ),
  )
  .map(([start, rest]) => oneLine(`${start} ${rest}`))
const choice = fc.record({ label, send: fc.string({ minLength: 1, maxLength: 1_200, unit: 'grapheme' }) })

/** Every reply says something, whatever stands below it. */
const anyReply: fc.Arbitrary<Reply> = fc.record({
  blocks: loose,
  choices: fc.array(choice, { maxLength: 14 }),
})

describe.each(platformNames)('%s', name => {
  it('shows any reply within its limits, and loses nothing of it', { timeout: 60_000 }, async () => {
    const stage = await openStage(name)
    await fc.assert(
      fc.asyncProperty(anyReply, async reply => {
        const shown = await stage.show(reply)
        expect(bare(shown.map(message => message.text))).toBe(readable(reply, stage))
        const labels = shown.at(-1)?.labels ?? []
        const buttons = buttonsOf(reply, stage)
        expect(labels.map((one, i) => buttons[i] !== undefined && isLabelOf(one, buttons[i]))).toEqual(
          buttons.map(() => true),
        )
        expect(stage.violations()).toEqual([])
      }),
      { examples: borders, numRuns: borders.length + 25 },
    )
  })
})
