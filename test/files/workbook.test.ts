import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../src/files/workbook.ts'
import { serialOf, sheetsOf, workbookFile, type RawCell } from '../helpers/workbooks.ts'

const read = async (...rows: RawCell[][]) => (await sheetsOf({ name: 'S', rows }))[0]?.rows ?? []

describe('cells', () => {
  test('text, numbers and formulas keep what Excel shows', async () => {
    const [row] = await read(['  Việc  cần\n làm ', 13.5, 13.100000000000001, { formula: 'A1&"x"', result: 'kết quả' }])
    expect(row?.map(cell => cell.text)).toEqual(['Việc cần\nlàm', '13.5', '13.1', 'kết quả'])
  })

  test('an error value is no text', async () => {
    const [row] = await read([{ error: '#N/A' }, 'x'])
    expect(row?.[0]?.text).toBe('')
  })

  test('decomposed text of a Mac is composed, in cells and in sheet names', async () => {
    const [sheet] = await sheetsOf({ name: 'Nhiệm vụ'.normalize('NFD'), rows: [['Hỏa tốc'.normalize('NFD')]] })
    expect(sheet?.name).toBe('Nhiệm vụ'.normalize('NFC'))
    expect(sheet?.rows[0]?.[0]?.text).toBe('Hỏa tốc'.normalize('NFC'))
  })

  test('a date cell is the day that Excel shows, whatever the zone of the machine', async () => {
    const [row] = await read([{ serial: serialOf('2026-06-30') }, { serial: serialOf('2026-06-30') + 0.99 }])
    expect(row?.map(cell => cell.date)).toEqual(['2026-06-30', '2026-06-30'])
    expect(row?.[0]?.text).toBe('30/06/2026')
  })

  test('the 1904 system of old Macs counts from another day', async () => {
    const path = await workbookFile([{ name: 'S', rows: [[{ serial: serialOf('2026-06-30') - 1462 }]] }], {
      date1904: true,
    })
    expect((await readWorkbook(path))[0]?.rows[0]?.[0]?.date).toBe('2026-06-30')
  })

  test('a time of day is no date', async () => {
    const [row] = await read([{ serial: 0.3125 }])
    expect(row?.[0]).toEqual({ text: '07:30', bold: false })
  })

  test('bold is known from the cell or from all of its runs', async () => {
    const [row] = await read([
      { text: 'a', bold: true },
      {
        runs: [
          { text: 'I. ', bold: true },
          { text: 'Nhóm', bold: true },
        ],
      },
      { runs: [{ text: 'Chủ trì: ', bold: true }, { text: 'Sở Tài chính' }] },
      'd',
    ])
    expect(row?.map(cell => cell.bold)).toEqual([true, true, false, false])
    expect(row?.[2]?.text).toBe('Chủ trì: Sở Tài chính')
  })

  test('a link is read as its text', async () => {
    const [sheet] = await sheetsOf({ name: 'S', rows: [['128/UBND-VP']], links: { A1: 'https://example.vn/vb/128' } })
    expect(sheet?.rows[0]?.[0]?.text).toBe('128/UBND-VP')
  })
})

describe('rows', () => {
  test('blank rows are kept, so that a row has its number in Excel', async () => {
    const rows = await read(['a'], [], [], ['d'])
    expect(rows).toHaveLength(4)
    expect(rows[3]?.[0]?.text).toBe('d')
  })

  test('a merged range repeats its value, marked by direction', async () => {
    const [sheet] = await sheetsOf({
      name: 'S',
      rows: [
        ['x', null, 'y'],
        [null, null, 'z'],
      ],
      merges: ['A1:B2'],
    })
    const marks = sheet?.rows.map(row => row.map(cell => `${cell.text} ${cell.merged ?? 'own'}`))
    expect(marks).toEqual([
      ['x own', 'x across', 'y own'],
      ['x down', 'x across', 'z own'],
    ])
  })

  test('a merge over the whole sheet fills only what the table holds', async () => {
    const [sheet] = await sheetsOf({ name: 'S', rows: [['x', 'y'], ['z']], merges: ['A1:XFD1048576'] })
    expect(sheet?.rows.map(row => row.length)).toEqual([2, 2])
  })

  test('formatting far below the table does no harm', async () => {
    const path = await workbookFile([
      { name: 'S', rows: [['a'], ...Array.from({ length: 3000 }, () => [{ styled: true } as const])] },
    ])
    expect((await readWorkbook(path))[0]?.rows[0]?.[0]?.text).toBe('a')
  })

  test('hidden sheets are told apart', async () => {
    const sheets = await sheetsOf({ name: 'A', rows: [['a']] }, { name: 'B', rows: [['b']], hidden: true })
    expect(sheets.map(sheet => sheet.hidden)).toEqual([false, true])
  })
})

describe('a workbook of an office', () => {
  test('10,000 rows of 17 columns are read in well under five seconds', async () => {
    const rows = Array.from({ length: 10_000 }, (_, r) =>
      Array.from({ length: 17 }, (_, c) => `Nội dung ${r} cột ${c}`),
    )
    const path = await workbookFile([{ name: 'S', rows }])
    // Processor time: the wall clock of a busy machine says nothing about the reader.
    const before = process.cpuUsage()
    expect((await readWorkbook(path))[0]?.rows).toHaveLength(10_000)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(5000)
  })
})
