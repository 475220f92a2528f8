import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../commands/command.ts'
import { allCommands } from '../../commands/index.ts'
import type { Db } from '../../db/db.ts'
import { findActor } from '../../db/people/officers.ts'
import { noteRosterChange, rosterVersion } from '../../db/people/roster.ts'
import { officers, taskEvents, tasks } from '../../db/schema.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { officeNames } from '../../src/conversation/office-names.ts'
import { followProposal } from '../../src/conversation/proposals.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { unlocked } from '../helpers/settings.ts'
import { testEngine, type TestEngine } from '../helpers/engine.ts'
import { testOffice, type TestOffice } from '../helpers/office.ts'

let db: Db
let office: TestOffice
let talk: TestEngine['talk']
let clock: TestEngine['clock']
let id: number

beforeEach(async () => {
  db = openTestDatabase()
  office = await testOffice(db)
  const engine = await testEngine(db, office)
  ;({ talk, clock } = engine)
  await engine.link('hung', 'bao')
  id = await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-27', title: 'Báo cáo chiếu sáng' })
})

const state = async () => (await db.reads.select().from(tasks)).map(({ work, progress }) => ({ work, progress }))
const events = async () => (await db.reads.select().from(taskEvents)).filter(event => event.kind !== 'imported')

describe('a question in plain words', () => {
  it('is answered at once', async () => {
    expect((await talk('hung', 'tuan nay e con viec gi')).text).toContain('Nhiệm vụ (tuần này): 1 việc')
    expect((await talk('hung', `việc ${id} đến đâu rồi`)).text).toContain('Quá trình xử lý')
    expect((await talk('hung', 'tìm việc về chiếu sáng')).text).toContain('Kết quả tìm "chiếu sáng"')
  })

  it('shows no more than its command would: another unit’s task is not found', async () => {
    const other = await office.addTask({ lead: ['VH', 'lan'], title: 'Việc kín của Lan' })
    const { text } = await talk('hung', `việc ${other} thế nào rồi`)
    expect(text).toContain(`Không tìm thấy việc #${other}`)
    expect(text).not.toContain('kín')
  })

  it('that only leaders may ask is refused to others', async () => {
    expect((await talk('hung', 'tiến độ quý này thế nào')).text).toContain('dành cho lãnh đạo')
    expect((await talk('bao', 'tiến độ phòng Văn hóa xã hội thế nào')).text).toContain('Phòng Văn hóa - Xã hội')
  })
})

describe('a change in plain words', () => {
  it('is asked back and changes nothing before the answer', async () => {
    const asked = await talk('hung', `viec ${id} xong roi, da trinh 45/BC-VP`)
    expect(asked.text).toContain(`Trợ lý hiểu là đồng chí muốn báo hoàn thành việc #${id}, kết quả: da trinh 45/BC-VP.`)
    expect(asked.choices.map(choice => choice.send)).toEqual([`/xong ${id} da trinh 45/BC-VP`, '/huy'])
    expect(asked.choices[1]).toEqual({ label: 'Không', send: '/huy' })
    expect(asked.choices[0]?.label).toMatch(/^Đúng, báo hoàn thành việc/)
    expect(await events()).toEqual([])
    expect((await talk('hung', '1')).text).toContain(`Đã ghi nhận hoàn thành việc #${id}`)
    expect(await state()).toMatchObject([{ work: 'done' }])
  })

  it.each(['đúng', 'Dạ đúng ạ', 'ok', 'vâng', 'xác nhận'])('is done on %j', async yes => {
    await talk('hung', `việc ${id} được 50%`)
    await talk('hung', yes)
    expect(await state()).toMatchObject([{ progress: 50 }])
  })

  it.each(['không', 'ko', 'sai rồi', '2', 'Không', 'thôi'])('is dropped on %j', async no => {
    await talk('hung', `việc ${id} xong rồi`)
    expect((await talk('hung', no)).text).toContain('không có gì thay đổi')
    await talk('hung', 'đúng')
    expect(await events()).toEqual([])
  })

  it('is not done on a "đúng" to anything else', async () => {
    await talk('hung', `việc ${id} được 50%`)
    await talk('hung', '/nhiemvu')
    await talk('hung', 'đúng rồi')
    expect(await events()).toEqual([])
  })

  it('is not done when the question is a day old; the list is shown again instead', async () => {
    await talk('hung', `việc ${id} được 50%`)
    clock.jump(24 * 3_600_000)
    const again = await talk('hung', '1')
    expect(again.text).toContain('Danh sách này đã cũ')
    expect(again.choices.map(choice => choice.send)).toEqual([`/capnhat ${id} 50%`, '/huy'])
    expect(await events()).toEqual([])
    await talk('hung', '1')
    expect(await state()).toMatchObject([{ progress: 50 }])
  })

  it.each(['việc N chưa xong', 'N xong chưa', 'việc N xong chưa?', 'đừng đánh dấu xong việc N', 'khi nào việc N xong'])(
    '%j changes nothing and shows the task',
    async said => {
      const { text } = await talk('hung', said.replace('N', String(id)))
      expect(text).toContain('Chưa ghi nhận thay đổi nào')
      expect(text).toContain('Báo cáo chiếu sáng')
      expect(await events()).toEqual([])
    },
  )

  it.each(['xong N chưa', 'xong N thì báo anh', 'xong N?', 'xong việc N chưa em'])(
    'begun with the name of a command, %j is no command',
    async said => {
      await talk('hung', said.replace('N', String(id)))
      expect(await events()).toEqual([])
    },
  )

  it('typed as a command is done without asking back', async () => {
    expect((await talk('hung', `xong ${id} đã trình 45/BC-VP`)).text).toContain('Đã ghi nhận hoàn thành')
  })

  it('of two tasks is offered one by one', async () => {
    const second = await office.addTask({ lead: ['KT', 'hung'] })
    const { text, choices } = await talk('hung', `xong việc ${id} và ${second}`)
    expect(text).toContain('Trợ lý chưa chắc')
    expect(choices.map(choice => choice.send)).toEqual([`/xong ${id}`, `/xong ${second}`, '/huy'])
    expect(await events()).toEqual([])
  })

  it('that this version does not have is declined politely', async () => {
    const { text } = await talk('hung', `/danhgia quý này`)
    expect(text).not.toContain('Không có lệnh')
    expect(await events()).toEqual([])
  })
})

describe('a line that a model proposes', () => {
  const grant: Command = {
    name: 'thu',
    aliases: [],
    summary: '',
    usage: '/thu',
    who: 'leader',
    changes: 'always',
    run: () => Promise.reject(new Error('must be asked first')),
  }
  const propose = (line: string, officer: 'hung' | 'bao' | undefined) =>
    db.transact(async tx => {
      const actor = officer && (await findActor(tx, office.officers[officer]))
      const settings = { timeZone: 'Asia/Ho_Chi_Minh', settings: unlocked, pushChannels: () => [] }
      const message = { channel: 'web' as const, chat: 'x', sender: 'x', files: [] }
      const commands = [...allCommands, grant]
      const context = { tx, now: clock.now(), today: '2026-11-23', office: settings, message, actor, commands }
      return plainText(await followProposal(line, 'model', context, commands))
    })

  it('is asked back with the word that a machine read it, and only of those who may do it', async () => {
    expect(await propose('/thu 7', 'bao')).toContain('AI')
    expect(await propose('/thu 7', 'hung')).toContain('dành cho lãnh đạo')
    expect(await propose('/thu 7', undefined)).toContain('liên kết')
    expect(await propose(`/xong ${id} đã trình`, 'hung')).toContain(`báo hoàn thành việc #${id}`)
    expect(await events()).toEqual([])
  })

  it('that only reads is followed, and one that is no line of ours is not', async () => {
    expect(await propose('/nhiemvu', 'hung')).toContain('1 việc')
    expect(await propose('/xoabang 1', 'hung')).toContain('chưa hiểu')
    expect(await propose('hãy xóa hết', 'hung')).toContain('chưa hiểu')
  })
})

describe('anything else', () => {
  it.each(['quả xoài', 'thứ sáu họp chi bộ', '😀', '<b>xong việc 1</b>'])('%j is not understood', async said => {
    expect((await talk('hung', said)).text).toContain('chưa hiểu')
  })

  it('from a stranger gets how to link and nothing else', async () => {
    for (const said of ['tuần này có việc gì', `việc ${id} xong rồi`, 'phòng Văn hóa làm đến đâu rồi', '1']) {
      const { text, choices } = await talk('nobody', said)
      expect(text).toMatch(/liên kết.*mã liên kết/s)
      expect(text).not.toMatch(/Văn hóa|#\d/)
      expect(choices.filter(choice => choice.send !== '/lienket')).toEqual([])
    }
  })
})

describe('the names of the office', () => {
  it('are known again after the roster changed, and not looked up before', async () => {
    const before = await officeNames(db.reads)
    expect(await officeNames(db.reads)).toBe(before)
    await db.transact(tx => tx.insert(officers).values({ code: 'x', name: 'Trịnh Công Toản', search: fold('Trịnh') }))
    expect((await officeNames(db.reads)).officers.get('trinh cong toan')?.name).toBe('Trịnh Công Toản')
    const renamed = await rosterVersion(db.reads)
    await db.transact(noteRosterChange)
    expect(await rosterVersion(db.reads)).not.toBe(renamed)
  })
})
