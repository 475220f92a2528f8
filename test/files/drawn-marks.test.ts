import { writeFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readOffice } from '../../src/files/office-sheets/read-office.ts'
import { readWorkbook } from '../../src/files/workbook.ts'
import { group, picture, shape, textBox, withDrawing, withDrawnPart, withParts, withVml } from '../helpers/drawings.ts'
import { rawWorkbook, type RawCell } from '../helpers/raw-workbook.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'
import { wordDocument } from '../helpers/word-documents.ts'

const header = ['STT', 'Nội dung nhiệm vụ', 'Chủ trì', 'Thời hạn']
const rows: RawCell[][] = [header, [1, 'Việc một', 'VP', '30/12/2026']]
const plan = rawWorkbook([{ name: 'Nhiệm vụ', rows }])

async function read(name: string, bytes: Uint8Array) {
  const path = await temporaryPath(name)
  await writeFile(path, bytes)
  return readOffice(await readWorkbook(path), { today: '2026-11-22' })
}

async function expectRefused(name: string, bytes: Uint8Array) {
  const { tasks, refused } = await read(name, bytes)
  expect(tasks).toEqual([])
  expect(refused.map(({ reason }) => reason)).toEqual([expect.stringContaining('Cả trang tính mang dấu chỉ độ mật')])
}

describe('what is drawn on a sheet', () => {
  it.each<[string, Uint8Array]>([
    ['a text box', withDrawing(plan, textBox('TUYỆT MẬT'))],
    ['a text box of one anchor', withDrawing(plan, textBox('TUYỆT MẬT'), 'oneCellAnchor')],
    ['a text box of none', withDrawing(plan, textBox('MẬT'), 'absoluteAnchor')],
    ['a rectangle', withDrawing(plan, shape('MẬT'))],
    ['a rectangle in two runs', withDrawing(plan, shape('TỐI M', 'ẬT'))],
    ['a group in a group', withDrawing(plan, group(shape('Sơ đồ'), group(shape('MẬT'))))],
    ['a picture of a stamp', withDrawing(plan, picture('descr="Dấu MẬT"'))],
    ['the title of a picture', withDrawing(plan, picture('title="TUYỆT MẬT" descr=""'), 'oneCellAnchor')],
    ['a chart', withDrawnPart(plan, 'chart', 'charts/chart1.xml', '<a:p><a:r><a:t>Tài liệu mật</a:t></a:r></a:p>')],
    ['the cells of a chart', withDrawnPart(plan, 'chart', 'charts/chart1.xml', '<c:v>Quý I</c:v><c:v>TỐI MẬT</c:v>')],
    ['a diagram', withDrawnPart(plan, 'diagramData', 'diagrams/data1.xml', '<a:p><a:r><a:t>MẬT</a:t></a:r></a:p>')],
    ['WordArt of old', withVml(plan, '<v:shape><v:textpath on="t" string="TUYỆT MẬT"/></v:shape>')],
    ['a label of lines', withVml(plan, '<v:textbox><div>UBND TỈNH<br><font>MẬ</font><font>T</font></div></v:textbox>')],
  ])('refuses the sheet under a marking: %s', async (_, bytes) => {
    await expectRefused('ke-hoach.xlsx', bytes)
  })

  it.each<[string, Uint8Array]>([
    ['a text box', withDrawing(plan, textBox('Bảo vệ bí mật nhà nước'))],
    ['a rectangle', withDrawing(plan, shape('Mật độ dân số'), 'oneCellAnchor')],
    ['two shapes', withDrawing(plan, group(shape('Tuyệt'), shape('đối an toàn')), 'absoluteAnchor')],
    ['a picture', withDrawing(plan, picture('descr="Ảnh chụp mặt bằng" title="Sơ đồ"'))],
    ['a chart', withDrawnPart(plan, 'chart', 'charts/chart1.xml', '<c:v>Mật ong</c:v><c:v>Lúa</c:v>')],
    ['a diagram', withDrawnPart(plan, 'diagramData', 'diagrams/data1.xml', '<a:p><a:r><a:t>Bảo mật</a:t></a:r></a:p>')],
    ['WordArt of old', withVml(plan, '<v:shape><v:textpath string="DỰ THẢO"/></v:shape>')],
    ['a label of lines', withVml(plan, '<v:textbox><div>Nhập mật khẩu<br>tại đây</div></v:textbox>')],
  ])('leaves a sheet alone without one: %s', async (_, bytes) => {
    expect((await read('ke-hoach.xlsx', bytes)).tasks).toHaveLength(1)
  })

  it('refuses a file that says more there than anybody reads', async () => {
    const bytes = withDrawing(plan, group(...Array.from({ length: 30 }, () => shape('x'.repeat(100_000)))))
    await expect(read('ke-hoach.xlsx', bytes)).rejects.toMatchObject({ problem: 'too-large' })
  })

  it('refuses the sheet on which it lies and no other', async () => {
    const two = rawWorkbook([
      { name: 'Phụ lục I', rows },
      { name: 'Phụ lục II', rows },
    ])
    const { tasks, refused } = await read('ke-hoach.xlsx', withDrawing(two, shape('MẬT'), 'twoCellAnchor', 2))
    expect(tasks.map(({ sheet }) => sheet)).toEqual(['Phụ lục I'])
    expect(refused.map(({ sheet }) => sheet)).toEqual(['Phụ lục II'])
  })

  it.each(['TUYỆT MẬT', 'Sở Mật'])('the office in which it was made: %s', async company => {
    const bytes = withParts(plan, {
      '_rels/.rels':
        '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/workbook.xml"/><Relationship Id="r2" Type="x/extended-properties" Target="docProps/app.xml"/></Relationships>',
      'docProps/app.xml': `<Properties><Company>${company}</Company></Properties>`,
    })
    if (company === 'TUYỆT MẬT') await expect(read('ke-hoach.xlsx', bytes)).rejects.toMatchObject({ problem: 'secret' })
    else expect((await read('ke-hoach.xlsx', bytes)).tasks).toHaveLength(1)
  })
})

const word = wordDocument([[header, ['1', 'Việc một', 'VP', '30/12/2026']]])
const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
/** As Word makes a watermark, in the header of a page. */
const watermark = (text: string) =>
  `<w:p><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1"><v:textpath style="font-family:Times" string="${text}"/></v:shape></w:pict></w:r></w:p>`
const drawing = (attributes: string) =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="1" name="dấu" ${attributes}/></wp:inline></w:drawing></w:r></w:p>`
const pageHeader = (xml: string) => withParts(word, { 'word/header2.xml': `<w:hdr ${w}>${xml}</w:hdr>` })
/** The same document with something above its table. */
const body = (xml: string) => {
  const document = strFromU8(unzipSync(word)['word/document.xml'] ?? new Uint8Array())
  return withParts(word, { 'word/document.xml': document.replace('<w:body>', `<w:body xmlns:v="v">${xml}`) })
}

describe('what is drawn in a Word document', () => {
  it.each<[string, Uint8Array]>([
    ['a watermark', pageHeader(watermark('TUYỆT MẬT'))],
    ['a watermark in the text', body(watermark('MẬT'))],
    ['a watermark of letters apart', pageHeader(watermark('M Ậ T'))],
    ['a picture of a stamp', body(drawing('descr="TUYỆT MẬT"'))],
    ['a picture in the header', pageHeader(drawing('title="Dấu Mật" descr=""'))],
    ['a diagram', withParts(word, { 'word/diagrams/data1.xml': '<d><p><t>TỐI MẬT</t></p></d>' })],
    ['a chart', withParts(word, { 'word/charts/chart1.xml': '<d><v>Tài liệu mật</v></d>' })],
  ])('refuses it under a marking: %s', async (_, bytes) => {
    await expectRefused('ke-hoach.docx', bytes)
  })

  it.each<[string, string]>([
    ['the office in which it was made', '<Company>TUYỆT MẬT</Company>'],
    ['a property of the office’s own', '<property name="Độ mật"><vt:lpwstr>M</vt:lpwstr></property>'],
    ['a property called something', '<property fmtid="x" name="Dấu"><vt:lpwstr>Tối mật</vt:lpwstr></property>'],
  ])('refuses the file for %s', async (_, xml) => {
    const bytes = withParts(word, { 'docProps/custom.xml': `<Properties>${xml}</Properties>` })
    await expect(read('ke-hoach.docx', bytes)).rejects.toMatchObject({ problem: 'secret' })
  })

  it.each<[string, Uint8Array]>([
    ['a watermark', pageHeader(watermark('DỰ THẢO'))],
    ['a watermark with other words', body(watermark('Mật độ'))],
    ['a picture', body(drawing('descr="Trống đồng" title=""'))],
    ['a picture in the header', pageHeader(drawing('descr="Lô-gô của Sở Mật"'))],
    ['a diagram', withParts(word, { 'word/diagrams/data1.xml': '<d><p><t>Bảo mật</t></p></d>' })],
    [
      'its office',
      withParts(word, { 'docProps/app.xml': '<Properties><Company>UBND xã Mật Sơn</Company></Properties>' }),
    ],
    [
      'a property',
      withParts(word, {
        'docProps/custom.xml': '<P><property name="Độ mật"><vt:lpwstr>Không</vt:lpwstr></property></P>',
      }),
    ],
  ])('leaves it alone without one: %s', async (_, bytes) => {
    expect((await read('ke-hoach.docx', bytes)).tasks).toHaveLength(1)
  })
})

/** A minimal .ods, written as plain XML. */
function ods(shapes: string, pages = ''): Uint8Array {
  const spaces = ['office', 'table', 'text', 'draw', 'svg', 'style'].map(name => `xmlns:${name}="${name}"`).join(' ')
  const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`
  const table = [header, ['1', 'Việc một', 'VP', '30/12/2026']]
    .map(cells => `<table:table-row>${cells.map(cell).join('')}</table:table-row>`)
    .join('')
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content ${spaces}><office:body><office:spreadsheet><table:table table:name="Bảng 1"><table:shapes>${shapes}</table:shapes>${table}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
    'styles.xml': strToU8(`<office:document-styles ${spaces}>${pages}</office:document-styles>`),
  })
}

describe('what is drawn on an OpenDocument sheet', () => {
  it.each<[string, Uint8Array]>([
    ['a shape', ods('<draw:custom-shape><text:p>TUYỆT <text:span>MẬT</text:span></text:p></draw:custom-shape>')],
    [
      'a box in a group',
      ods('<draw:g><draw:frame><draw:text-box><text:p>MẬT</text:p></draw:text-box></draw:frame></draw:g>'),
    ],
    ['a picture', ods('<draw:frame><draw:image/><svg:desc>Dấu MẬT</svg:desc></draw:frame>')],
    [
      'the header of its pages',
      ods('', '<style:header><style:region-right><text:p>TỐI MẬT</text:p></style:region-right></style:header>'),
    ],
  ])('refuses the sheet under a marking: %s', async (_, bytes) => {
    await expectRefused('ke-hoach.ods', bytes)
  })

  it.each<[string, Uint8Array]>([
    ['a shape', ods('<draw:custom-shape><text:p>Bảo mật</text:p></draw:custom-shape>')],
    ['a picture', ods('<draw:frame><draw:image/><svg:title>Mặt bằng</svg:title></draw:frame>')],
    ['two shapes', ods('<draw:rect><text:p>Tối</text:p></draw:rect><draw:rect><text:p>mật ong</text:p></draw:rect>')],
    ['the footer of its pages', ods('', '<style:footer><text:p>Trang 1</text:p></style:footer>')],
  ])('leaves it alone without one: %s', async (_, bytes) => {
    expect((await read('ke-hoach.ods', bytes)).tasks).toHaveLength(1)
  })
})
