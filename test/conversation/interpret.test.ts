import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { confirmation } from '../../src/vietnamese/confirmation.ts'
import { interpret, type Meaning } from '../../src/conversation/interpret.ts'
import type { Choice, OpenForm } from '../../src/domain/chat/reply.ts'
import type { Heard } from '../../src/vietnamese/heard.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { office } from '../vietnamese/intent/office.ts'

const nothing = { choices: [] }
const list: Choice[] = [
  { label: '#12', send: '/viec 12' },
  { label: '#15', send: '/viec 15' },
  { label: 'Trang sau ›', send: '/nhiemvu quá hạn trang 2' },
]
const question: OpenForm = { command: 'xong', field: 'result', answers: { task: '12' } }
const consent: OpenForm = { command: 'lienket', field: 'consent', answers: { code: '' } }
const yesNo: Choice[] = [
  { label: 'Đồng ý', send: 'đồng ý' },
  { label: 'Không đồng ý', send: 'không đồng ý' },
]

type State = Parameters<typeof interpret>[1]
const read = (text: string, state: State = nothing): Meaning => interpret(text, state, allCommands)
/** The same where the office's names and calendar are at hand, so that free text is read too. */
const hear = (text: string, state: State = nothing): Meaning => interpret(text, state, allCommands, office)
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

  test('of a list that is too old is not taken, whatever its number', () => {
    const old = { choices: [], expiredChoices: list }
    for (const number of ['1', 'số 2']) expect(read(number, old)).toEqual({ kind: 'expired-choice' })
    expect(read('239', old)).toEqual({ kind: 'no-such-choice', number: 239 })
    expect(read('1', { choices: list, expiredChoices: list })).toEqual(command('viec', '12'))
    expect(read('1', { choices: [], expiredChoices: [] }).kind).toBe('no-such-choice')
  })

  const asked = confirmation('/xong 12 đã trình', 'báo hoàn thành việc #12')
  test.each(
    'đúng|Đúng rồi ạ|ok|Vâng.|dạ đúng|có|xác nhận|1|uh|ừm|uk|ok e|dung r|đúng vậy đó|ừ đúng rồi nha'.split('|'),
  )('%j confirms', text => {
    expect(hear(text, { choices: asked })).toEqual(command('xong', '12 đã trình'))
  })

  test.each(['không', 'ko', 'sai rồi', 'không phải', 'Không', '2'])('%j declines', text => {
    expect(hear(text, { choices: asked })).toEqual(command('huy'))
  })

  test.each(['đúng', 'ok', 'không', 'vâng'])('%j confirms no list of another kind', text => {
    expect(hear(text, { choices: list }).kind).toBe('not-understood')
    expect(hear(text, { choices: asked.slice(0, 1) }).kind).toBe('not-understood')
  })

  test.each(['đúng ra là việc 13', 'không phải việc 12', 'có lẽ', 'ok nhưng mai'])('%j is no answer to it', text => {
    expect(hear(text, { choices: asked })).not.toEqual(command('xong', '12 đã trình'))
  })

  test('without a list says so', () => {
    expect(read('1')).toEqual({ kind: 'no-such-choice', number: 1 })
  })

  test('without a slash and without a question is still a command', () => {
    expect(read('1', { choices: [{ label: 'Nhiệm vụ', send: 'nhiệm vụ' }] })).toEqual(command('nhiemvu'))
  })
})

describe('a pending question', () => {
  const pending = { form: question, choices: [] }

  const said = (text: string, heard: Heard['kind']) => ({
    kind: 'answer',
    open: question,
    said: { text, heard: { kind: heard } },
  })

  test.each<[string, Heard['kind']]>([
    ['Đã trình báo cáo', 'answer'],
    ['Nhiệm vụ đã làm xong', 'answer'],
    ['xong', 'unsure'],
    ['ABCD-2345', 'unsure'],
    ['7', 'figure'],
    ['60% đã lấy ý kiến', 'unfinished'],
    ['đang trình ký', 'under way'],
    ['chưa xong', 'refusal'],
    ['đợi chút', 'wait'],
    ['👍', 'signs'],
  ])('is told %j, heard as %s', (text, heard) => {
    expect(read(text, pending)).toMatchObject(said(text, heard))
    expect(hear(text, pending)).toMatchObject(said(text, heard))
  })

  test.each<[string, Meaning]>([
    ['việc 99 chứ', command('xong', '99')],
    ['ý tôi là việc 5', command('xong', '5')],
    ['#7', command('xong', '7')],
    ['không phải, việc 5 cơ', command('xong', '5')],
    ['việc 15 đã xong, đã trình 45/BC-VP', { kind: 'proposed', line: '/xong 15 đã trình 45/BC-VP', by: 'rules' }],
    ['việc 15 đến đâu rồi', { kind: 'proposed', line: '/viec 15', by: 'rules' }],
    ['việc quá hạn', { kind: 'proposed', line: '/nhiemvu quá hạn', by: 'rules' }],
  ])('is left for another task or another wish: %s', (text, meaning) => expect(hear(text, pending)).toEqual(meaning))

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
    expect(read(text, { form: consent, choices: yesNo })).toMatchObject({
      kind: 'answer',
      open: consent,
      said: { text: answered },
    })
  })

  test('is left by a choice that is a command, and by an unknown one', () => {
    expect(read('1', { form: question, choices: list })).toEqual(command('viec', '12'))
    expect(read('/abcxyz', pending).kind).toBe('unknown-command')
  })
})

describe('a text that begins with the name of a command', () => {
  test.each([
    ['xong 12', 'xong', '12'],
    ['xong 12 đã trình 45/BC-VP', 'xong', '12 đã trình 45/BC-VP'],
    ['Xong #12 gửi a@b.vn', 'xong', '#12 gửi a@b.vn'],
    ['cập nhật 12 chưa có ý kiến của Sở', 'capnhat', '12 chưa có ý kiến của Sở'],
    ['tiến độ việc 12 60%', 'capnhat', '12 60%'],
    ['nhận 12', 'nhan', '12'],
    ['việc 12', 'viec', '12'],
    ['nv qua han', 'nhiemvu', 'quá hạn'],
    ['nhiem vu hoi nghi', 'nhiemvu', 'hoi nghi'],
    ['tiến độ quý này', 'tiendo', 'quý này'],
    ['tìm hội nghị', 'tim', 'hội nghị'],
    ['hoàn tác', 'hoantac', ''],
  ])('%j is that command', (text, name, args) => expect(hear(text)).toEqual(command(name, args)))

  test.each([
    ['xong việc 12', '/xong 12'],
    ['hoàn thành việc 12 rồi ạ', '/xong 12'],
    ['việc 12 xong rồi', '/xong 12'],
    ['nhiệm vụ 12 được 50%', '/capnhat 12 50%'],
    ['tiến độ việc 12 thế nào', '/viec 12'],
    ['tiến độ việc 12', '/viec 12'],
    ['hoàn tác giúp em', '/hoantac'],
    ['nhận việc số 12 nhé', '/nhan 12'],
  ])('%j is a sentence: %j', (text, line) => {
    expect(hear(text)).toEqual(
      line === '/viec 12' && /^việc/.test(text) ? command('viec', '12') : { kind: 'proposed', line, by: 'rules' },
    )
  })

  test.each([
    'xong 12 chưa',
    'xong 12?',
    'xong 12 thì báo anh',
    'xong việc 12 chưa',
    'cập nhật 12 chưa',
    'nhận 12 chưa em',
  ])('%j changes nothing', text => expect(hear(text)).toEqual({ kind: 'not-understood', alternatives: ['/viec 12'] }))

  test.each([
    'liên kết vùng kinh tế',
    'nhận xét báo cáo',
    'xong rồi',
    'xong phim',
    'việc nhà bận quá',
    'cập nhật tin tức',
  ])('%j is nothing at all', text => expect(hear(text)).toEqual({ kind: 'not-understood', alternatives: [] }))
})

describe('free text', () => {
  test.each([
    ['tuần này em còn việc gì', '/nhiemvu tuần này'],
    ['đã xong việc 12', '/xong 12'],
    ['xin gia hạn việc 7 đến 15/12 vì thiếu số liệu', '/giahan 7 15/12/2026 thiếu số liệu'],
  ])('%j proposes %j', (text, line) => expect(hear(text)).toEqual({ kind: 'proposed', line, by: 'rules' }))

  test('is an answer while a question is open, and is not read where nobody is known', () => {
    const pending = { form: question, choices: [] }
    expect(hear('đã xong báo cáo', pending)).toMatchObject({ kind: 'answer', open: question })
    expect(read('đã xong việc 15')).toEqual({ kind: 'not-understood', alternatives: [] })
  })

  test.each([
    ['tuần này em còn việc gì', '/nhiemvu tuần này'],
    ['viec nao qua han vay', '/nhiemvu quá hạn'],
  ])('a pending question is left for a plain question to see something: %s', (text, line) => {
    expect(hear(text, { form: question, choices: [] })).toEqual({ kind: 'proposed', line, by: 'rules' })
  })

  test.each(['Đã gửi báo cáo tuần này cho các đơn vị', 'có gì em báo sau ạ'])(
    'a pending question takes %j for its answer',
    text => {
      expect(hear(text, { form: question, choices: [] })).toMatchObject({
        kind: 'answer',
        open: question,
        said: { text },
      })
    },
  )

  test('a command of the office that does not exist yet is not taken for a slip of another', () => {
    const built = allCommands.map(({ name }) => name)
    for (const name of ['giahan', 'chuyen', 'duyet', 'danhgia', 'uyquyen'].filter(name => !built.includes(name)))
      expect(hear(`/${name} 7`)).toEqual({ kind: 'unavailable', name })
  })
})

describe('anything else', () => {
  test.each(['ABCD-2345', 'abcd2345', 'abcd 2345', 'ABCD–2345'])('%j is a link code', text => {
    expect(read(text)).toEqual(command('lienket', text))
  })

  test.each(['xin chào', 'bao giờ họp', 'THANKYOU', 'xem han 45', '👍'])('%j is not understood', text => {
    expect(read(text)).toEqual({ kind: 'not-understood', alternatives: [] })
    expect(hear(text)).toEqual({ kind: 'not-understood', alternatives: [] })
  })

  test.each(['', ' \n ', '\u200b'])('%j is empty, whatever is pending', text => {
    expect(read(text)).toEqual({ kind: 'empty' })
    expect(read(text, { form: question, choices: list })).toEqual({ kind: 'empty' })
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
    { form: question, choices: [] },
    { form: consent, choices: yesNo },
  ]

  test('has a meaning: nothing throws, and a command is one that exists', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...states), (raw, state) => {
        const meaning = read(raw, state)
        if (meaning.kind === 'command') expect(allCommands.map(({ name }) => name)).toContain(meaning.name)
        if (meaning.kind === 'answer') expect(meaning.open).toBe(state.form)
        if (meaning.kind === 'unknown-command' && meaning.suggestion !== undefined)
          expect(allCommands.map(({ name }) => name)).toContain(meaning.suggestion)
        if (meaning.kind === 'not-understood' || meaning.kind === 'no-such-choice') expect(state.form).toBeUndefined()
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
