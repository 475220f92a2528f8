import { expect, it } from 'vitest'
import { trueType } from '../../src/evidence/true-type.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

const png = bytes(
  [0x89],
  'PNG\r\n',
  [0x1a, 0x0a],
  [0, 0, 0, 13],
  'IHDR',
  Array.from({ length: 30 }, () => 0),
)
const ole = bytes(
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  Array.from({ length: 600 }, () => 0),
)

it.each([
  ['a picture under its own name', png, 'image/png', 'image/png'],
  ['a picture that calls itself a document', png, 'application/pdf', 'image/png'],
  ['a PDF', bytes('%PDF-1.7\n1 0 obj'), 'application/octet-stream', 'application/pdf'],
  ['a Word file of 2003', ole, 'application/msword', 'application/msword'],
  ['words', bytes('Danh sách hộ kinh doanh\n1. Bà Lan'), 'text/plain', 'text/plain'],
  ['words that call themselves a picture', bytes('Danh sách'), 'image/jpeg', 'application/octet-stream'],
  ['words that call themselves a page', bytes('Danh sách'), 'text/html', 'application/octet-stream'],
])('%s is what its bytes are', async (_, content, declared, mime) => {
  expect(await trueType(content, declared)).toEqual({ fit: true, mime })
})

it.each([
  [
    'a program of Windows',
    bytes(
      'MZ',
      [0x90, 0],
      Array.from({ length: 200 }, () => 0),
    ),
  ],
  [
    'a program of Linux',
    bytes(
      [0x7f],
      'ELF',
      [2, 1, 1, 0],
      Array.from({ length: 60 }, () => 0),
    ),
  ],
  ['a script', bytes('#!/bin/sh\nrm -rf /')],
  ['a page', bytes('\n <!DOCTYPE html><html>')],
  ['a page behind a byte order mark', bytes([0xef, 0xbb, 0xbf], '<html>')],
  ['a script of a page', bytes('<script>alert(1)</script>')],
  ['a drawing that may run scripts', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
  ['the same as XML', bytes('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">')],
])('%s is no evidence, whatever it calls itself', async (_, content) => {
  for (const declared of ['image/jpeg', 'application/pdf', 'text/plain'])
    expect(await trueType(content, declared)).toEqual({ fit: false })
})
