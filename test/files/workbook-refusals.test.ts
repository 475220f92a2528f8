import { readFile, writeFile } from 'node:fs/promises'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../src/files/workbook.ts'
import { WorkbookError } from '../../src/files/workbook-error.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'
import { rawWorkbook, workbookFile } from '../helpers/workbooks.ts'

const workbook = () => Buffer.from(rawWorkbook([{ name: 'S', rows: [['a', 'b']] }]))

async function problemOf(bytes: Uint8Array | string): Promise<string> {
  const path = await temporaryPath('file.xlsx')
  await writeFile(path, bytes)
  const error = await readWorkbook(path).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof WorkbookError ? error.problem : `other: ${String(error)}`
}

/** Offset of the central directory's entry for the first sheet. */
function sheetEntry(zip: Buffer): number {
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  return zip.lastIndexOf(name) - 46
}

const oleHeader = Buffer.from('d0cf11e0a1b11ae1', 'hex')

describe('what is no readable workbook is refused with its reason', () => {
  test.each([
    ['an empty file', 'not-a-workbook', ''],
    ['plain text', 'not-a-workbook', 'STT;Nội dung;Hạn'],
    ['another zip', 'not-a-workbook', zipSync({ 'readme.txt': strToU8('x') })],
    ['an old .xls', 'old-format', Buffer.concat([oleHeader, Buffer.alloc(600)])],
    [
      'an encrypted one',
      'encrypted',
      Buffer.concat([oleHeader, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['a zip mark alone', 'damaged', 'PK'],
  ])('%s', async (_, problem, bytes) => {
    expect(await problemOf(bytes)).toBe(problem)
  })

  test('a Word document without a table', async () => {
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
    const docx = { '[Content_Types].xml': '<Types/>', '_rels/.rels': rels, 'word/document.xml': '<document/>' }
    const zip = zipSync(Object.fromEntries(Object.entries(docx).map(([path, xml]) => [path, strToU8(xml)])))
    expect(await problemOf(zip)).toBe('no-table')
  })

  test('a missing file', async () => {
    await expect(readWorkbook('/nonexistent/x.xlsx')).rejects.toMatchObject({ problem: 'missing' })
  })

  test('a file cut anywhere', async () => {
    const whole = workbook()
    for (const share of [0.2, 0.5, 0.9, 0.99])
      expect(await problemOf(whole.subarray(0, Math.floor(whole.length * share)))).toBe('damaged')
  })

  test('a byte changed inside a sheet', async () => {
    const zip = workbook()
    const local = zip.indexOf(Buffer.from('xl/worksheets/sheet1.xml')) + 24
    zip[local + 10] = (zip[local + 10] ?? 0) ^ 0xff
    expect(await problemOf(zip)).toBe('damaged')
  })
})

describe('zip bombs', () => {
  test('more than 100 MB when unpacked is too large, however small the file', async () => {
    const zip = workbook()
    zip.writeUInt32LE(101_000_000, sheetEntry(zip) + 24)
    expect(await problemOf(zip)).toBe('too-large')
  })

  test('a size declared too small stops the unpacking', async () => {
    const zip = workbook()
    zip.writeUInt32LE(5, sheetEntry(zip) + 24)
    expect(await problemOf(zip)).toBe('damaged')
  })

  test.each([
    ['no size at all', 0, 8],
    ['no size in any length', 0, 0],
  ])('an entry that declares %s is refused', async (_, size, flags) => {
    const zip = workbook()
    const entry = sheetEntry(zip)
    zip.writeUInt32LE(size, entry + 24)
    if (flags === 0) zip.writeUInt32LE(0, entry + 20)
    zip.writeUInt16LE(8, entry + 8)
    expect(await problemOf(zip)).toBe('damaged')
  })

  test('200,000 rows are read, one more is too many', async () => {
    const lastAt = (row: number) =>
      workbookFile([{ name: 'S', rows: [...Array.from({ length: row - 1 }, () => []), ['x']] }])
    expect((await readWorkbook(await lastAt(200_000)))[0]?.rows).toHaveLength(200_000)
    await expect(readWorkbook(await lastAt(200_001))).rejects.toMatchObject({ problem: 'too-large' })
  })

  test('merged ranges that cover one another many times over are too many', async () => {
    const rows = Array.from({ length: 1000 }, () => ['x', 'x', 'x', 'x', 'x', 'x'])
    const path = await workbookFile([{ name: 'S', rows, merges: Array.from({ length: 400 }, () => 'A1:F1000') }])
    await expect(readWorkbook(path)).rejects.toMatchObject({ problem: 'too-large' })
  })
})

test('the message tells the person what to do', async () => {
  const path = await temporaryPath('x.xlsx')
  await writeFile(path, 'not a workbook')
  await expect(readWorkbook(path)).rejects.toThrow(/Lưu thành/)
  expect((await readFile(path)).length).toBe(14)
})

test('an archive with 64-bit sizes, as Java programs write it, is read', async () => {
  const zip = workbook()
  const entry = sheetEntry(zip)
  const [nameLength, size, packed] = [
    zip.readUInt16LE(entry + 28),
    zip.readUInt32LE(entry + 24),
    zip.readUInt32LE(entry + 20),
  ]
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(BigInt(size), 4)
  extra.writeBigUInt64LE(BigInt(packed), 12)
  zip.writeUInt32LE(0xffffffff, entry + 20)
  zip.writeUInt32LE(0xffffffff, entry + 24)
  zip.writeUInt16LE(20, entry + 30)
  const at = entry + 46 + nameLength
  const path = await temporaryPath('java.xlsx')
  await writeFile(path, Buffer.concat([zip.subarray(0, at), extra, zip.subarray(at)]))
  expect((await readWorkbook(path))[0]?.rows[0]?.[1]?.text).toBe('b')
})
