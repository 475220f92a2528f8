import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { openChat, type Chat } from '../helpers/chat.ts'
import { officerCodes, type OfficerCode, type UnitCode } from '../helpers/office.ts'
import { outboxRows } from '../helpers/outbox.ts'

/** Whose tasks each person may see; the tasks stand in the officers' first units. */
const sees: Record<OfficerCode | 'stranger', readonly OfficerCode[]> = {
  stranger: [],
  hung: ['hung'],
  minh: ['minh'],
  tam: ['tam'],
  lan: ['lan'],
  mai: ['mai'],
  khoa: ['khoa', 'hung', 'tam'],
  son: ['son', 'lan', 'mai'],
  bao: officerCodes,
  ha: officerCodes,
}
const unitOf: Record<OfficerCode, UnitCode> = {
  bao: 'UBND',
  ha: 'VP',
  minh: 'VP',
  khoa: 'KT',
  hung: 'KT',
  lan: 'VH',
  mai: 'VH',
  son: 'VH',
  tam: 'KT',
}
// A leader of the province's roots, one of two units, general affairs, an administrator, an officer, one of two units, nobody.
const persons = ['bao', 'khoa', 'son', 'ha', 'minh', 'hung', 'tam', 'stranger'] as const
const secretOf = (officer: OfficerCode) => `dau-rieng-cua-${officer}`

const words = ['quá hạn', 'tất cả', 'đã xong', 'việc riêng', 'trang 2', 'tháng 13', 'quý này', 'KT', 'Phòng Kinh tế']
const odd = [
  '__proto__',
  'constructor',
  "'; drop table tasks; --",
  '%',
  '_',
  '\\',
  '[',
  '(',
  '*',
  '\u0000',
  '\u202e',
  '~a',
]
const yes = [
  'đồng ý',
  'nhắc tắt',
  '100%',
  '-5%',
  '12/NQ-HĐND',
  'ABCD-2345',
  '2026-02-30',
  '31/12',
  '🙂',
  '‍',
  '\n\n/xong 1',
]
const number = fc.oneof(
  fc.integer({ min: -1, max: 11 }).map(String),
  fc.constantFrom('999999999', '1e9', '1.5', '#3', 'số 4'),
)
const free = fc.oneof(
  fc.constantFrom(...words, ...odd, ...yes),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer({ min: 3_000, max: 5_000 }).map(length => 'dài '.repeat(length / 4)),
)
const broken = /undefined|null|NaN|\[object|Infinity|Invalid Date|\n {2,}at |Có lỗi, đã ghi nhận/
const args = fc
  .oneof(
    fc.constant(''),
    free,
    number,
    fc.tuple(number, free).map(parts => parts.join(' ')),
  )
  // What people write may be said back to them.
  .filter(said => !broken.test(said))

async function everybody(): Promise<Chat> {
  const chat = await openChat()
  for (const [n, officer] of officerCodes.entries())
    await chat.office.addTask({
      lead: [unitOf[officer], officer],
      title: `Việc riêng ${secretOf(officer)}`,
      due: `2026-11-${20 + n}`,
      work: n % 2 ? 'in_progress' : 'not_acknowledged',
      needsApproval: n % 3 === 0,
    })
  return chat
}

const linkAgain = async (chat: Chat, person: (typeof persons)[number]) => {
  if (person !== 'stranger' && (await chat.owner(person)) !== person) await chat.link(person)
}

describe.each(allCommands.map(({ name }) => name))('/%s, from everybody, with anything behind it', name => {
  it('is answered once, and only with what is theirs; every choice works', { timeout: 60_000 }, async () => {
    const chat = await everybody()
    const tried = new Set<string>()
    let said = 0
    const say = async (person: (typeof persons)[number], line: string) => {
      await linkAgain(chat, person)
      const answer = await chat.talk(person, line)
      said++
      expect(answer.messages.length).toBeGreaterThan(0)
      expect(answer.text).not.toMatch(broken)
      expect(answer.text.length).toBeLessThanOrEqual(20_000)
      const others = officerCodes.filter(officer => !sees[person].includes(officer))
      const shown = `${answer.text} ${JSON.stringify(answer.choices)}`
      expect(others.filter(officer => shown.includes(secretOf(officer)))).toEqual([])
      return answer
    }
    await fc.assert(
      fc.asyncProperty(fc.tuple(...persons.map(() => args)), async behind => {
        for (const [n, person] of persons.entries()) {
          const { choices } = await say(person, `/${name} ${behind[n]}`)
          for (const { send } of choices.filter(choice => !tried.has(`${person} ${choice.send}`))) {
            tried.add(`${person} ${send}`)
            expect((await say(person, send)).text).not.toMatch(/Không có lệnh|chưa hiểu|Không có lựa chọn/)
          }
        }
      }),
      { numRuns: 2, endOnFailure: true },
    )
    const answers = (await outboxRows(chat.db)).filter(row => row.kind === 'answer')
    expect(answers).toHaveLength(said)
    expect(chat.logged.filter(line => line.level >= 50)).toEqual([])
  })
})

describe('a task', () => {
  it('with many long reports is still shown in a message or a few', async () => {
    const chat = await openChat('hung')
    const id = await chat.office.addTask({ lead: ['KT', 'hung'] })
    for (let n = 0; n < 9; n++) await chat.talk('hung', `/capnhat ${id} ${'đã làm '.repeat(560)}`)
    await chat.talk('hung', `/xong ${id} ${'kết quả '.repeat(480)}`)
    const { messages } = await chat.talk('hung', `/viec ${id}`)
    expect(messages.map(plainText).join('').length).toBeLessThanOrEqual(20_000)
  })
})
