import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { storeSetting } from '../../db/office/settings.ts'
import { conversations, taskEvents, tasks } from '../../db/schema.ts'
import { openChat } from '../helpers/chat.ts'
import { answered, moreResults, noSureResults, verdicts, type Verdict } from './said-to-open-question.ts'

type Heard = { verdict: Verdict; text: string }

/** What is done with each thing said to the question for the result of task 1. */
async function clerk() {
  const { talk, db, office, clock } = await openChat('hung', 'lan')
  await office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo chiếu sáng', due: '2026-11-25' })
  await office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo cây xanh', due: '2026-11-20' })
  const steps = async () => (await db.reads.select().from(taskEvents)).filter(({ kind }) => kind !== 'imported')
  const form = async () =>
    (await db.reads.select().from(conversations).where(eq(conversations.sender, 'hung')))[0]?.form ?? undefined
  return async (said: string): Promise<Heard> => {
    clock.jump(120_000)
    await talk('hung', '/xong 1')
    const before = (await steps()).length
    const { text } = await talk('hung', said)
    const after = await steps()
    const open = await form()
    if (after.length > before) {
      await talk('hung', '/hoantac')
      const taken = after.at(-1)
      return {
        verdict: taken?.taskId === 1 && taken.note === said.replace(/^Kết quả: /, '') ? 'recorded' : 'elsewhere',
        text,
      }
    }
    if (open?.answers['task'] === '1')
      return { verdict: text.includes('Đồng chí muốn ghi «') ? 'asked back' : 'kept open', text }
    return { verdict: /^Đã dừng/.test(text) ? 'left' : 'elsewhere', text }
  }
}

describe('what is said to the question for a result', () => {
  for (const [verdict, sayings] of Object.entries(verdicts))
    it(`is ${verdict}`, async () => {
      const say = await clerk()
      const wrong: string[] = []
      for (const said of sayings) {
        const heard = await say(said)
        if (heard.verdict !== verdict) wrong.push(`${said} → ${heard.verdict}: ${heard.text.slice(0, 100)}`)
      }
      expect(wrong).toEqual([])
    })

  it('is written down where it is surely the result, and never else', { timeout: 120_000 }, async () => {
    const say = await clerk()
    const wrong: string[] = []
    for (const said of moreResults) if ((await say(said)).verdict !== 'recorded') wrong.push(said)
    for (const said of noSureResults) if ((await say(said)).verdict === 'recorded') wrong.push(said)
    expect(wrong).toEqual([])
  })

  it('is answered where something is asked, and the question stays', async () => {
    const say = await clerk()
    const wrong: string[] = []
    for (const [said, answer] of answered) {
      const heard = await say(said)
      if (heard.verdict !== 'kept open' || !answer.test(heard.text))
        wrong.push(`${said} → ${heard.verdict}: ${heard.text.slice(0, 160)}`)
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['/xong 999', 'Không tìm thấy việc #999'],
    ['/viec 999', 'Không tìm thấy việc #999'],
    ['ý tôi là việc 3', 'đã được báo hoàn thành trước đó'],
    ['việc 3 đã xong, đã trình sở', 'đã được báo hoàn thành trước đó'],
    ['/xong 1, 2', 'Mỗi lần đồng chí báo hoàn thành một việc'],
  ])('stays, and is said again, where %j is refused', async (said, refusal) => {
    const { talk, office } = await openChat('hung')
    for (const work of ['in_progress', 'in_progress', 'done'] as const)
      await office.addTask({ lead: ['KT', 'hung'], work })
    await talk('hung', '/xong 1')
    const { text } = await talk('hung', said)
    expect(text).toContain(refusal)
    expect(text).toMatch(/Kết quả việc #1 /)
    expect((await talk('hung', 'đã trình')).text).toContain('Đã ghi nhận hoàn thành việc #1')
  })

  it('closes where its own answer is refused for good', async () => {
    const { talk, office, db } = await openChat('hung')
    await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', '/xong 1')
    await db.transact(tx => tx.update(tasks).set({ work: 'withdrawn' }))
    const { text } = await talk('hung', 'đã trình')
    expect(text).toContain('đã được thu hồi')
    expect(text).not.toContain('Kết quả việc')
    expect((await talk('hung', 'đã trình')).text).toContain('chưa hiểu')
  })

  it('is asked again after a file that is no evidence, which is not kept', async () => {
    const { talk, office } = await openChat('hung')
    await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', '/xong 1')
    const file = { reference: 'web:1', name: 'may.exe', mime: 'application/octet-stream' }
    expect((await talk('hung', { kind: 'file', caption: 'đã trình', file })).text).toMatch(
      /tệp chương trình.*Kết quả việc #1/s,
    )
    expect((await talk('hung', 'đã trình')).text).toContain('Đã ghi nhận hoàn thành việc #1')
  })
})

describe('what is meant by others than a report', () => {
  it('"thoát" is asked back before the account is unlinked', async () => {
    const { talk, owner } = await openChat('hung')
    expect((await talk('hung', 'thoát')).text).toContain('hủy liên kết tài khoản này')
    await talk('hung', 'không')
    expect(await owner('hung')).toBe('hung')
    await talk('hung', 'thoát')
    await talk('hung', 'đúng')
    expect(await owner('hung')).toBeUndefined()
  })

  it('an undo says of what before it is done', async () => {
    const { talk, office } = await openChat('hung')
    for (let n = 0; n < 2; n++) await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', '/xong 2 đã trình')
    expect((await talk('hung', 'tôi báo nhầm rồi')).text).toContain('hoàn tác thao tác báo hoàn thành việc #2')
  })

  it.each(['soạn công văn đôn đốc'])('what nobody here does is said plainly, with whom to turn to: %s', async said => {
    const { talk, office, db } = await openChat('khoa')
    await office.addTask({ lead: ['KT'] })
    await db.transact(tx => storeSetting(tx, 'humanContact', 'Chị Lan, Văn phòng, 0901234567'))
    const { text } = await talk('khoa', said)
    expect(text).toContain('Trợ lý chưa giúp đồng chí')
    expect(text).toContain('0901234567')
    expect(text).not.toMatch(/\/(?:giao|chuyen|congvan)/)
  })
})
