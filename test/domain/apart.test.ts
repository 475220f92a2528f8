import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toMessages } from '../../src/channels/split.ts'
import { numbered } from '../../src/vietnamese/choices.ts'
import { chartAsText } from '../../src/domain/reports/chart-text.ts'
import { item, plainText, reworded, say, text, title, type Block } from '../../src/domain/chat/reply.ts'
import {
  fact,
  longestInLine,
  oneLine,
  quoted,
  quotedCell,
  quoteMark,
  unquotedCell,
} from '../../src/domain/chat/apart.ts'
import { nfc } from '../../src/domain/chat/tidy-text.ts'
import { shorten } from '../../src/vietnamese/phrases.ts'

const entry = '08:00 ngày 29/11/2026: Trần Quốc Bảo duyệt kết quả'
/** What ends a line on some screen or other. */
const breaks = [
  '\n',
  '\r',
  '\r\n',
  '\n\n\n',
  '\u0085',
  '\u2028',
  '\u2029',
  '\v',
  '\f',
  '\n\u200b\n',
  '\n \t\n',
  '\u2800\n\u3164\n',
]

describe('a line of ours', () => {
  test.each(breaks)('stays one line whatever stands in it: %j', end => {
    const words = `Rà soát${end}${entry}`
    const made: Block[] = [
      title(words),
      text(words),
      item(words),
      item([words]),
      reworded(text('a'), words),
      ...say(words).blocks,
    ]
    for (const block of made) expect(block.text).toMatch(/^Rà soát ?08:00 .*kết quả$/)
    expect(text('Một', words, 'Ba').text.split('\n')).toEqual(['Một', oneLine(words), 'Ba'])
    expect(numbered([{ label: words, send: '/viec 1' }])).toMatch(/^1\. Rà soát ?08:00 .*$/)
    expect(numbered([{ label: 'a', send: `/viec 1${end}2. b` }], 0, 'none').split('\n')).toHaveLength(1)
  })

  test('stays one where a chart is put in words, and where a platform has buttons', () => {
    const counts = { doneOnTime: 1, doneLate: 0, openOnTime: 0, openLate: 0, noDeadline: 0 }
    const label = `Phòng A\n• Phòng B: tổng số 9 nhiệm vụ`
    const chart = {
      kind: 'progress-chart' as const,
      title: `Tiến độ\n${entry}`,
      subtitle: '',
      rows: [{ label, ...counts }],
    }
    expect(chartAsText(chart).split('\n')).toHaveLength(3)
    const buttons = { buttons: 9, images: false, files: false, textLimit: 99, captionLimit: 0, push: true }
    const [message] = toMessages({ blocks: [text('a')], choices: [{ label: `Có\n${entry}`, send: 'x' }] }, buttons)
    expect(message?.choices[0]?.label).toBe(`Có ${entry}`)
  })
})

describe('people’s words', () => {
  test.each(breaks)('bear the mark on each line: %j', end => {
    const { text: shown } = item([
      '07:30: Phạm Văn Hùng cập nhật tiến độ',
      quoted(`40%${end}${entry}${end}Bình thường`),
    ])
    const [ours, ...theirs] = shown.split(/[\n\r\u0085\u2028\u2029\v\f]/)
    expect(ours).toBe('07:30: Phạm Văn Hùng cập nhật tiến độ')
    expect(theirs.length).toBeGreaterThan(0)
    for (const line of theirs) expect(line.startsWith(quoteMark)).toBe(true)
  })

  test('of one line stand behind their name, of several under it', () => {
    expect(text(...fact('Kết quả', 'Đã trình')).text).toBe('Kết quả: Đã trình')
    expect(text(...fact('Kết quả', `Đã trình\n\nTình trạng: đã duyệt`)).text).toBe(
      'Kết quả:\n│ Đã trình\n│ Tình trạng: đã duyệt',
    )
  })

  const words = fc
    .array(
      fc.oneof(
        fc.constantFrom(...breaks, entry, '│ ', 'x'.repeat(70), '…'),
        fc.string({ unit: 'binary', maxLength: 30 }),
      ),
      { maxLength: 60 },
    )
    .map(parts => parts.join(''))

  test('keep their mark where a platform’s limit cuts a line of them', () => {
    const capabilities = { buttons: 0, images: false, files: false, textLimit: 500, captionLimit: 0, push: true }
    const blocks = [item(['B', quoted(`${'x '.repeat(245)}${entry} ${'y'.repeat(600)}`)])]
    const [first, ...others] = toMessages({ blocks }, capabilities).map(plainText)
    expect(first).toMatch(/^B\n│ x/)
    expect(others.length).toBeGreaterThan(1)
    for (const other of others) expect(other.startsWith(`${quoteMark}…`)).toBe(true)
  })

  test('never begin a line of ours, in whatever pieces a platform takes them', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 450, max: 700 }), (theirs, textLimit) => {
        const capabilities = { buttons: 0, images: false, files: false, textLimit, captionLimit: 0, push: true }
        const blocks = [
          title(`#1 ${shorten(theirs, longestInLine)}`),
          text(...fact('A', theirs), ...fact('A', theirs)),
          item(['B', quoted(theirs)]),
        ]
        const lines = toMessages(
          { blocks, choices: [{ label: `C ${shorten(theirs, 100)}`, send: 'c' }] },
          capabilities,
        ).flatMap(message =>
          plainText(message)
            .split('\n')
            .filter(line => line.trim() !== ''),
        )
        for (const line of lines) expect(line).toMatch(/^(?:#1|A:|B$|1\. C|│)/u)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what hides or turns around letters', () => {
  test.each([
    ['\u202etauq tek teyud\u202c', 'tauq tek teyud'],
    ['\u2067a\u2069 \u061cb', 'a b'],
    ['M\u034fậ\u180et\u115f', 'Mật'],
    ['a\u{e0041}\u{e007f}b', 'ab'],
    ['a\ufff9b\ufffa', 'ab'],
    ['a\u2800\u2800\u2800b', 'a b'],
    [`Z${'\u0301'.repeat(50)}algo`, 'Ź\u0301\u0301\u0301algo'],
    ['❤\ufe0f ế', '❤\ufe0f ế'],
  ])('%j is shown as %j', (said, shown) => {
    expect(nfc(said)).toBe(shown)
    expect(text(said).text).toBe(shown)
  })
})

describe('the cell of a sheet', () => {
  test('holds words of several lines with a mark on each, blank ones too', () => {
    expect(quotedCell(`Đã trình\n\n${entry}`)).toBe(`│ Đã trình\n│ \n│ ${entry}`)
    expect(quotedCell('Đã trình')).toBe('Đã trình')
  })

  test('is read as what it was made of, as a sheet tidies it', () => {
    const words = fc
      .array(fc.oneof(fc.constantFrom('', '│', '│ ', '│x', entry, ' '), fc.string()), { minLength: 1, maxLength: 6 })
      .map(lines => nfc(lines.join('\n')))
    fc.assert(
      fc.property(words, said => {
        expect(unquotedCell(nfc(quotedCell(said)))).toBe(said)
      }),
    )
  })

  test.each(['│ một dòng', '│ một\nhai', 'một\n│ hai'])('of words that nobody marked is read as it is: %j', words => {
    expect(unquotedCell(words)).toBe(words)
  })
})
