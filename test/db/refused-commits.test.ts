import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import type { Db } from '../../db/db.ts'
import * as schema from '../../db/schema.ts'
import { outbox, taskEvents } from '../../db/schema.ts'
import { allJobs } from '../../jobs/index.ts'
import { dryRun, runSlot } from '../../jobs/run.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { usualSettings } from '../../src/domain/people/office-settings.ts'
import { inviteOfficer } from '../../src/operations/invite.ts'
import { officerLeaves } from '../../src/operations/officer-leaves.ts'
import { renameOfficer } from '../../src/operations/rename-officer.ts'
import { unlinkOfficer } from '../../src/operations/unlink.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { testEngine } from '../helpers/engine.ts'
import { at, surroundings } from '../helpers/jobs.ts'
import { testOffice, today, type OfficerCode } from '../helpers/office.ts'
import { importSheets, smallOffice, taskSheetOf } from '../helpers/offices.ts'
import { pushTo } from '../helpers/outbox.ts'
import { refusingCommits } from '../helpers/refused-commits.ts'

const file = (name: string, caption = ''): Content => ({
  kind: 'file',
  caption,
  file: { reference: `web:${name}`, name, mime: 'application/pdf', size: 9 },
})
type Said = [who: OfficerCode | 'stranger', said: string | Content]

/** What is said of each command, and what follows from it. Tasks 1 to 3 are Hùng's, the last one needs approval. */
const conversations: Record<string, Said[]> = {
  nhiemvu: [
    ['hung', '/nhiemvu'],
    ['hung', '1'],
    ['bao', '/nhiemvu đơn vị'],
  ],
  viec: [['hung', '/viec 1']],
  tim: [['hung', `/tim nhiệm vụ ${'số '.repeat(30)}`]],
  nhan: [
    ['hung', '/nhan 1'],
    ['hung', '/nhan 1'],
  ],
  capnhat: [
    ['hung', '/capnhat 2 40% Đã lấy ý kiến'],
    ['hung', file('bien-ban.pdf', '/capnhat 2 50% Có biên bản')],
    ['hung', '/capnhat 2 vướng: chưa có mặt bằng'],
  ],
  xong: [
    ['hung', '/xong 1'],
    ['hung', file('ket-qua.pdf')],
    ['hung', 'Đã trình lãnh đạo'],
    ['hung', '/xong 3 Đã trình báo cáo số 12/BC-KT'],
  ],
  'xong, late': [
    ['hung', '/xong 1 Đã trình lãnh đạo'],
    ['hung', '/xong 1 nguyên nhân: khách quan'],
    ['hung', 'bão lớn kéo dài hai tuần'],
    ['khoa', '/duyet 1 khách quan'],
  ],
  hoantac: [
    ['hung', '/xong 1 Đã làm'],
    ['hung', '/hoantac'],
  ],
  tamdung: [
    ['khoa', '/tamdung 2 Chờ ý kiến cấp trên'],
    ['hung', '/tamdung 2 Chờ'],
  ],
  tieptuc: [
    ['khoa', '/tamdung 2 Chờ ý kiến cấp trên'],
    ['khoa', '/tieptuc 2'],
  ],
  duyet: [
    ['hung', '/xong 3 Đã trình báo cáo số 12/BC-KT'],
    ['khoa', '/duyet'],
    ['khoa', '/duyet 3'],
    ['bao', '/duyet 3'],
  ],
  tralai: [
    ['hung', '/xong 3 Đã trình báo cáo số 12/BC-KT'],
    ['khoa', '/tralai 3'],
    ['khoa', 'Thiếu phụ lục số liệu'],
    ['khoa', '1'],
    ['khoa', '/hoantac'],
  ],
  giao: [
    ['khoa', '/giao anh Hùng | Lập danh sách hộ kinh doanh | 22/12 | danh sách'],
    ['khoa', file('cong-van.pdf')],
    ['khoa', 'đúng'],
    ['bao', '/giao'],
    ['bao', 'Phòng Kinh tế, Phòng Văn hóa'],
  ],
  giahan: [
    ['hung', '/giahan 2 20/12 chờ số liệu của Sở'],
    ['hung', '/giahan 2 25/12 chờ ý kiến Sở Tài chính'],
    ['khoa', '/duyet 2 22/12 cần trước lễ'],
    ['khoa', '/hoantac'],
    ['khoa', '/tralai 2 cần trước kỳ họp'],
    ['hung', '/giahan 1'],
    ['hung', 'thêm 2 tuần'],
    ['hung', 'chờ ý kiến Sở Tài chính'],
    ['hung', '/xong 1 Đã làm'],
  ],
  thuhoi: [['khoa', '/thuhoi 2 Giao trùng với việc 1']],
  molai: [
    ['hung', '/xong 1 Đã làm'],
    ['khoa', '/molai 1 Số liệu chưa khớp'],
  ],
  ykien: [
    ['hung', '/ykien 1'],
    ['hung', 'Mẫu báo cáo lấy ở đâu ạ?'],
    ['khoa', '/ykien 1 Mẫu số 2'],
  ],
  nhamnguoi: [
    ['hung', '/nhamnguoi 1'],
    ['hung', 'Việc của phòng Văn hóa'],
  ],
  giunguyen: [
    ['hung', '/nhamnguoi 1 Việc của phòng Văn hóa'],
    ['khoa', '/giunguyen 1'],
  ],
  chuyen: [
    ['khoa', '/chuyen 1'],
    ['khoa', 'đồng chí Tâm'],
  ],
  nhac: [
    ['khoa', '/nhac 2 đề nghị nộp sớm'],
    ['khoa', '/nhac 2'],
    ['hung', '/nhac 2 @5 đã nắm'],
    ['hung', '/nhac 2 @5 sẽ xong'],
    ['hung', '27/11'],
  ],
  tiendo: [
    ['bao', '/tiendo'],
    ['khoa', '/tiendo tháng này'],
  ],
  xuat: [['bao', '/xuat']],
  trogiup: [['hung', '/trogiup']],
  caidat: [
    ['hung', '/caidat'],
    ['hung', '/caidat nhắc tắt'],
    ['hung', '1'],
  ],
  dulieu: [['hung', '/dulieu']],
  xoadulieu: [
    ['hung', '/xoadulieu'],
    ['hung', '/xoadulieu đồng ý'],
  ],
  huy: [
    ['hung', '/xong 1'],
    ['hung', '/huy'],
  ],
  batdau: [
    ['hung', '/batdau'],
    ['stranger', '/start sai-ma'],
  ],
  lienket: [
    ['stranger', 'CODE'],
    ['stranger', 'đồng ý'],
    ['stranger', '/nhiemvu'],
  ],
  thoat: [
    ['hung', '/thoat'],
    ['hung', 'đồng ý'],
    ['hung', '/nhiemvu'],
  ],
  'none, but a sentence': [
    ['hung', 'việc 1 xong rồi nhé'],
    ['hung', '1'],
    ['hung', 'cảm ơn'],
  ],
  'none, but a block': [
    ['hung', { kind: 'reachable', reachable: false }],
    ['hung', { kind: 'reachable', reachable: true }],
    ['stranger', { kind: 'contact', phone: '84901000005', own: true }],
  ],
}

/** Every row there is, but for what is drawn by chance. */
async function contents(db: Db): Promise<Record<string, unknown>> {
  const tables = Object.values(schema as Record<string, unknown>).filter(table => is(table, SQLiteTable))
  const found: Record<string, unknown> = {}
  for (const table of tables) found[getTableName(table)] = await db.reads.select().from(table)
  const drawn = JSON.stringify(found).replace(/"codeHash":"[^"]*"|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'drawn')
  return JSON.parse(drawn.replaceAll('drawn,', '"codeHash":"",').replaceAll('"drawn"', '""')) as Record<string, unknown>
}

async function talked(said: readonly Said[], refused: boolean) {
  const plain = openTestDatabase()
  const office = await testOffice(plain)
  const db = refused ? refusingCommits(plain) : plain
  const engine = await testEngine(db, office)
  await engine.link('hung', 'khoa', 'bao')
  const hungs = { lead: ['KT', 'hung'] as const, due: today, work: 'not_acknowledged' as const }
  for (const fields of [{}, { due: '2026-11-20' }, { needsApproval: true }])
    await office.addTask({ ...hungs, ...fields })
  const { code } = await inviteOfficer(plain, 'lan', engine.clock.now())
  await pushTo(plain, office.officers.hung, 'Tin nhắc', { key: 'push' })
  engine.wake()
  await engine.settled()
  const answers: string[] = []
  for (const [who, what] of said) {
    const { text, choices } = await engine.talk(who, what === 'CODE' ? code : what)
    answers.push(text, JSON.stringify(choices))
  }
  const sent = engine.channel.sent.map(({ chat, message }) => [chat, JSON.stringify(message)])
  const failures = engine.logged.filter(line => line.level >= 50)
  return { answers, sent, failures, contents: await contents(plain), db: plain }
}

describe('where the first commit of every transaction is refused, all is as if it were not:', () => {
  it.each(Object.entries(conversations))('/%s', async (_, said) => {
    const [once, twice] = [await talked(said, false), await talked(said, true)]
    expect(twice.failures).toEqual([])
    expect(twice.answers).toEqual(once.answers)
    expect(twice.sent).toEqual(once.sent)
    expect(twice.contents).toEqual(once.contents)
  })

  it('and every command is among them', () => {
    expect(Object.keys(conversations)).toEqual(expect.arrayContaining(allCommands.map(({ name }) => name)))
  })

  it('a step has one line in the history, and one answer', async () => {
    const { db, answers } = await talked([['hung', '/xong 1 Đã trình']], true)
    expect(answers[0]).toContain('Đã ghi nhận hoàn thành việc #1')
    const kinds = (await db.reads.select().from(taskEvents)).map(({ taskId, kind }) => `${taskId} ${kind}`)
    expect(kinds.filter(kind => kind.startsWith('1 '))).toEqual(['1 imported', '1 completed'])
    expect((await db.reads.select().from(outbox)).filter(({ kind }) => kind === 'answer')).toHaveLength(1)
  })

  it.each(allJobs(usualSettings).map(job => [job.name, job] as const))('the job %s', async (_, job) => {
    const outcomes = []
    for (const refused of [false, true]) {
      const plain = openTestDatabase()
      const office = await testOffice(plain)
      for (const due of ['2026-11-18', today, '2026-11-26']) await office.addTask({ lead: ['KT', 'hung'], due })
      const db = refused ? refusingCommits(plain) : plain
      const backups: string[] = []
      const around = surroundings(db, { backup: async () => (backups.push('one'), 'file') })
      const planned = await dryRun(job, at(today), () => at(today), around)
      const run = await runSlot(job, at(today), () => at(today), around)
      expect(planned).toEqual(run.queued)
      outcomes.push({ run, backups, contents: await contents(plain) })
    }
    expect(outcomes[1]).toEqual(outcomes[0])
  })

  it.each<[string, (db: Db) => Promise<unknown>]>([
    [
      'an import',
      async db =>
        importSheets(db, [...smallOffice, taskSheetOf({ title: 'Báo cáo', leads: 'STC' }, { title: 'Việc' })]),
    ],
    ['an import that is tried', async db => importSheets(db, smallOffice, { dryRun: true })],
    ['an import that is refused', async db => importSheets(db, smallOffice.slice(1))],
    ['an invitation', async db => ({ ...(await inviteOfficer(db, 'hung', mondayMorning)), code: '' })],
    ['a new name', db => renameOfficer(db, 'hung', 'Phạm Văn Hưng')],
    ['who leaves', db => officerLeaves(db, 'hung', { status: 'left', to: 'lan', now: mondayMorning })],
    ['an end of accounts', db => unlinkOfficer(db, 'hung', { now: mondayMorning, pushChannels: () => [] })],
  ])('%s', async (_, work) => {
    const outcomes = []
    for (const refused of [false, true]) {
      const plain = openTestDatabase()
      const office = await testOffice(plain)
      await office.addTask({ lead: ['KT', 'hung'], due: today })
      const outcome = await work(refused ? refusingCommits(plain) : plain).catch((error: unknown) => String(error))
      outcomes.push({ outcome, contents: await contents(plain) })
    }
    expect(outcomes[1]).toEqual(outcomes[0])
  })
})
