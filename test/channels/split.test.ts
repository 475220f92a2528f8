import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Capabilities, Media } from '../../src/channels/channel.ts'
import { toMessages } from '../../src/channels/split.ts'
import { item, plainText, text, title, type Block, type Choice } from '../../src/domain/chat/reply.ts'
import { oneLine, quoted } from '../../src/domain/chat/apart.ts'

const telegram: Capabilities = {
  buttons: Infinity,
  images: true,
  files: false,
  textLimit: 4096,
  captionLimit: 1024,
  push: true,
}
const wordsOnly: Capabilities = {
  buttons: 0,
  images: false,
  files: false,
  textLimit: 2000,
  captionLimit: 0,
  push: true,
}
const limited = (textLimit: number): Capabilities => ({ ...telegram, textLimit })
const picture: Media = { name: 'tien-do.png', mime: 'image/png', bytes: new Uint8Array([1]) }
const choices: Choice[] = [
  { label: 'Nhiệm vụ', send: '/nhiemvu' },
  { label: 'Trợ giúp', send: '/trogiup' },
]
const texts = (blocks: Block[], capabilities: Capabilities) => toMessages({ blocks }, capabilities).map(plainText)

describe('a reply within the limits', () => {
  test('is one message with everything on it', () => {
    const menu = [{ name: 'nhiemvu', summary: 'Nhiệm vụ' }]
    const blocks = [title('Tiến độ'), item('#1 Báo cáo')]
    expect(toMessages({ blocks, choices, menu }, telegram, { picture })).toEqual([{ blocks, choices, menu, picture }])
  })

  test('is composed: decomposed letters would count double', () => {
    const decomposed = 'ế'.repeat(10).normalize('NFD')
    expect(decomposed.length).toBeGreaterThan(10)
    expect(texts([text(decomposed)], limited(10))).toEqual(['ế'.repeat(10)])
  })

  test('shows its choices as numbers where there are no buttons, and keeps them for the typed number', () => {
    const [message] = toMessages({ blocks: [text('Chọn:')], choices }, wordsOnly)
    expect(message && plainText(message)).toBe('Chọn:\n\n1. Nhiệm vụ\n2. Trợ giúp')
    expect(message?.choices).toEqual(choices)
  })

  test('does not offer to share a number where it cannot be proved, nor an empty list then', () => {
    const share: Choice = { label: 'Gửi số của tôi', send: '/lienket', contact: true }
    const [message] = toMessages({ blocks: [text('Xin chào')], choices: [share] }, wordsOnly)
    expect(message && plainText(message)).toBe('Xin chào')
    const [other] = toMessages({ blocks: [], choices: [share, ...choices] }, wordsOnly)
    expect(other && plainText(other)).toBe('2. Nhiệm vụ\n3. Trợ giúp')
  })

  test('loses its blank blocks, which a platform would refuse', () => {
    expect(texts([text('Một'), text(' \n '), text('')], telegram)).toEqual(['Một'])
    expect(texts([text('')], telegram)).toEqual([])
  })
})

describe('a long reply', () => {
  test('is cut between blocks, as late as possible', () => {
    const blocks = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40), 'd'.repeat(18)].map(line => text(line))
    expect(texts(blocks, limited(100)).map(t => t.replace(/\s/g, '').length)).toEqual([80, 58])
    expect(texts([text('a'.repeat(49)), text('b'.repeat(49))], limited(100))).toHaveLength(1)
    expect(texts([text('a'.repeat(50)), text('b'.repeat(49))], limited(100))).toHaveLength(2)
  })

  test('cuts a block too long for a message at a line, else at a space, else where it must', () => {
    const line = 'x'.repeat(60)
    expect(texts([text(line, `đến đây ${line}`)], limited(100))).toEqual([line, `đến đây ${line}`])
    expect(texts([text(`${line} ${line}`)], limited(100))).toEqual([line, line])
    expect(texts([text(`đầu ${line.repeat(2)}`)], limited(100))).toEqual([`đầu ${'x'.repeat(96)}`, 'x'.repeat(24)])
  })

  test('a word that ends exactly at the limit stays', () => {
    expect(texts([text(`${'x'.repeat(4)} ${'y'.repeat(5)} z`)], limited(10))).toEqual(['xxxx yyyyy', 'z'])
  })

  test('pieces keep the kind of their block', () => {
    const messages = toMessages({ blocks: [title('x'.repeat(25))] }, limited(10))
    expect(messages.map(({ blocks }) => blocks.map(block => block.kind))).toEqual([['title'], ['title'], ['title']])
  })
})

describe('a picture', () => {
  const long = [text('x'.repeat(1_500))]

  test('goes with the last message when its text may be a caption', () => {
    const messages = toMessages({ blocks: [...long, text('x'.repeat(4_096)), text('Hết.')], choices }, telegram, {
      picture,
    })
    expect(messages.map(message => message.picture !== undefined)).toEqual([false, false, true])
    expect(messages.at(-1)?.choices).toEqual(choices)
  })

  test('follows alone, with the choices, when the text is too long for a caption', () => {
    const messages = toMessages({ blocks: long, choices }, telegram, { picture })
    expect(messages).toEqual([
      { blocks: long, choices: [] },
      { blocks: [], choices, picture },
    ])
  })

  test('goes alone where captions are not known, and where there is no text', () => {
    const bare = { ...telegram, captionLimit: 0 }
    expect(toMessages({ blocks: [text('Ảnh')] }, bare, { picture }).map(message => message.blocks.length)).toEqual([
      1, 0,
    ])
    expect(toMessages({ blocks: [], choices }, bare, { picture })).toEqual([{ blocks: [], choices, picture }])
  })
})

test('a document goes the way a picture goes', () => {
  const file: Media = { name: 'nhiem-vu.xlsx', mime: 'application/x-test', bytes: new Uint8Array([1]) }
  const short = [text('Bảng')]
  expect(toMessages({ blocks: short, choices }, telegram, { file })).toEqual([{ blocks: short, choices, file }])
  expect(toMessages({ blocks: short, choices }, { ...telegram, captionLimit: 0 }, { file })).toEqual([
    { blocks: short, choices: [] },
    { blocks: [], choices, file },
  ])
})

describe('any reply', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('Đồng chí', ' ', '\n', '😀', '🇻🇳', 'ế'.normalize('NFD')),
    fc.string({ maxLength: 300 }),
  )
  const block = fc
    .tuple(fc.constantFrom(title, text, item), fc.array(piece, { maxLength: 8 }), fc.boolean())
    .map(([make, pieces, theirs]): Block => (theirs ? text(quoted(pieces.join(''))) : make(pieces.join(''))))
  const reply = fc.record({
    blocks: fc.array(block, { maxLength: 12 }),
    choices: fc.array(fc.record({ label: fc.string({ minLength: 1 }), send: fc.string() }), { maxLength: 4 }),
  })
  const bare = (words: string) => words.normalize('NFC').replace(/[\s…│]/g, '')

  test('keeps the limits, loses nothing, keeps the order, splits no character, ends with its choices', () => {
    fc.assert(
      fc.property(
        reply,
        fc.integer({ min: 16, max: 400 }),
        fc.nat(200),
        fc.boolean(),
        (given, limit, caption, drawn) => {
          const capabilities = { ...telegram, textLimit: limit, captionLimit: Math.min(caption, limit) }
          const messages = toMessages(given, capabilities, drawn ? { picture } : undefined)
          for (const message of messages) {
            const words = plainText(message)
            expect(words.length).toBeLessThanOrEqual(message.picture ? capabilities.captionLimit : limit)
            expect(words !== '' || message.picture).toBeTruthy()
            expect(words).not.toMatch(/\p{Cs}/u)
          }
          expect(bare(messages.map(plainText).join(''))).toBe(bare(plainText(given)))
          expect(messages.map(message => message.choices)).toEqual(
            messages.map((_, i) =>
              i === messages.length - 1
                ? given.choices.map(({ label, send }) => ({ label: oneLine(label), send }))
                : [],
            ),
          )
          expect(messages.filter(message => message.picture)).toHaveLength(drawn ? 1 : 0)
        },
      ),
    )
  })
})
