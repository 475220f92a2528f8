import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/channels/channel.ts'
import { keyboard } from '../../src/channels/telegram/keyboard.ts'
import { menuCommands, render } from '../../src/channels/telegram/render.ts'
import { buttonData } from '../../src/vietnamese/choices.ts'
import { item, text, title, type Block, type Choice } from '../../src/domain/chat/reply.ts'

const picture = { name: 'tien-do.png', mime: 'image/png', bytes: new Uint8Array([1]) }

function rendered(blocks: Block[], rest: Partial<Message> = {}): { words: string; bold: string[] } {
  const { payload } = render('7', { blocks, choices: [], ...rest })
  const [words, entities] =
    'text' in payload ? [payload.text, payload.entities] : [String(payload.caption), payload.caption_entities]
  const bold = (entities ?? []).map(e => `${e.type}:${words.slice(e.offset, e.offset + e.length)}`)
  return { words, bold }
}

describe('the text of a message', () => {
  it('has bold titles and bold numbers, with blocks a line apart', () => {
    expect(rendered([title('Quá hạn: 2 việc'), item(['#12 Báo cáo #3', 'hạn 04/12']), text('#5 là gì?')])).toEqual({
      words: 'Quá hạn: 2 việc\n\n#12 Báo cáo #3\nhạn 04/12\n\n#5 là gì?',
      bold: ['bold:Quá hạn: 2 việc', 'bold:#12'],
    })
  })

  it('puts items of one line close together', () => {
    expect(rendered([item('#1 a'), item('#2 b'), item('c'), text('d'), item(['#3 e', 'f']), item('#4 g')])).toEqual({
      words: '#1 a\n#2 b\nc\n\nd\n\n#3 e\nf\n\n#4 g',
      bold: ['bold:#1', 'bold:#2', 'bold:#3', 'bold:#4'],
    })
  })

  it('counts offsets in UTF-16 units, of which an emoji has two', () => {
    const { payload } = render('7', { blocks: [text('👍🏽 Chào'), title('Đã xong ✅📌'), item('#7 🗂')], choices: [] })
    expect(payload).toMatchObject({
      entities: [
        { type: 'bold', offset: 11, length: 11 },
        { type: 'bold', offset: 24, length: 2 },
      ],
    })
  })

  it('is the caption of a picture', () => {
    const { method, payload } = render('7', { blocks: [title('Tiến độ')], choices: [], picture })
    expect(method).toBe('sendPhoto')
    expect(payload).toMatchObject({ caption: 'Tiến độ', caption_entities: [{ type: 'bold', offset: 0, length: 7 }] })
    expect(rendered([], { picture })).toEqual({ words: '', bold: [] })
  })

  it('is the caption of a document, which keeps its name', () => {
    const file = { name: 'nhiem-vu.xlsx', mime: 'application/x-test', bytes: new Uint8Array([7]) }
    const { method, payload } = render('7', { blocks: [title('Bảng')], choices: [], file })
    expect(method).toBe('sendDocument')
    expect(payload).toMatchObject({
      document: { source: Buffer.from([7]), filename: 'nhiem-vu.xlsx' },
      caption: 'Bảng',
      caption_entities: [{ type: 'bold', offset: 0, length: 4 }],
    })
  })

  it('keeps every word of every block, and each bold part is one of them', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1 })
    const number = fc.nat().map(n => `#${n} việc`)
    const block = fc.oneof(words.map(title), words.map(text), words.map(item), number.map(item))
    fc.assert(
      fc.property(fc.array(block, { minLength: 1 }), blocks => {
        const { words, bold } = rendered(blocks)
        const marked = blocks.flatMap(b =>
          b.kind === 'title' ? [b.text] : b.kind === 'item' ? (/^#\d+/.exec(b.text)?.slice(0, 1) ?? []) : [],
        )
        expect(bold).toEqual(marked.map(part => `bold:${part}`))
        expect(words.length).toBeLessThanOrEqual(blocks.map(b => b.text).join('\n\n').length)
        let from = 0
        for (const { text } of blocks) {
          expect(words.indexOf(text, from)).toBeGreaterThanOrEqual(from)
          from = words.indexOf(text, from) + text.length
        }
      }),
    )
  })
})

const labelled = (...labels: string[]): Choice[] => labels.map(label => ({ label, send: `/viec ${label}` }))
const labels = (choices: Choice[]): string[][] => {
  const markup = keyboard(choices)
  const rows = markup && 'inline_keyboard' in markup ? markup.inline_keyboard : (markup?.keyboard ?? [])
  return rows.map(row => row.map(key => (typeof key === 'string' ? key : key.text)))
}

describe('the keyboard', () => {
  it('is none without choices', () => {
    expect(keyboard([])).toBeUndefined()
    expect(render('7', { blocks: [text('a')], choices: [] }).payload).not.toHaveProperty('reply_markup')
  })

  it.each([
    ['numbers', ['#1', '#2', '#3', '#4', '#5'], [['#1', '#2', '#3', '#4'], ['#5']]],
    ['short words', ['Hôm nay', 'Tuần này', 'Quá hạn', 'Xem'], [['Hôm nay', 'Tuần này', 'Quá hạn'], ['Xem']]],
    ['longer words', ['Báo hoàn thành', 'Xin gia hạn', 'Xem'], [['Báo hoàn thành', 'Xin gia hạn'], ['Xem']]],
    ['sentences', ['#1', 'Xem toàn bộ nhiệm vụ', '#2'], [['#1'], ['Xem toàn bộ nhiệm vụ'], ['#2']]],
  ])('packs %s into rows, in their order', (_, given, rows) => expect(labels(labelled(...given))).toEqual(rows))

  it('shortens a label past 64 letters', () => {
    const [[label = ''] = []] = labels(
      labelled('Báo cáo kết quả thực hiện nhiệm vụ được giao tại Thông báo số 123/TB-UBND'),
    )
    expect([...label].length).toBeLessThanOrEqual(64)
    expect(label).toMatch(/^Báo cáo kết quả .*…$/)
  })

  it('carries the line itself up to 64 bytes, and its short name beyond', () => {
    const line = (bytes: number) => `/tim ${'ệ'.repeat(19)}${'a'.repeat(bytes - 62)}`
    const data = [64, 65].map(bytes => keyboard([{ label: 'Tìm', send: line(bytes) }]))
    expect(data).toEqual([
      { inline_keyboard: [[{ text: 'Tìm', callback_data: line(64) }]] },
      { inline_keyboard: [[{ text: 'Tìm', callback_data: buttonData(line(65)) }]] },
    ])
    expect(buttonData(line(65))).toMatch(/^~\w+$/)
  })

  it('that asks for the own number stands in place of the letters, and its other keys type their label', () => {
    const share: Choice = { label: 'Gửi số điện thoại của tôi', send: '/batdau', contact: true }
    expect(keyboard([...labelled('Hủy'), share, ...labelled('Nhập mã')])).toEqual({
      keyboard: [[{ text: share.label, request_contact: true }], [{ text: 'Hủy' }, { text: 'Nhập mã' }]],
      resize_keyboard: true,
      one_time_keyboard: true,
    })
  })

  it('shows every choice once, at most four in a row', () => {
    const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.array(label), given => {
        const rows = labels(labelled(...given))
        expect(rows.flat()).toEqual(given)
        expect(rows.every(row => row.length >= 1 && row.length <= 4)).toBe(true)
      }),
    )
  })
})

it('a command menu keeps its descriptions within 256 letters', () => {
  const [first, second] = menuCommands([
    { name: 'nhiemvu', summary: 'Nhiệm vụ của tôi' },
    { name: 'viec', summary: 'dài '.repeat(100) },
  ])
  expect(first).toEqual({ command: 'nhiemvu', description: 'Nhiệm vụ của tôi' })
  expect(second?.description.length).toBeLessThanOrEqual(256)
})
