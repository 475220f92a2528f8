import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { accounts, taskEvents } from '../../db/schema.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { talkingOffice } from '../helpers/engine.ts'
import { nameOf, officerCodes, type OfficerCode } from '../helpers/office.ts'

const names = allCommands.flatMap(command => [command.name, ...command.aliases])
const argument = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '#2',
    '3 xong',
    '4 50%',
    '5 150%',
    'quá hạn',
    'tất cả',
    'tất cả trang 2',
    'đã xong',
    'Bí danh',
    'đồng ý',
  ),
  fc.constantFrom(
    'VH',
    'KT',
    'tháng này',
    'quý 3',
    '05/KH-UBND',
    'ABCD-2345',
    'nhắc tắt',
    '__proto__',
    "'; --",
    '%',
    '\u0000',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('/', ''), fc.constantFrom(...names), argument)
      .map(([s, name, arg]) => `${s}${name} ${arg}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom('1', '2', '7', '/', '//', '~abc', 'đồng ý', 'x'.repeat(5_000), '') },
)
const file = { reference: 'web:f', name: 'tệp.pdf', mime: 'application/pdf' }
const content: fc.Arbitrary<Content> = fc.oneof(
  { weight: 8, arbitrary: line.map(text => ({ kind: 'text' as const, text })) },
  { weight: 1, arbitrary: line.map(caption => ({ kind: 'file' as const, caption, file })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'unsupported' as const }) },
  { weight: 1, arbitrary: fc.boolean().map(own => ({ kind: 'contact' as const, phone: '84987000000', own })) },
)

/** Each officer has a task that nobody else has to do with; its title is a word of its own. */
async function secretive() {
  const around = await talkingOffice(...officerCodes)
  const { addTask } = around.office
  for (const code of officerCodes)
    for (const due of ['2026-11-20', null]) {
      const unit = {
        bao: 'UBND',
        ha: 'VP',
        minh: 'VP',
        khoa: 'KT',
        hung: 'KT',
        lan: 'VH',
        mai: 'VH',
        son: 'TO',
        tam: 'KT',
      }[code]
      await addTask({ lead: [unit as 'KT', code], title: `Bí danh ${secretOf(code)}`, due, document: '05/KH-UBND' })
    }
  return around
}
const secretOf = (code: OfficerCode): string => `Riêng${code.toUpperCase()}`

/** Whose tasks each may see: their own, and those of the units they lead with all below. */
const sees: Record<OfficerCode, OfficerCode[]> = {
  bao: officerCodes,
  ha: officerCodes,
  minh: ['minh'],
  khoa: ['khoa', 'hung', 'tam', 'son'],
  hung: ['hung'],
  lan: ['lan'],
  mai: ['mai'],
  son: ['son', 'lan', 'mai'],
  tam: ['tam'],
}

describe('every command, by everybody, with anything', () => {
  it('is answered politely, and never with somebody else’s task', { timeout: 120_000 }, async () => {
    const { talk, logged, link } = await secretive()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...officerCodes), content, async (who, said) => {
        const { text, messages, choices } = await talk(who, said)
        expect(messages.length).toBeGreaterThan(0)
        expect(text).not.toMatch(/Có lỗi|undefined|null|NaN|\[object|Error|SQLITE|\bat .*\.ts/)
        const shown = JSON.stringify([text, choices])
        for (const other of officerCodes) if (!sees[who].includes(other)) expect(shown).not.toContain(secretOf(other))
        // whoever left or erased is back for the next round
        await link(who)
      }),
      { numRuns: 80 },
    )
    expect(logged.filter(entry => entry.level >= 50)).toEqual([])
  })

  it('tells a stranger how to link and nothing else, and changes nothing', { timeout: 120_000 }, async () => {
    const { talk, logged, db } = await secretive()
    const before = await db.reads.select().from(taskEvents)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e9 }),
        fc.array(content, { minLength: 1, maxLength: 3 }),
        async (id, said) => {
          for (const one of said) {
            const { text, messages } = await talk(`stranger${id}`, one)
            expect(messages.length).toBeGreaterThan(0)
            expect(text).toMatch(/liên kết/)
            expect(text).toMatch(/mã/i)
            expect(text).not.toMatch(/Có lỗi|Riêng|#\d|nhiệm vụ/)
            for (const code of officerCodes) expect(text).not.toContain(nameOf(code))
          }
        },
      ),
      { numRuns: 50 },
    )
    expect(await db.reads.select().from(accounts)).toHaveLength(officerCodes.length)
    expect(await db.reads.select().from(taskEvents)).toEqual(before)
    expect(logged.filter(entry => entry.level >= 50)).toEqual([])
  })

  it.each(allCommands.map(command => [command.name, command] as const))(
    '/%s alone tells a stranger how to link',
    async (name, command) => {
      const { talk } = await talkingOffice()
      for (const typed of [name, ...command.aliases])
        expect((await talk('stranger', `/${typed}`)).text).toContain('mã liên kết')
    },
  )

  it('obeys who a command is for, by any of its names', async () => {
    const { talk } = await talkingOffice('hung', 'minh')
    for (const command of allCommands.filter(({ who }) => who === 'leader'))
      for (const typed of [command.name, ...command.aliases])
        for (const who of ['hung', 'minh']) expect((await talk(who, `/${typed}`)).text).toContain('dành cho lãnh đạo')
  })
})
