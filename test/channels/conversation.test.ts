import { expect, it } from 'vitest'
import { conversations, taskEvents } from '../../db/schema.ts'
import { text, type Reply } from '../../src/domain/chat/reply.ts'
import { platformNames } from './contract/platforms.ts'
import { openStage, type Stage } from './contract/stage.ts'

const digest: Reply = {
  blocks: [text('Nhắc việc')],
  choices: [
    { label: 'Việc #7', send: '/viec 7' },
    { label: 'Nhiệm vụ', send: '/nhiemvu' },
  ],
}

/** What is typed, what the answer begins with, and the step it takes; a push comes before each turn that is marked. */
type Turn = { push?: true; says: string; hears: RegExp; step?: string }

const talk: Turn[] = [
  { says: '/nhiemvu', hears: /^Nhiệm vụ: 12 việc/ },
  { push: true, says: '1', hears: /^#1 / },
  { push: true, says: '2', hears: /^Kết quả việc #1 / },
  { push: true, says: 'đợi chút', hears: /^Vâng, chưa có gì thay đổi/ },
  { says: '?', hears: /^Chưa có gì thay đổi/ },
  { push: true, says: 'gửi gì vậy?', hears: /^Chưa có gì thay đổi/ },
  { says: 'Không', hears: /^Đồng chí muốn ghi «Không» làm kết quả việc #1/ },
  { push: true, says: 'không', hears: /^Đã dừng/ },
  { says: 'đúng', hears: /^(?!Đã )/ },
  { says: '/xong 1', hears: /^Kết quả việc #1 / },
  { push: true, says: 'đã trình báo cáo 45/BC-UBND', hears: /^Đã ghi nhận hoàn thành việc #1/, step: 'completed 1' },
  { push: true, says: '1', hears: /^Đã hoàn tác/, step: 'undone 1' },
  { says: 'việc 2 được 50%', hears: /cập nhật việc #2/ },
  { push: true, says: 'đúng', hears: /^Đã cập nhật việc #2/, step: 'progressed 2' },
  { says: 'xong 3 việc rồi', hears: /^(?!Đã )/ },
  { push: true, says: 'xong 3 đã gửi các phòng', hears: /^Đã ghi nhận hoàn thành việc #3/, step: 'completed 3' },
  { says: 'Hoàn tác', hears: /^Đã hoàn tác/, step: 'undone 3' },
  { says: '/capnhat 4', hears: /^Việc #4 đã làm đến đâu/ },
  { push: true, says: '60', hears: /^Đã cập nhật việc #4: 60%/, step: 'progressed 4' },
  { says: '/xong 5', hears: /^Kết quả việc #5 / },
  { push: true, says: 'ý tôi là việc 6', hears: /^Kết quả việc #6 / },
  { says: 'cảm ơn', hears: /^Chưa có gì thay đổi/ },
  { push: true, says: 'nhầm rồi', hears: /^Đã dừng/ },
  { says: '/nhiemvu', hears: /^Nhiệm vụ: 12 việc/ },
  { push: true, says: 'the pushed number', hears: /^#7 / },
  { says: '1', hears: /^Việc #7 đã làm đến đâu/ },
  { push: true, says: '1', hears: /^Đã cập nhật việc #7: 1%/, step: 'progressed 7' },
  { says: '/nhiemvu', hears: /^Nhiệm vụ: 12 việc/ },
  { push: true, says: 'Trang sau ›', hears: /^Nhiệm vụ: 12 việc/ },
  { push: true, says: '2', hears: /^#1[0-2] / },
  { says: '/xong 8 việc rồi', hears: /^Đồng chí muốn ghi «việc rồi» làm kết quả việc #8/ },
  { push: true, says: '2', hears: /^Đã dừng/ },
  { says: 'việc 9 xong rồi, đã trình sở', hears: /báo hoàn thành việc #9/ },
  { push: true, says: '1', hears: /^Đã ghi nhận hoàn thành việc #9/, step: 'completed 9' },
  { says: '/xong 9', hears: /đã được báo hoàn thành trước đó/ },
  { push: true, says: 'hoàn thành 10 chỉ tiêu rồi sếp', hears: /^(?!Đã )/ },
  { says: '/xong 10', hears: /^Kết quả việc #10 / },
  { push: true, says: 'việc quá hạn', hears: /^Không có nhiệm vụ nào|^Nhiệm vụ/ },
  { says: '/xong 10: Không', hears: /^Đã ghi nhận hoàn thành việc #10/, step: 'completed 10' },
  { push: true, says: '/huy', hears: /^Đã dừng/ },
]

const stepsOf = async ({ db }: Stage) =>
  (await db.reads.select().from(taskEvents))
    .filter(({ kind }) => kind !== 'imported')
    .map(({ kind, taskId }) => `${kind} ${taskId}`)

/** The number under which the newest push offers task 7. */
async function pushedNumber({ db }: Stage): Promise<string> {
  const [row] = await db.reads.select().from(conversations)
  return String(row?.pushed?.findLast(({ send }) => send === '/viec 7')?.number)
}

it.each(platformNames)(
  'a conversation of 40 turns with pushes in between means the same on %s as everywhere',
  async name => {
    expect(talk).toHaveLength(40)
    const stage = await openStage(name)
    const expected: string[] = []
    for (const [at, { push, says, hears, step }] of talk.entries()) {
      const turn = `${name}, turn ${at + 1}: ${says}`
      if (push) await stage.pushes(digest)
      const typed = says === 'the pushed number' ? await pushedNumber(stage) : says
      const shown = await stage.says(typed)
      if (step) expected.push(step)
      expect(shown.map(message => message.text).join('\n'), turn).toMatch(hears)
      expect(await stepsOf(stage), turn).toEqual(expected)
    }
    expect(stage.violations()).toEqual([])
  },
  120_000,
)
