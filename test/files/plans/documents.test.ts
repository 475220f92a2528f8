import { writeFile } from 'node:fs/promises'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readOffice } from '../../../src/files/office-sheets/read-office.ts'
import { readWorkbook } from '../../../src/files/workbook.ts'
import { refusals, tasksIn, warned } from '../../helpers/plans.ts'
import { temporaryPath } from '../../helpers/temporary-path.ts'
import { wordDocument, type WordCell, type WordPart } from '../../helpers/word-documents.ts'

const today = '2026-11-30'
async function readFile(name: string, bytes: Uint8Array | string) {
  const path = await temporaryPath(name)
  await writeFile(path, bytes)
  return readOffice(await readWorkbook(path), { today })
}
const readWord = (...parts: WordPart[]) => readFile('ke-hoach.docx', wordDocument(parts))

const header: WordCell[] = ['TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian hoàn thành']

describe('a plan in Word', () => {
  test('in the layout of the decree: the issuer, the title, the table, the signature', async () => {
    const read = await readWord(
      [
        [
          'ỦY BAN NHÂN DÂN XÃ HÒA BÌNH\nSố: 15/KH-UBND',
          'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHòa Bình, ngày 12 tháng 01 năm 2025',
        ],
      ],
      'KẾ HOẠCH\nCải cách hành chính năm 2025',
      [
        header,
        [{ text: 'I. Cải cách thể chế', span: 5, bold: true }],
        ['1', 'Rà soát văn bản', 'Phòng Kinh tế', 'Công an xã', 'Trước 30/6'],
        ['2', 'Tập huấn', 'Công an xã', '', 'Quý III/2025'],
      ],
      [['Nơi nhận:\n- Như trên;', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH']],
    )
    expect(tasksIn(read)).toEqual([
      'Rà soát văn bản | Phòng Kinh tế | 2025-06-30',
      'Tập huấn | Công an xã | 2025-09-30',
    ])
    expect(refusals(read)).toEqual([])
    expect(read.found).toEqual(['Bảng 1'])
  })

  test('merged and nested cells, lines in a cell, tracked changes and struck words as people see them', async () => {
    const read = await readWord([
      header,
      ['1', { text: 'Theo dõi\ngiải ngân', merge: 'first' }, 'Phòng Kinh tế', '', '30/6/2026'],
      ['', { merge: 'on' }, { merge: 'on' }, { table: [['Công an xã', 'Trạm Y tế']] }, ''],
      ['2', { deleted: 'Việc cũ', inserted: 'Việc mới' }, 'Công an xã', '', '30/9/2026'],
      ['3', { text: 'Việc bỏ', strike: true }, 'Công an xã', '', '30/9/2026'],
    ])
    expect(tasksIn(read)).toEqual([
      'Theo dõi\ngiải ngân | Phòng Kinh tế | 2026-06-30',
      'Việc mới | Công an xã | 2026-09-30',
    ])
    expect(read.tasks[0]?.coordinators).toBe('Công an xã\nTrạm Y tế')
    expect(warned(read)).toContain('Dòng bị gạch ngang nên không nhập: “Việc bỏ”.')
  })

  test('two tables, each with its own header', async () => {
    const read = await readWord(
      'Phụ lục I',
      [header, ['1', 'Việc A', 'Phòng Kinh tế', '', '30/6/2026']],
      'Phụ lục II',
      [
        ['TT', 'Công việc', 'Đơn vị phối hợp', 'Đơn vị chủ trì', 'Hạn chót'],
        ['1', 'Việc B', 'Công an xã', 'Phòng Kinh tế', '30/9/2026'],
      ],
    )
    expect(tasksIn(read)).toEqual(['Việc A | Phòng Kinh tế | 2026-06-30', 'Việc B | Phòng Kinh tế | 2026-09-30'])
    expect(read.tables.map(({ sheet }) => sheet)).toEqual(['Bảng 1', 'Bảng 2'])
  })

  test('a table that goes on without a header belongs to the one before', async () => {
    const read = await readWord(
      [header, ['1', 'Việc A', 'Phòng Kinh tế', '', '30/6/2026']],
      [['2', 'Việc B', 'Công an xã', '', '30/9/2026']],
    )
    expect(tasksIn(read)).toHaveLength(2)
  })

  test.each<[string, WordPart[], string]>([
    ['above the table', ['MẬT', [header, ['1', 'Việc', 'Phòng Kinh tế', '', '30/6/2026']]], ''],
    ['below it', [[header, ['1', 'Việc', 'Phòng Kinh tế', '', '30/6/2026']], 'TỐI MẬT'], ''],
    ['in the header of its pages', [[header, ['1', 'Việc', 'Phòng Kinh tế', '', '30/6/2026']]], 'MẬT'],
  ])('a marking of secrecy %s refuses all of it', async (_, parts, pageHeader) => {
    const read = await readFile('ke-hoach.docx', wordDocument(parts, { header: pageHeader }))
    expect(read.tasks).toEqual([])
    expect(refusals(read).join()).toContain('không được đưa nội dung thuộc bí mật nhà nước')
  })

  test('text that is no XML, or declares entities, is refused', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document><w:t>&a;</w:t></w:document>'
    for (const xml of ['<w:document><w:body>', bomb])
      await expect(readFile('x.docx', zipSync({ 'word/document.xml': strToU8(xml) }))).rejects.toMatchObject({
        problem: 'damaged',
      })
  })
})

describe('a plan as .csv', () => {
  const lines = [
    'STT,Nội dung,Đơn vị chủ trì,Thời hạn',
    '1,"Rà soát, cập nhật",Phòng Kinh tế,30/6/2026',
    '01,Việc hai,Công an xã,Quý III/2026',
  ]
  const text = lines.join('\r\n')
  const expected = ['Rà soát, cập nhật | Phòng Kinh tế | 2026-06-30', 'Việc hai | Công an xã | 2026-09-30']
  const parted = (sign: string) =>
    text.replace('"Rà soát, cập nhật"', '@').replaceAll(',', sign).replace('@', `"Rà soát, cập nhật"`)

  test.each<[string, Uint8Array | string]>([
    ['UTF-8', text],
    ['UTF-8 with its mark', `\ufeff${text}`],
    ['UTF-16 as Excel writes it', Buffer.from(`\ufeff${parted('\t')}`, 'utf16le')],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le')],
    ['semicolons', parted(';')],
    ['tabs', parted('\t')],
    ["Excel's line of the separator", `sep=;\r\n${parted(';')}`],
  ])('%s', async (_, bytes) => {
    const read = await readFile('ke-hoach.csv', bytes)
    expect(tasksIn(read)).toEqual(expected)
    expect(read.tasks[1]?.number).toBe('01')
  })

  test('windows-1258', async () => {
    // Letters with their tones after them, as that code page has it: "Nội dung", "Đơn vị", "Thời hạn", "Việc".
    const bytes = Buffer.from(
      'STT;N\xf4\xf2i dung;\xd0\xf5n v\xf2i;Ch\xf9 tr\xec;Th\xf5\xcci h\xf2an\r\n'
        .replace('v\xf2i', 'vi\xf2')
        .replace('h\xf2an', 'ha\xf2n')
        .replace('tr\xec', 'tri\xcc')
        .replace('Ch\xf9', 'Chu\xd2')
        .replace('N\xf4\xf2i', 'N\xf4\xf2i') + '1;Vi\xea\xf2c;x;Co\xcc;30/6/2026\r\n',
      'latin1',
    )
    const sheet = (await readFile('ke-hoach.csv', bytes)).tables[0]
    expect(sheet?.columns.map(({ header }) => header)).toEqual(['STT', 'Nội dung', 'Chủ trì', 'Thời hạn'])
  })
})

test('a plan as .ods', async () => {
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`
  const row = (...texts: string[]) => `<table:table-row>${texts.map(cell).join('')}</table:table-row>`
  const date =
    '<table:table-cell office:value-type="date" office:date-value="2026-06-30"><text:p>30/06/2026</text:p></table:table-cell>'
  const content = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="KH">${row('STT', 'Nội dung', 'Chủ trì', 'Thời hạn')}<table:table-row>${cell('1')}${cell('Việc')}${cell('Phòng Kinh tế')}${date}</table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
  const bytes = zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(content),
    'META-INF/manifest.xml': strToU8(
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    ),
  })
  expect(tasksIn(await readFile('ke-hoach.ods', bytes))).toEqual(['Việc | Phòng Kinh tế | 2026-06-30'])
})

describe('what cannot be read says what to do', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  test.each<[string, Buffer, RegExp]>([
    ['ke-hoach.pdf', Buffer.from('%PDF-1.7'), /mở bằng Word, lưu thành \.docx/],
    ['ke-hoach.xls', ole, /Excel cũ \(\.xls\).*lưu thành|Excel cũ \(\.xls\).*Lưu thành/i],
    ['ke-hoach.doc', Buffer.concat([ole, Buffer.from('WordDocument', 'utf16le')]), /Word cũ \(\.doc\).*\.docx/],
    ['ke-hoach.png', Buffer.from('\x89PNG'), /không phải là bảng tính/],
  ])('%s', async (name, bytes, sentence) => {
    await expect(readFile(name, bytes)).rejects.toThrow(sentence)
  })
})
