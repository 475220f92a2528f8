import fc from 'fast-check'
import { expect, it } from 'vitest'
import { taskEvents } from '../../db/schema.ts'
import { openChat } from '../helpers/chat.ts'
import type { TaskOptions } from '../helpers/office.ts'
import { refusal } from '../helpers/refusal-words.ts'

/** An officer, a colleague, heads of the unit and of another, the head of all, general affairs, an administrator. */
const persons = ['hung', 'tam', 'lan', 'khoa', 'son', 'bao', 'ha', 'minh'] as const

/** Each step of a task as it is typed in full. */
const typed = (id: number): [step: string, line: string][] => [
  ['nhan', `/nhan ${id}`],
  ['capnhat', `/capnhat ${id} 50% đã họp`],
  ['xong', `/xong ${id} đã trình sở`],
  ['tamdung', `/tamdung ${id} chờ kinh phí`],
  ['tieptuc', `/tieptuc ${id}`],
  ['nhac', `/nhac ${id} đề nghị nộp sớm`],
]

const states = fc.record({
  work: fc.constantFrom('not_acknowledged', 'in_progress', 'paused', 'done', 'withdrawn'),
  review: fc.constantFrom('none', 'none', 'pending', 'returned'),
  needsApproval: fc.boolean(),
  lead: fc.constantFrom<TaskOptions['lead'][]>(
    ['KT', 'hung'],
    ['KT', 'hung'],
    ['KT', 'tam'],
    ['KT'],
    ['VH', 'lan'],
    ['VH'],
    ['UBND'],
  ),
  also: fc.constantFrom<NonNullable<TaskOptions['also']>[]>(
    [],
    [['coordinator', 'VH', 'lan']],
    [['coordinator', 'KT']],
    [['follower', 'KT', 'tam']],
  ),
})

it(
  '/viec offers each step that this person may take on the task, and none that would be refused',
  { timeout: 120_000 },
  async () => {
    const { talk, office, db, clock } = await openChat(...persons)
    const steps = async () =>
      (await db.reads.select().from(taskEvents)).filter(({ kind }) => kind !== 'imported').length
    await fc.assert(
      fc.asyncProperty(
        states,
        fc.constantFrom(...persons, 'hung', 'khoa'),
        fc.nat(5),
        fc.nat(),
        async (state, person, before, which) => {
          const id = await office.addTask({
            ...state,
            submittedOn: state.review === 'pending' ? '2026-11-20' : null,
          })
          const say = async (line: string) => {
            clock.jump(10_000)
            return talk(person, line)
          }
          // What was done just before may be undone.
          const [, first] = typed(id)[before] ?? []
          if (first) await say(first)
          const { text, choices } = await say(`/viec ${id}`)
          if (/Không tìm thấy việc/.test(text)) return
          for (const [step, line] of typed(id))
            if (!choices.some(({ send }) => send.startsWith(`/${step} `))) {
              const taken = await steps()
              await say(line)
              expect(await steps(), `${person}: ${step}`).toBe(taken)
            }
          // One of them, as it changes what may be done next.
          const chosen = choices[which % choices.length]
          if (chosen) expect((await say(chosen.send)).text, `${person}: ${chosen.send}`).not.toMatch(refusal)
          await say('/huy')
        },
      ),
      { numRuns: 80 },
    )
  },
)
