import { describe, expect, it } from 'vitest'
import { rosterVersion } from '../../db/people/roster.ts'
import { importWorkbook } from '../../src/operations/import.ts'
import { openChat } from '../helpers/chat.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { today } from '../helpers/office.ts'

describe('a stranger in the middle of linking', () => {
  it.each([
    ['a sticker', { kind: 'unsupported' } as const],
    ['an empty message', ''],
    ['blanks', ' \u200b '],
    ['a message under a secrecy marking', 'TỐI MẬT: phương án Zeta'],
  ])('keeps the question of consent through %s', async (_, said) => {
    const { talk, invite, owner } = await openChat()
    await talk('someone', await invite('hung'))
    const { text, choices } = await talk('someone', said)
    expect(text).toMatch(/liên kết.*mã/s)
    expect(choices.map(({ send }) => send)).toEqual(['đồng ý', 'không đồng ý'])
    await talk('someone', '1')
    expect(await owner('someone')).toBe('hung')
  })
})

describe('a list that is a day old', () => {
  it('is shown again to whoever types a number for it, and nothing of it is done', async () => {
    const { talk, clock, office } = await openChat('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    const { choices } = await talk('hung', '/nhiemvu')
    clock.jump(24 * 3_600_000)
    for (const number of ['1', 'số 7']) {
      const again = await talk('hung', number)
      expect(again.text).toContain('Danh sách này đã cũ')
      expect(again.choices).toEqual(choices)
      clock.jump(25 * 3_600_000)
    }
    await talk('hung', '1')
    expect((await talk('hung', '1')).text).toContain(`#${id}`)
  })

  it('is not shown to a stranger, and a question that is over is not asked again by it', async () => {
    const { talk, clock, invite, owner } = await openChat('lan')
    await talk('someone', await invite('hung'))
    clock.jump(24 * 3_600_000)
    expect((await talk('someone', '1')).choices.map(({ send }) => send)).toEqual(['/lienket'])
    expect(await owner('someone')).toBeUndefined()
    await talk('lan', await invite('hung'))
    clock.jump(24 * 3_600_000)
    expect((await talk('lan', '1')).text).toContain('Câu hỏi về liên kết tài khoản đã đóng')
    expect(await owner('lan')).toBe('lan')
  })
})

it('an import lets the running service know that names have changed', async () => {
  const { db } = await openChat()
  const before = await rosterVersion(db.reads)
  const nothing = { units: [], officers: [], tasks: [], holidays: [], settings: [] }
  const file = { ...nothing, refused: [], warnings: [], found: [], tables: [] }
  const options = { now: mondayMorning, today, fixed: {} }
  await importWorkbook(db, file, { ...options, dryRun: true })
  expect(await rosterVersion(db.reads)).toBe(before)
  await importWorkbook(db, file, { ...options, dryRun: false })
  expect(await rosterVersion(db.reads)).not.toBe(before)
})
