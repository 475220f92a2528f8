import { afterAll, describe, expect, it, test, vi } from 'vitest'
import { allCommands } from '../../../commands/index.ts'
import { understand, type UnderstandContext } from '../../../src/vietnamese/intent.ts'
import { rules } from '../../../src/vietnamese/intent/rules.ts'
import { fold } from '../../../src/vietnamese/normalise.ts'
import { readIntentCorpus } from '../../../bench/intent-corpus.ts'
import { rawKeys } from '../raw-keys.ts'
import { office } from './office.ts'

// Thousands of texts a test: seconds alone, and many times that on a busy machine.
vi.setConfig({ testTimeout: 120_000 })
afterAll(() => vi.resetConfig())

const { meant: utterances, chatter, moods } = readIntentCorpus('corpus')
const unseen = readIntentCorpus('held-out')
const heldOut = unseen.meant
const heldOutSilent = [...unseen.chatter, ...unseen.moods]

const read = (text: string, context: UnderstandContext = office) => understand(text, context)
const lineOf = (text: string): string | null => read(text).line
const missed = (list: typeof utterances) =>
  list.filter(({ text, line }) => lineOf(text) !== line).map(({ text }) => `${text} → ${lineOf(text)}`)
const spoken = (list: readonly string[]) => list.filter(text => lineOf(text) !== null)
const changing = new Set(rules.filter(rule => rule.changes).map(rule => rule.command))
const commandIn = (line: string): string => /^\/(\S+)/.exec(line)?.[1] ?? ''

describe('the corpus', () => {
  it('is of the size and the kind that was asked for', () => {
    const all = [...utterances, ...heldOut].map(({ text }) => text)
    const silent = [...chatter, ...moods, ...heldOutSilent]
    const plain = all.filter(text => fold(text) === text.toLowerCase())
    expect(all.length).toBeGreaterThanOrEqual(450)
    expect(silent.length).toBeGreaterThanOrEqual(120)
    expect(plain.length / all.length).toBeGreaterThan(1 / 3)
    expect(new Set([...all, ...silent]).size).toBe(all.length + silent.length)
  })

  it('is read as it is meant', () => expect(missed(utterances)).toEqual([]))

  it('is read as it is meant where the rules were not made for it', () => {
    expect(missed(heldOut).length / heldOut.length).toBeLessThan(0.05)
    const wrong = heldOut.filter(({ text, line }) => read(text).changes && lineOf(text) !== line)
    expect(wrong).toEqual([])
  })

  it('leaves chat, thanks, the weather and the like alone', () => {
    expect(spoken(chatter)).toEqual([])
    expect(chatter.filter(text => read(text).alternatives.length > 0)).toEqual([])
  })

  it('never makes a change of a negation, a question, a plan, a condition or hearsay', () => {
    expect(spoken(moods)).toEqual([])
    expect(heldOutSilent.filter(text => read(text).changes)).toEqual([])
  })

  it('offers a look at the task first where the mood forbids a change, and mostly nothing else', () => {
    const oneTask = [...moods, ...heldOutSilent].filter(text => text.match(/\d+/g)?.length === 1)
    const offered = oneTask.map(text => read(text).alternatives).filter(({ length }) => length > 0)
    const change = (line: string | undefined) => changing.has(commandIn(line ?? ''))
    expect(offered.length).toBeGreaterThan(200)
    expect(offered.filter(([first]) => change(first))).toEqual([])
    expect(offered.filter(lines => lines.some(change)).length / offered.length).toBeLessThan(0.15)
  })

  it('means the same in capitals and in decomposed letters', () => {
    for (const { text, line } of utterances) {
      expect(lineOf(text.normalize('NFD')), text).toBe(line)
      // Capitals tell no names: who is meant may stay as typed.
      const shouted = lineOf(text.toUpperCase()) ?? ''
      expect(/^\/\w+(?: \d+)?/.exec(shouted)?.[0], text).toBe(/^\/\w+(?: \d+)?/.exec(line)?.[0])
    }
  })

  it('never becomes another change when its diacritics are left out', () => {
    for (const { text, line } of [...utterances, ...heldOut]) {
      const plain = read(fold(text))
      if (plain.changes) expect(plain.command, text).toBe(commandIn(line))
    }
    // Without their marks "chớ" is "cho", "bảo" may be "báo", and "rồi à" is most often "rồi ạ".
    for (const text of [...chatter, ...moods].filter(text => !/^chớ|à$|Lan bảo/.test(text)))
      expect(read(fold(text)).changes, text).toBe(false)
  })
})

describe('raw Telex', () => {
  it('still tells which command is meant, and never makes a change of what is none', () => {
    const all = [...utterances, ...heldOut]
    const lost = all.filter(({ text, line }) => read(rawKeys(text)).command !== commandIn(line))
    expect(lost.length / all.length).toBeLessThan(0.02)
    // "mowi" and "ngayf" are taken for half of "mới" and for "ngay".
    const silent = [...chatter, ...moods, ...heldOutSilent].filter(text => !/^(?:mơi|ngày hoàn)/.test(text))
    expect(silent.filter(text => read(rawKeys(text)).changes)).toEqual([])
  })
})

describe('a deadline moved by some days', () => {
  test.each([
    ['xin thêm 5 ngày cho việc 7', '/giahan 7 thêm 5 ngày'],
    ['xin gia han viec 7 them 1 thang', '/giahan 7 thêm 1 tháng'],
    ['xin lùi việc 7 thêm 5 ngày làm việc vì chờ thẩm định', '/giahan 7 thêm 5 ngày làm việc chờ thẩm định'],
  ])('%j keeps the days, as they count from the old deadline', (text, line) => expect(lineOf(text)).toBe(line))

  it('is offered only where a day stands beside it', () => {
    expect(read('gia hạn việc 7 thêm 3 ngày đến 30/11').line).toBeNull()
  })
})

describe('who speaks', () => {
  test.each([
    ['báo cáo sếp việc 12 đã xong', '/xong 12'],
    ['bc sep viec 12 e xong r a', '/xong 12'],
    ['báo cáo anh Hùng việc 12 đã xong', '/xong 12'],
    ['viec 12 chau lam xong roi a', '/xong 12'],
    ['cháu làm xong việc 12 rồi ạ', '/xong 12'],
    ['em muốn hủy liên kết tài khoản', '/thoat'],
    ['viec 12 xong roi, da gui ubnd tinh', '/xong 12 da gui ubnd tinh'],
  ])('in %j it is the one who did it', (text, line) => expect(lineOf(text)).toBe(line))

  test.each([
    ...['theo báo cáo sếp việc 12 đã xong', 'theo bc sep viec 12 xong roi', 'sếp báo việc 12 xong rồi'],
    ...['anh Hùng báo cáo việc 12 đã xong', 'cháu Minh làm xong việc 12 rồi', 'viec 12 chau xong'],
    ...['sếp muốn nhắc việc 5', 'em không muốn hủy liên kết', 'em muốn hỏi về hủy liên kết', 'em muốn xong việc 12'],
  ])('in %j it is somebody else, or not done', text => expect(read(text).changes).toBe(false))
})

describe('several tasks in one change', () => {
  test.each([
    ['xong việc 12 và 13', ['/xong 12', '/xong 13']],
    ['việc 12, 13 xong rồi', ['/xong 12', '/xong 13']],
    ['duyệt việc 5 và việc 6', ['/duyet 5', '/duyet 6']],
    ['nhận việc 3, 4, 5, 6', ['/nhan 3', '/nhan 4', '/nhan 5']],
  ])('%j are offered one by one', (text, alternatives) => {
    expect(read(text)).toMatchObject({ line: null, command: null, changes: false, alternatives })
  })

  it('are not seen in what only counts something', () => {
    expect(lineOf('xong việc 12, 3 phòng đã góp ý')).toBe('/xong 12 3 phòng đã góp ý')
    expect(lineOf('xong 12 việc')).toBeNull()
    expect(lineOf('đã xong 3 nhiệm vụ rồi')).not.toBe('/xong 3')
  })
})

describe('numbers', () => {
  test.each([
    ['photo giúp em 12 bản'],
    ['xe số 12 đâu rồi'],
    ['phòng 12 ở tầng mấy'],
    ['công văn số 12 đã gửi rồi'],
    ['đã xong 50%'],
    ['em xong lúc 12 giờ'],
    ['0901234567'],
  ])('in %j name no task', text => {
    expect(read(text).command).not.toBe('viec')
    expect(read(text).changes).toBe(false)
  })

  test.each([
    ['nv12 xong', '/xong 12'],
    ['việc#12 xong', '/xong 12'],
    ['việc số 12 xong', '/xong 12'],
    ['12 xong', '/xong 12'],
    ['công việc 12 xong rồi', '/xong 12'],
    ['đầu việc số 12 xong rồi', '/xong 12'],
    ['việc 012 xong', '/xong 12'],
  ])('%j name one', (text, line) => expect(lineOf(text)).toBe(line))

  it('of documents and shares stay what they are', () => {
    expect(lineOf('việc 12 xong, văn bản 15/BC-VP')).toBe('/xong 12 văn bản 15/BC-VP')
    expect(lineOf('việc 12 được 99%')).toBe('/capnhat 12 99%')
    expect(lineOf('việc 12 được 100%')).toBe('/xong 12')
  })
})

describe('dates', () => {
  it('are said with the line, in words and days', () => {
    const { dates, line } = read('xin gia hạn việc 7 đến 15/12 vì chờ thẩm định')
    expect(line).toBe('/giahan 7 15/12/2026 chờ thẩm định')
    expect(dates).toMatchObject([{ from: '2026-12-15', to: '2026-12-15', certain: true }])
  })

  it('of which several may be meant are all offered, and none is chosen', () => {
    const { line, alternatives, dates } = read('xin gia hạn việc 7 đến ngày kia vì chờ thẩm định')
    expect(dates).toMatchObject([{ certain: false }])
    expect(line).toBeNull()
    expect(alternatives).toEqual(['/giahan 7 25/11/2026 chờ thẩm định', '/giahan 7 26/11/2026 chờ thẩm định'])
  })

  it('ahead of today make no report of what is done', () => {
    for (const text of ['mai xong việc 12', '27/11 xong việc 12', 'thứ sáu tuần này xong việc 12'])
      expect(read(text), text).toMatchObject({ line: null, alternatives: ['/viec 12'] })
    expect(lineOf('hôm qua em xong việc 12 rồi')).toBe('/xong 12')
  })
})

describe('names', () => {
  it('of units and people are written as the office writes them', () => {
    expect(lineOf('tien do phong kinh te')).toBe('/tiendo Phòng Kinh tế, Hạ tầng và Đô thị')
    expect(lineOf('chuyen viec 7 cho a Hung')).toBe('/chuyen 7 Phạm Văn Hùng')
  })

  it('that several people bear stay as they were typed', () => {
    expect(lineOf('chuyển việc 7 cho anh Nam')).toBe('/chuyen 7 Nam')
  })

  it('that nobody bears are taken as they were typed', () => {
    expect(lineOf('chuyển việc 7 cho anh Trịnh Công Toản nhé')).toBe('/chuyen 7 Trịnh Công Toản')
  })
})

it('every rule that changes something is a command that says so, and the other way round', () => {
  for (const { command, changes } of rules) {
    const built = allCommands.find(({ name }) => name === command)
    const bareReads = ['duyet', 'tamdung', 'caidat', 'xoadulieu'].includes(command)
    if (built && !bareReads) expect(built.changes === 'never', command).toBe(!changes)
  }
})
