import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allCommands } from '../commands/index.ts'
import { interpret, type Meaning } from '../src/interpret.ts'
import type { Choice, Expecting } from '../src/domain/reply.ts'
import { fold } from '../src/domain/text/normalise.ts'

const nothing = { choices: [] }
const list: Choice[] = [
  { label: '#12', send: '/viec 12' },
  { label: '#15', send: '/viec 15' },
  { label: 'Trang sau ›', send: '/nhiemvu quá hạn trang 2' },
]
const question: Expecting = { command: 'xong', step: 'result', data: { task: '12' } }
const consent: Expecting = { command: 'lienket', step: 'consent', data: {} }
const yesNo: Choice[] = [
  { label: 'Đồng ý', send: 'đồng ý' },
  { label: 'Không đồng ý', send: 'không đồng ý' },
]

type State = Parameters<typeof interpret>[1]
const read = (text: string, state: State = nothing): Meaning => interpret(text, state, allCommands)
const command = (name: string, args = ''): Meaning => ({ kind: 'command', name, args })

describe('a command', () => {
  test.each([
    '/nhiemvu quá hạn',
    '/NhiemVu quá hạn',
    '/nhiệm vụ quá hạn',
    '/nhiemvu@nhac_viec_bot quá hạn',
    '/ nhiemvu  quá hạn',
    '/nv quá hạn',
    'nhiemvu quá hạn',
    'nhiem vu quá hạn',
    'Nhiệm vụ quá hạn',
    'nhiệm\u00a0vụ quá hạn ',
    'nv quá hạn',
    'NHIỆM VỤ: quá hạn',
  ])('%j', text => {
    expect(read(text)).toEqual(command('nhiemvu', 'quá hạn'))
    expect(read(text.normalize('NFD'))).toEqual(command('nhiemvu', 'quá hạn'))
  })

  test('of every name and alias is found with and without the slash', () => {
    for (const { name, aliases } of allCommands)
      for (const word of [name, ...aliases])
        for (const text of [`/${word}`, word, word.toUpperCase(), `/${word}@bot`, `${word}.`])
          expect(read(text), text).toEqual(command(name))
  })

  test('no two commands share a name, and every name is one Telegram takes', () => {
    const names = allCommands.flatMap(({ name, aliases }) => [name, ...aliases])
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter(name => !/^[a-z]{1,32}$/.test(name))).toEqual([])
  })

  test.each([
    ['tiến độ việc 12 60%', 'capnhat', '12 60%'],
    ['tiến độ quý này', 'tiendo', 'quý này'],
    ['hủy liên kết', 'thoat', ''],
    ['hủy', 'huy', ''],
    ['xong 12 gửi a@b.vn', 'xong', '12 gửi a@b.vn'],
  ])('%j takes the longest name', (text, name, args) => {
    expect(read(text)).toEqual(command(name, args))
    expect(read(`/${text}`)).toEqual(command(name, args))
  })

  test('keeps its arguments letter by letter, lines too', () => {
    expect(read('/xong 12 Đã trình\nBáo cáo 45/BC-UBND')).toEqual(command('xong', '12 Đã trình\nBáo cáo 45/BC-UBND'))
    const word = fc.string({ unit: fc.constantFrom(...Array.from('aăđếỘ1/-.:@#%')) }).map(rest => `Ộ${rest}`)
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom('/nhiemvu', 'nhiệm vụ', '/capnhat'), (words, name) => {
        expect(read(`${name} ${words.join(' ')}`)).toMatchObject({ kind: 'command', args: words.join(' ') })
      }),
    )
  })

  test.each([
    ['/nhiemvuu', 'nhiemvu'],
    ['/xogn 12', 'xong'],
    ['/timkeim báo cáo', 'tim'],
    ['/abcxyz', undefined],
    ['/', undefined],
    ['/@bot', undefined],
  ])('%j is unknown; %j is near', (text, suggestion) => {
    expect(read(text)).toMatchObject({ kind: 'unknown-command', suggestion })
  })
})

describe('a choice', () => {
  test.each(['2', '2.', 'số 2', 'chọn 2', '#15'])('%j of the last list is its line', text => {
    expect(read(text, { choices: list })).toEqual(command('viec', '15'))
  })

  test('by its label', () => {
    expect(read('trang sau ›', { choices: list })).toEqual(command('nhiemvu', 'quá hạn trang 2'))
  })

  test.each(['0', '4', 'số 9'])('%j is not in the list', text => {
    expect(read(text, { choices: list }).kind).toBe('no-such-choice')
  })

  test('without a list says so', () => {
    expect(read('1')).toEqual({ kind: 'no-such-choice', number: 1 })
  })

  test('without a slash and without a question is still a command', () => {
    expect(read('1', { choices: [{ label: 'Nhiệm vụ', send: 'nhiệm vụ' }] })).toEqual(command('nhiemvu'))
  })
})

describe('a pending question', () => {
  const pending = { expecting: question, choices: [] }

  test.each([
    'Đã trình báo cáo',
    'xong 15 đã trình',
    'Nhiệm vụ đã làm xong',
    'ABCD-2345',
    '7',
    '60% đã lấy ý kiến',
    'xong',
  ])('takes %j', text => {
    expect(read(text, pending)).toEqual({ kind: 'answer', question, text })
  })

  test.each([
    ['/nhiemvu', 'nhiemvu', ''],
    ['/xong 15', 'xong', '15'],
    ['nhiệm vụ', 'nhiemvu', ''],
    ['hủy', 'huy', ''],
    ['Thôi', 'huy', ''],
  ])('is left by %j', (text, name, args) => {
    expect(read(text, pending)).toEqual(command(name, args))
  })

  test.each([
    ['1', 'đồng ý'],
    ['Đồng ý', 'đồng ý'],
    ['dong y', 'đồng ý'],
    ['chọn 2', 'không đồng ý'],
    ['để xem đã', 'để xem đã'],
    ['3', '3'],
  ])('with choices reads %j as %j', (text, answered) => {
    expect(read(text, { expecting: consent, choices: yesNo })).toEqual({
      kind: 'answer',
      question: consent,
      text: answered,
    })
  })

  test('is left by a choice that is a command, and by an unknown one', () => {
    expect(read('1', { expecting: question, choices: list })).toEqual(command('viec', '12'))
    expect(read('/abcxyz', pending).kind).toBe('unknown-command')
  })
})

describe('anything else', () => {
  test.each(['ABCD-2345', 'abcd2345', 'abcd 2345', 'ABCD–2345'])('%j is a link code', text => {
    expect(read(text)).toEqual(command('lienket', text))
  })

  test.each(['xin chào', 'bao giờ họp', 'THANKYOU', 'xem han 45', '👍', '2026'])('%j is not understood', text => {
    expect(read(text)).toEqual({ kind: 'not-understood' })
  })

  test.each(['', ' \n ', '\u200b'])('%j is empty, whatever is pending', text => {
    expect(read(text)).toEqual({ kind: 'empty' })
    expect(read(text, { expecting: question, choices: list })).toEqual({ kind: 'empty' })
  })
})

describe('any text', () => {
  const names = allCommands.flatMap(({ name, aliases }) => [name, ...aliases])
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...names, '/', '@', '~', ' ', '\n', '1', '.', 'số', '$&', '\\S+', '(', 'ế', '\u0301', '__proto__'),
  )
  const text = fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join(''))
  const states: State[] = [
    nothing,
    { choices: list },
    { expecting: question, choices: [] },
    { expecting: consent, choices: yesNo },
  ]

  test('has a meaning: nothing throws, and a command is one that exists', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...states), (raw, state) => {
        const meaning = read(raw, state)
        if (meaning.kind === 'command') expect(allCommands.map(({ name }) => name)).toContain(meaning.name)
        if (meaning.kind === 'answer') expect(meaning.question).toBe(state.expecting)
        if (meaning.kind === 'unknown-command' && meaning.suggestion !== undefined)
          expect(allCommands.map(({ name }) => name)).toContain(meaning.suggestion)
        if (meaning.kind === 'not-understood' || meaning.kind === 'no-such-choice')
          expect(state.expecting).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  test('means the same with and without diacritics up to its arguments', () => {
    fc.assert(
      fc.property(fc.constantFrom('nhiệm vụ', 'tiến độ', 'Hoàn tác', 'TRỢ GIÚP', 'việc', 'hủy'), text, (name, rest) => {
        const [plain, marked] = [read(`${fold(name)} ${rest}`), read(`${name} ${rest}`)]
        expect(plain).toEqual(marked)
      }),
    )
  })
})
