import { describe, expect, it } from 'vitest'
import { answerForm, beginForm, closedForm, stepOf, type Form, type Said } from '../../src/vietnamese/form.ts'
import { plainText, say, type Answers, type OpenForm } from '../../src/domain/chat/reply.ts'
import { hear } from '../../src/vietnamese/heard.ts'

const anything = ({ text }: Said) => ({ kind: 'value', value: text }) as const

/** Three questions, the last of which may stay empty. */
const form: Form<string[]> = {
  fields: [
    { name: 'who', ask: () => say('Giao cho ai?'), read: anything },
    {
      name: 'what',
      ask: ({ who = '' }) => say(`Giao cho ${who} việc gì?`),
      read: said => (said.heard.kind === 'refusal' ? { kind: 'none' } : anything(said)),
      check: (_, value) =>
        Promise.resolve(
          value.length < 3
            ? { kind: 'again', reply: say('Nội dung quá ngắn.') }
            : { kind: 'known', answers: { length: String(value.length) } },
        ),
    },
    { name: 'note', ask: () => say('Ghi chú?'), read: anything, optional: true },
  ],
  about: () => 'việc mới',
  summary: ({ who = '', what = '', note = '' }) => say(`Giao cho ${who}: ${what}. ${note}`),
  done: (log, answers) => {
    log.push(JSON.stringify(answers))
    return Promise.resolve(say('Đã giao.'))
  },
  left: () => say('Đã dừng.'),
  again: () => say('Gõ lại /giao.'),
}

const said = (text: string): Said => ({ text, heard: hear(text), withFile: false })

/** Says these one after the other, and tells what is heard each time. */
async function talk(...texts: string[]) {
  const done: string[] = []
  let reply = beginForm(form, 'giao', {})
  const heard = [plainText(reply)]
  for (const text of texts) {
    const open: OpenForm | undefined = reply.form
    if (!open) break
    // As it is kept: nothing but data.
    const kept = JSON.parse(JSON.stringify(open)) as OpenForm
    reply = await answerForm(form, done, kept, said(text))
    heard.push(plainText(reply))
  }
  return { heard, done: done.map(answers => JSON.parse(answers) as Answers), open: reply.form }
}

describe('a form of several questions', () => {
  it('asks one after the other, shows all of it, and is done on a yes', async () => {
    const { heard, done, open } = await talk('Lan', 'báo cáo tuần', 'gấp', 'đúng')
    expect(heard).toEqual([
      'Giao cho ai?',
      'Giao cho Lan việc gì?',
      'Ghi chú?',
      'Giao cho Lan: báo cáo tuần. gấp',
      'Đã giao.',
    ])
    expect(done).toEqual([{ who: 'Lan', what: 'báo cáo tuần', length: '12', note: 'gấp' }])
    expect(open).toBeUndefined()
  })

  it.each(['quay lại', 'trở lại', 'sửa lại', 'lui lai di'])(
    'goes back a step on %j, to be answered anew',
    async back => {
      const { heard, done } = await talk('Lan', back, 'Hùng', 'báo cáo tuần', 'bỏ qua', back, 'gấp', 'ok')
      expect(heard[2]).toBe('Giao cho ai?')
      expect(heard[3]).toBe('Giao cho Hùng việc gì?')
      expect(heard[6]).toBe('Ghi chú?')
      expect(done).toEqual([{ who: 'Hùng', what: 'báo cáo tuần', length: '12', note: 'gấp' }])
    },
  )

  it('has no step before the first: there the words are read like any', async () => {
    expect((await talk('quay lại')).heard[1]).toBe('Giao cho quay lại việc gì?')
  })

  it('leaves out what may stay empty, and nothing else', async () => {
    expect((await talk('Lan', 'báo cáo tuần', 'bỏ qua', 'đúng')).done).toMatchObject([{ note: '' }])
  })

  it('asks again where the value cannot be right', async () => {
    const { heard, open } = await talk('Lan', 'ab')
    expect(heard.at(-1)).toBe('Nội dung quá ngắn.')
    expect(open?.field).toBe('what')
  })

  it('is left by a refusal, in the middle and at its end', async () => {
    for (const texts of [
      ['Lan', 'nhầm rồi'],
      ['Lan', 'thôi không giao nữa'],
      ['Lan', 'báo cáo tuần', 'bỏ qua', 'thôi'],
    ]) {
      const { heard, done, open } = await talk(...texts)
      expect(heard.at(-1)).toBe('Đã dừng.')
      expect([done, open]).toEqual([[], undefined])
    }
  })

  it('is done by nothing but a yes', async () => {
    for (const text of ['để xem đã', '?', 'khoan', 'cảm ơn', 'đúng ra là Hùng', 'gì vậy?']) {
      const { done, open } = await talk('Lan', 'báo cáo tuần', 'bỏ qua', text)
      expect(done, text).toEqual([])
      expect(open?.field, text).toBe('summary')
    }
  })

  it('that closed by itself says so and how to begin again', () => {
    const open = { command: 'giao', field: 'what', answers: { who: 'Lan' } }
    expect(plainText(closedForm(form, open, said('báo cáo tuần')))).toMatch(
      /^Câu hỏi về việc mới đã đóng.*Gõ lại \/giao/s,
    )
  })

  it('whose field is no more, as an earlier version knew it, is left', () => {
    expect(stepOf(form, { command: 'giao', field: 'when', answers: {} }, said('mai'))).toEqual({ kind: 'left' })
  })
})
