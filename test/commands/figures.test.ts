import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { units } from '../../db/schema.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingChannel, testEngine } from '../helpers/engine.ts'
import { testOffice, type OfficerCode, type TaskOptions } from '../helpers/office.ts'

async function talking(...who: OfficerCode[]) {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const engine = await testEngine(db, office, { channel: recordingChannel('web', { images: false }) })
  await engine.link(...who)
  return { ...engine, db, office }
}

const figures = [
  'Chưa hoàn thành, quá hạn',
  'Chưa hoàn thành, trong hạn',
  'Hoàn thành quá hạn',
  'Hoàn thành đúng hạn',
  'Không thời hạn',
]

/** The numbers of all tasks of a list, page after page, and how many its title says there are. */
async function whole(
  talk: (who: OfficerCode, line: string) => Promise<{ text: string }>,
  who: OfficerCode,
  line: string,
) {
  const numbers: number[] = []
  let said = 0
  for (let page = 1, pages = 1; page <= pages; page++) {
    const { text } = await talk(who, page === 1 ? line : `${line} trang ${page}`)
    numbers.push(...[...text.matchAll(/^#(\d+) /gm)].map(([, id]) => Number(id)))
    said = Number(/^Nhiệm vụ.*: (\d+) việc$/m.exec(text)?.[1] ?? 0)
    pages = Number(/Trang \d+\/(\d+)\./.exec(text)?.[1] ?? 1)
  }
  return { numbers, said }
}

const day = fc.constantFrom(
  '2026-09-15',
  '2026-11-02',
  '2026-11-20',
  '2026-11-23',
  '2026-11-24',
  '2026-12-15',
  '2027-01-05',
)
const task = fc.record({
  due: fc.option(day, { nil: null, freq: 4 }),
  state: fc.constantFrom('open', 'paused', 'waiting', 'done', 'done', 'undated', 'withdrawn'),
  submittedOn: day,
  lead: fc.constantFrom(['KT', 'hung'], ['KT'], ['TO'], ['VH'], ['VH', 'lan'], ['UBND', 'bao'], ['VP']),
  document: fc.constantFrom(undefined, '05/KH-UBND', '105/KH-UBND'),
})
const states = {
  open: () => ({ work: 'not_acknowledged' as const }),
  paused: () => ({ work: 'paused' as const }),
  waiting: (submittedOn: string) => ({ work: 'in_progress' as const, review: 'pending' as const, submittedOn }),
  done: (submittedOn: string) => ({ work: 'done' as const, submittedOn }),
  // brought in from a table that does not say when
  undated: () => ({ work: 'done' as const }),
  withdrawn: () => ({ work: 'withdrawn' as const }),
} satisfies Record<string, (submittedOn: string) => Partial<TaskOptions>>

describe('each figure of /tiendo', () => {
  it('leads to exactly the tasks behind it, whatever is asked, and by whom', async () => {
    const lines = [
      '',
      'KT',
      'VH',
      '05/KH-UBND',
      'quý này',
      'tháng 11',
      'KT tháng 12',
      'năm nay',
      'tuần này',
      'UBND quý 4/2026',
    ]
    const leaders = ['ha', 'bao', 'khoa', 'son'] as const
    await fc.assert(
      fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 25 }), async made => {
        const { office, talk } = await talking(...leaders)
        for (const { state, submittedOn, document, lead, due } of made)
          await office.addTask({ lead, due, ...(document && { document }), ...states[state](submittedOn) })
        let followed = 0
        for (const who of leaders)
          for (const line of lines) {
            const { text, choices } = await talk(who, `/tiendo ${line}`)
            if (!/^Tổng số/m.test(text)) continue
            const said = [
              ...(/quá hạn (\d+)\); chưa/.exec(text) ?? []).slice(1),
              ...(/đúng hạn (\d+),/.exec(text) ?? []).slice(1),
              ...(/trong hạn (\d+), quá hạn (\d+)\)/.exec(text) ?? []).slice(1),
              /có (\d+) nhiệm vụ không thời hạn/.exec(text)?.[1] ?? '0',
            ].map(Number)
            const led = choices.filter(({ label }) => figures.some(name => label.startsWith(`${name}:`)))
            expect(led.map(({ label }) => Number(label.split(': ')[1])).toSorted()).toEqual(
              said.filter(count => count > 0).toSorted(),
            )
            for (const { label, send } of led) {
              const { numbers, said } = await whole(talk, who, send)
              expect([send, said], `${who}: ${label}`).toEqual([send, Number(label.split(': ')[1])])
              expect(new Set(numbers).size, send).toBe(said)
              followed++
            }
          }
        // No figure: nothing but withdrawn tasks.
        expect(followed > 0).toBe(made.some(({ state }) => state !== 'withdrawn'))
      }),
      { numRuns: 4 },
    )
  }, 120_000)

  it('of a document leads to the tasks of that one, and not of one whose number ends alike', async () => {
    const { office, talk } = await talking('bao')
    const id = await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20', document: '05/KH-UBND' })
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20', document: '105/KH-UBND' })
    const { choices } = await talk('bao', '/tiendo 05/KH-UBND')
    const send = choices.find(({ label }) => label === 'Chưa hoàn thành, quá hạn: 1')?.send ?? ''
    expect((await whole(talk, 'bao', send)).numbers).toEqual([id])
  })

  it('of very many units is offered where a list of them can be made, and leads to no refusal', async () => {
    const { db, office, talk } = await talking('ha')
    await db.transact(async tx => {
      for (let n = 0; n < 60; n++)
        await tx.insert(units).values({ code: `P${n}`, name: `Phường số ${n}`, parentId: office.units.UBND })
    })
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20' })
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20', review: 'pending', submittedOn: '2026-11-22' })
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20', work: 'done', submittedOn: '2026-11-22' })
    await office.addTask({ lead: ['KT', 'hung'] })
    const { choices } = await talk('ha', '/tiendo')
    const led = choices.filter(({ label }) => figures.some(name => label.startsWith(`${name}:`)))
    expect(led.map(({ label }) => label)).toEqual(['Chưa hoàn thành, quá hạn: 2'])
    expect((await whole(talk, 'ha', led[0]?.send ?? '')).said).toBe(2)
  })
})
