import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toMessages } from '../../src/channels/split.ts'
import { item, plainText, title, type Block } from '../../src/domain/chat/reply.ts'
import { composed, type Place, type Section } from '../../src/inbox/section.ts'
import { numbered } from '../../src/vietnamese/choices.ts'

const places: readonly Place[] = ['decide', 'acknowledge', 'answer', 'put-right', 'own', 'others']
const head = [title('Nhắc việc thứ Hai 23/11/2026')]
const lines = (count: number, length = 40): Block[] =>
  Array.from({ length: count }, (_, n) => item(`#${n + 1} ${'x'.repeat(length)}`))
const section = (place: Place, fields: Partial<Section> = {}): Section => ({
  place,
  heading: `Phần ${place}.`,
  lines: [],
  ...fields,
})
const textOf = (sections: readonly Section[]): string => plainText(composed(head, sections))

describe('the sections of one message', () => {
  it('stand in their order, whoever comes first', () => {
    const shuffled = ['others', 'own', 'answer', 'put-right', 'decide', 'acknowledge'] as const
    expect(textOf(shuffled.map(place => section(place)))).toBe(
      [head[0]?.text, ...places.map(place => `Phần ${place}.`)].join('\n\n'),
    )
  })

  it('show so many lines as each wants, and say how many are left', () => {
    const text = textOf([section('own', { lines: lines(12), shown: 10, more: left => `Và ${left} việc khác.` })])
    expect(text.match(/^#/gm)).toHaveLength(10)
    expect(text).toMatch(/Và 2 việc khác\.$/)
  })

  it('lose lines of the longest section first where all do not fit, and count them', () => {
    const long = (place: Place, count: number) =>
      section(place, { lines: lines(count, 190), more: left => `Phần ${place}: còn ${left}.` })
    const text = textOf([long('decide', 2), long('own', 10)])
    expect(text).not.toContain('Phần decide: còn')
    expect(text).toMatch(/Phần own: còn \d\.$/)
    expect(text.length).toBeLessThanOrEqual(2_000)
    const [, left = ''] = /Phần own: còn (\d)/.exec(text) ?? []
    expect(text.match(/^#/gm)).toHaveLength(2 + 10 - Number(left))
  })

  it('lead to each list once, and to single tasks as far as numbers are easily read', () => {
    const opens = (from: number) =>
      Array.from({ length: 5 }, (_, n) => ({ label: `Việc #${from + n}`, send: `/viec ${from + n}` }))
    const { choices } = composed(head, [
      section('decide', { opens: opens(1), choices: [{ label: 'Kết quả chờ duyệt', send: '/duyet' }] }),
      section('own', { opens: opens(4), choices: [{ label: 'Nhiệm vụ', send: '/nhiemvu' }] }),
      section('others', { choices: [{ label: 'Tiến độ', send: '/tiendo' }] }),
    ])
    expect(choices?.map(({ send }) => send)).toEqual([
      ...[1, 2, 3, 4, 5].map(n => `/viec ${n}`),
      '/duyet',
      '/nhiemvu',
      '/tiendo',
    ])
  })

  it('make one message on every platform, and none loses its heading', () => {
    const some = fc.record({
      place: fc.constantFrom(...places),
      count: fc.integer({ min: 0, max: 200 }),
      length: fc.integer({ min: 10, max: 210 }),
      shown: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 6 }), given => {
        const sections = given.map(({ place, count, length, shown }) =>
          section(place, {
            lines: lines(count, length),
            shown,
            more: left => `Và ${left} việc khác.`,
            opens: [1, 2, 3].map(n => ({ label: `Việc #${n}`, send: `/viec ${n}` })),
            choices: [{ label: `Danh sách ${place}`, send: `/${place}` }],
          }),
        )
        const reply = composed(head, sections)
        const on = (buttons: number, textLimit: number) =>
          toMessages(
            reply,
            { buttons, textLimit, captionLimit: 0, images: false, files: false, push: true },
            undefined,
            { from: 100 },
          )
        for (const messages of [on(0, 2_000), on(Infinity, 4_096), on(5, 2_000)]) {
          expect(messages).toHaveLength(1)
          const blocks = messages[0]?.blocks ?? []
          for (const { heading } of sections) expect(blocks.map(({ text }) => text)).toContain(heading)
        }
        expect(reply.choices?.length).toBeLessThanOrEqual(9)
        expect(numbered(reply.choices ?? []).split('\n')).toHaveLength(reply.choices?.length ?? 0)
        const shown = plainText(reply)
        const left = [...shown.matchAll(/^Và (\d+) việc khác/gm)].reduce((sum, [, n]) => sum + Number(n), 0)
        expect((shown.match(/^#/gm)?.length ?? 0) + left).toBe(given.reduce((sum, { count }) => sum + count, 0))
      }),
    )
  })
})
