import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundaryOf, parseMultipart } from '../helpers/fake-telegram/multipart.ts'

const parts = (text: string, boundary = 'b') => parseMultipart(Buffer.from(text), boundary)

test('whatever FormData writes is read back, also bytes that look like boundaries', async () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    fc.constantFrom('\r\n', '\r\n--', '--b--', '\r\n--b').map(s => Buffer.from(s)),
  )
  const names = fc.string({ unit: 'grapheme', minLength: 1 }).filter(s => !/[\\\r\n\u2028\u2029%]/.test(s))
  await fc.assert(
    fc.asyncProperty(names, fc.string(), bytes, async (name, text, content) => {
      const form = new FormData()
      form.append('text', text)
      form.append('file', new Blob([Uint8Array.from(content)], { type: 'image/png' }), name)
      const response = new Response(form)
      const boundary = boundaryOf(response.headers.get('content-type') ?? '') ?? ''
      const read = parseMultipart(Buffer.from(await response.arrayBuffer()), boundary)
      // The HTML standard turns every line break of a text field into CRLF.
      expect(read).toEqual([
        { name: 'text', value: text.replace(/\r\n|\r|\n/g, '\r\n') },
        { name: 'file', value: { name, mime: 'image/png', bytes: Uint8Array.from(content) } },
      ])
    }),
  )
})

test('telegraf’s form is read: no space after the colon, no line break at the end, the boundary’s beginning in a file', () => {
  const head = 'content-disposition:form-data; name="f"; filename="tệp.txt"'
  expect(parts(`--b\r\n${head}\r\n\r\n1\r\n--bc\r\n--b--`)).toEqual([
    {
      name: 'f',
      value: { name: 'tệp.txt', mime: 'application/octet-stream', bytes: Uint8Array.from(Buffer.from('1\r\n--bc')) },
    },
  ])
})

test('escaped quotation marks, unquoted names, padding after the boundary and an empty form', () => {
  const disposition = 'Content-Disposition: form-data'
  expect(
    parts(`--b \t\r\n${disposition}; name="a\\"b%22"\r\n\r\n1\r\n--b\r\n${disposition}; name=c\r\n\r\n\r\n--b--\r\n`),
  ).toEqual([
    { name: 'a"b"', value: '1' },
    { name: 'c', value: '' },
  ])
  expect(parts('--b--')).toEqual([])
})

test.each([
  ['no boundary at all', 'x'],
  ['a body cut off', '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1'],
  ['a part without a name', '--b\r\ncontent-disposition: form-data\r\n\r\n1\r\n--b--'],
  ['a part without an empty line', '--b\r\ncontent-disposition: form-data; name="a"\r\n--b--'],
])('%s is an error', (_, body) => {
  expect(() => parts(body)).toThrow(/^multipart/)
})

test('the boundary is found quoted or not, in multipart/form-data only', () => {
  expect(boundaryOf('multipart/form-data; boundary="a b"')).toBe('a b')
  expect(boundaryOf('Multipart/Form-Data; charset=utf-8; Boundary=ab;x=1')).toBe('ab')
  expect(boundaryOf('application/json')).toBeUndefined()
})
