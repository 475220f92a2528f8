import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { taskNumber } from '../../commands/shared/task-argument.ts'
import { toMessages } from '../../src/channels/split.ts'
import { item, text, title, type Reply } from '../../src/domain/chat/reply.ts'
import { findDates, parseDay, parseDeadline, parsePeriod } from '../../src/vietnamese/dates.ts'
import { findDocumentNumber, parseDocumentNumber } from '../../src/vietnamese/document-number.ts'
import { understand } from '../../src/vietnamese/intent.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { nfc } from '../../src/domain/chat/tidy-text.ts'
import { shorten } from '../../src/vietnamese/phrases.ts'
import { isMarkedSecret } from '../../src/vietnamese/secrecy.ts'
import { interpret } from '../../src/conversation/interpret.ts'
import { office } from '../vietnamese/intent/office.ts'
import { anyText } from './any-text.ts'
import { runs } from './runs.ts'
import { capabilitiesOf, platformNames, shownOn } from './shown.ts'

const { today } = office
const piece = fc.oneof(
  fc.constantFrom('12', '#12', '31/2', '0', '99', '/', '-', '.', '80-NQ/TW', '05/QĐ-UBND', 'tháng', 'quý', 'tuần sau'),
  fc.constantFrom('trước', 'hết', 'ngày', 'thứ', 'hằng', 'việc', 'xong', '%', 'hoặc', 'đến', 'làm việc', '(', ',', ':'),
)
const sentence = fc
  .tuple(fc.array(piece, { maxLength: 30 }), fc.constantFrom('', ' ', ', '))
  .map(([pieces, by]) => pieces.join(by))
const input = fc.oneof(anyText, sentence)

const parsers: Record<string, (said: string) => unknown> = {
  parseDay: said => parseDay(said, today, office.calendar),
  parsePeriod: said => parsePeriod(said, today),
  parseDeadline: said => parseDeadline(said, { today }),
  findDates: said => findDates(said, office),
  understand: said => understand(said, office),
  parseDocumentNumber,
  findDocumentNumber,
  taskNumber,
  isMarkedSecret,
  fold,
  interpret: said => interpret(said, { choices: [{ label: said.slice(0, 9), send: '/xong 1' }] }, allCommands, office),
  'interpret as an answer': said =>
    interpret(said, { choices: [], form: { command: 'xong', field: 'result', answers: { task: '1' } } }, allCommands),
}

describe.each(Object.entries(parsers))('%s', (_, parse) => {
  it('reads any text, soon, and the same each time', () => {
    fc.assert(
      fc.property(input, said => {
        const before = process.cpuUsage()
        const read = parse(said)
        const { user, system } = process.cpuUsage(before)
        // Microseconds of this process: what backtracks or doubles needs minutes for these lengths.
        expect(user + system, `${said.length} characters`).toBeLessThan(1_000_000)
        if (said.length < 100) expect(parse(said)).toEqual(read)
      }),
      runs(80),
    )
  })
})

describe('text that is kept', () => {
  it('is tidy, whole and tidied only once', () => {
    fc.assert(
      fc.property(input, said => {
        const kept = nfc(said)
        expect(kept).not.toMatch(/\p{Surrogate}|(?!\n)\p{Cc}|[\u200b\u202e\ufeff]/u)
        expect(nfc(kept)).toBe(kept)
      }),
      runs(300),
    )
  })

  it('has no half of an emoji, but all of the others', () => {
    expect(nfc('a\ud83d b\ude00 😀')).toBe('a\ufffd b\ufffd 😀')
  })

  it('is shortened between characters', () => {
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 90 }), (said, max) => {
        const short = shorten(nfc(said), max)
        expect(Array.from(short).length).toBeLessThanOrEqual(max)
        expect(short).not.toMatch(/\p{Surrogate}/u)
      }),
      runs(200),
    )
  })
})

// Around the limits of 2000 and 4096.
const full = fc.integer({ min: -1, max: 1 }).chain(by => fc.constantFrom('ệ'.repeat(2000 + by), 'ệ'.repeat(4096 + by)))
const kept = fc.oneof({ weight: 4, arbitrary: input.map(nfc) }, { weight: 1, arbitrary: full })
const block = fc.tuple(fc.constantFrom(title, text, item), kept).map(([make, said]) => make(said))
const choice = fc.record({ label: kept.map(said => `Việc ${said}`), send: kept.map(said => `/tim ${said}`.trim()) })
const reply: fc.Arbitrary<Reply> = fc.record({
  blocks: fc.array(block, { maxLength: 8 }).map(blocks => [text('Nhắc việc'), ...blocks]),
  choices: fc.array(choice, { maxLength: 12 }),
})

describe.each(platformNames)('a reply of any words on %s', platform => {
  it('becomes messages that the platform takes', () => {
    fc.assert(
      fc.property(reply, said => {
        const messages = toMessages(said, capabilitiesOf[platform])
        expect(messages.length).toBeGreaterThan(0)
        for (const message of messages) expect(shownOn(platform, message).length).toBeGreaterThan(0)
      }),
      runs(60),
    )
  })
})
