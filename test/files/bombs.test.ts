import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { expect, it } from 'vitest'
import { refuseBombs } from '../../src/files/zip-guard.ts'
import { printedBy } from '../helpers/own-process.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const doc = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const pkg = 'http://schemas.openxmlformats.org/package/2006'
const sheetPath = 'xl/worksheets/sheet1.xml'
const relsPath = 'xl/_rels/workbook.xml.rels'

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${doc}/${type}" Target="${target}"/>`
const relations = (...all: string[]) => `<Relationships xmlns="${pkg}/relationships">${all.join('')}</Relationships>`
const usual = [
  relation('s1', 'worksheet', 'worksheets/sheet1.xml'),
  relation('ss', 'sharedStrings', 'sharedStrings.xml'),
  relation('st', 'styles', 'styles.xml'),
]
const sheet = (data: string, after = '') =>
  `<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${after}</worksheet>`
const workbook = (sheets: string) => `<workbook xmlns="${main}" xmlns:r="${doc}"><sheets>${sheets}</sheets></workbook>`

/** A workbook of one small sheet, with these parts in place of its own. */
function zipOf(parts: Record<string, string | Uint8Array>): Uint8Array {
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="${pkg}/content-types"/>`,
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': workbook('<sheet name="a" sheetId="1" r:id="s1"/>'),
    [relsPath]: relations(...usual),
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>a</t></si></sst>`,
    [sheetPath]: sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
    ...parts,
  }
  const zippable: Zippable = {}
  for (const [name, part] of Object.entries(files)) zippable[name] = typeof part === 'string' ? strToU8(part) : part
  return zipSync(zippable, { level: 3 })
}

const times = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join('')
const strings = `<sst xmlns="${main}">${'<si><t>a</t></si>'.repeat(5_500_000)}</sst>`
const cell = '<c t="inlineStr"><is><t>a</t></is></c>'
const corner = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="200000"><c r="BL200000"><v>1</v></c></row>')

/** Words that cannot be packed, so that what stands beside them looks like an office's. */
const noise = (bytes: number): string => `<!--${randomBytes(bytes).toString('hex')}-->`
/** Each below the limit of one text. */
const noiseTimes = (count: number): string => times(count, () => noise(400_000))

const bombs: Record<string, () => Uint8Array> = {
  'cells among words that cannot be packed': () =>
    zipOf({ [sheetPath]: sheet(`<row r="1">${`<c/>${' '.repeat(4)}`.repeat(2_700_000)}</row>`, noiseTimes(4)) }),
  'shared strings among words that cannot be packed': () =>
    zipOf({
      'xl/sharedStrings.xml': `<sst xmlns="${main}">${'<si><t>a</t></si>'.repeat(2_700_000)}${noiseTimes(4)}</sst>`,
    }),
  'shared strings, 94 MB in a file of 0.3': () => zipOf({ 'xl/sharedStrings.xml': strings }),
  'shared strings of many runs': () =>
    zipOf({ 'xl/sharedStrings.xml': `<sst xmlns="${main}"><si>${'<r><t>a</t></r>'.repeat(2_000_000)}</si></sst>` }),
  'shared strings that are said to be a sheet': () =>
    zipOf({
      [relsPath]: relations(...usual, relation('x', 'sharedStrings', 'worksheets/sheet1.xml')).replace(usual[1]!, ''),
      [sheetPath]: `<sst xmlns="${main}">${'<si><t>a</t></si>'.repeat(900_000)}</sst>`,
    }),
  'shared strings under a name in numbers': () =>
    zipOf({
      [relsPath]: relations(usual[0]!, relation('x', 'sharedStrings', 'worksheets/sheet&#49;.xml')),
      [sheetPath]: `<sst xmlns="${main}">${'<si><t>a</t></si>'.repeat(900_000)}</sst>`,
    }),
  'inline strings': () => zipOf({ [sheetPath]: sheet(`<row r="1">${cell.repeat(1_500_000)}</row>`) }),
  'blank cells': () => zipOf({ [sheetPath]: sheet('<row r="1"><c/></row>'.repeat(2_000_000)) }),
  rows: () => zipOf({ [sheetPath]: sheet('<row/>'.repeat(5_000_000)) }),
  styles: () =>
    zipOf({
      'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs>${'<xf/>'.repeat(4_000_000)}</cellXfs></styleSheet>`,
    }),
  'sheets of the same file': () =>
    zipOf({
      'xl/workbook.xml': workbook(times(400, n => `<sheet name="t${n}" sheetId="${n}" r:id="x${n}"/>`)),
      [relsPath]: relations(
        ...usual,
        times(400, n => relation(`x${n}`, 'worksheet', 'worksheets/sheet1.xml')),
      ),
      [sheetPath]: sheet(`<row r="1">${cell.repeat(300_000)}</row>`),
    }),
  'sheets of the same relation': () =>
    zipOf({
      'xl/workbook.xml': workbook(times(2_000, n => `<sheet name="t${n}" sheetId="${n}" r:id="s1"/>`)),
      [sheetPath]: sheet(`<row r="1">${cell.repeat(300_000)}</row>`),
    }),
  'many sheets': () =>
    zipOf({
      'xl/workbook.xml': workbook(times(20_000, n => `<sheet name="t${n}" sheetId="${n}" r:id="x${n}"/>`)),
      [relsPath]: relations(
        ...usual,
        times(20_000, n => relation(`x${n}`, 'worksheet', `worksheets/t${n}.xml`)),
      ),
      ...Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`xl/worksheets/t${n}.xml`, sheet('<row/>')])),
    }),
  'many relations to one part': () =>
    zipOf({
      [relsPath]: relations(
        ...usual,
        times(20_000, n => relation(`x${n}`, 'externalLink', 'links/link.xml')),
      ),
      'xl/links/link.xml': `<externalLink xmlns="${main}">${' '.repeat(900_000)}</externalLink>`,
    }),
  'sheets whose two cells lie far apart': () =>
    zipOf({
      'xl/workbook.xml': workbook(times(40, n => `<sheet name="t${n}" sheetId="${n}" r:id="x${n}"/>`)),
      [relsPath]: relations(
        ...usual,
        times(40, n => relation(`x${n}`, 'worksheet', `worksheets/t${n}.xml`)),
      ),
      ...Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`xl/worksheets/t${n}.xml`, corner])),
    }),
  'deep elements': () => zipOf({ 'xl/sharedStrings.xml': `<sst xmlns="${main}">${'<si>'.repeat(3_000_000)}` }),
  'one long text': () =>
    zipOf({
      [sheetPath]: sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'a'.repeat(95_000_000)}</t></is></c></row>`),
    }),
  'a text of its own making': () =>
    zipOf({
      'xl/sharedStrings.xml': `<!DOCTYPE s [<!ENTITY a "${'a'.repeat(1000)}">]><sst xmlns="${main}"><si><t>${'&a;'.repeat(300_000)}</t></si></sst>`,
    }),
  'merged cells without end': () =>
    zipOf({
      [sheetPath]: sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(2_500_000)}</mergeCells>`,
      ),
    }),
  'one text of Excel’s greatest length in 3,000 cells': () => oneText(30_000, 3_000),
  'one long text in 60,000 cells': () => oneText(30_000, 60_000),
  'one text of a page in 20,000 cells': () => oneText(5_000, 20_000),
  'one text of some lines in 100,000 cells': () => oneText(1_000, 100_000),
  'one long text in a merged area': () =>
    zipOf({
      'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>${'việc '.repeat(6_000)}</t></si></sst>`,
      [sheetPath]: sheet(
        `<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3000"><c r="BL3000"><v>1</v></c></row>`,
        '<mergeCells count="1"><mergeCell ref="A1:BK3000"/></mergeCells>',
      ),
    }),
}

/** A column in which each cell has the one text of so many characters. */
const oneText = (characters: number, cells: number): Uint8Array =>
  zipOf({
    'xl/sharedStrings.xml': `<sst xmlns="${main}"><si><t>${'việc '.repeat(characters / 5)}</t></si></sst>`,
    [sheetPath]: sheet(times(cells, n => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>0</v></c></row>`)),
  })

/** Files of other kinds, with their endings. */
const others: Record<string, [string, () => Uint8Array]> = {
  'a .csv of short rows': ['csv', () => strToU8('a,b\n'.repeat(6_000_000))],
  'a .csv of separators': ['csv', () => strToU8(','.repeat(29_000_000))],
  'a .csv of blank lines': ['csv', () => strToU8('\n'.repeat(29_000_000))],
  'a .csv of one cell': ['csv', () => strToU8(`a,b\n"${'a'.repeat(29_000_000)}`)],
  'a .csv of quotes': ['csv', () => strToU8('"'.repeat(29_000_000))],
  'a .csv of bytes of no encoding': ['csv', () => new Uint8Array(29_000_000).fill(0xd0)],
  'a .docx of runs': ['docx', () => wordOf('<w:p><w:r/></w:p>'.repeat(3_000_000))],
  'a .docx of empty rows': ['docx', () => wordOf(`<w:tbl>${'<w:tr/>'.repeat(7_000_000)}</w:tbl>`)],
}

const wordOf = (body: string): Uint8Array =>
  zipSync(
    {
      'word/document.xml': strToU8(
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
    },
    { level: 3 },
  )

it('each bomb is refused within two seconds and 300 MB, in words', { timeout: 300_000 }, async () => {
  const files: Record<string, string> = {}
  for (const [name, make] of Object.entries(bombs)) {
    files[name] = await temporaryPath('bomb.xlsx')
    await writeFile(files[name], make())
  }
  for (const [name, [ending, make]] of Object.entries(others)) {
    files[name] = await temporaryPath(`bomb.${ending}`)
    await writeFile(files[name], make())
  }
  const printed = await printedBy(
    `
    const { readWorkbook } = await import('${new URL('../../src/files/workbook.ts', import.meta.url).href}')
    await readWorkbook('/nonexistent').catch(() => undefined)
    await import('hucre/xlsx')
    await import('hucre/csv')
    await import('sax')
    const idle = process.memoryUsage.rss()
    const seen = {}
    for (const [name, file] of Object.entries(${JSON.stringify(files)})) {
      const cpu = process.cpuUsage()
      const said = await readWorkbook(file).then(() => 'was read', error => error.message)
      const { user, system } = process.cpuUsage(cpu)
      const megabytes = Math.round(process.resourceUsage().maxRSS / 1024 - idle / 1024 / 1024)
      seen[name] = { said, seconds: (user + system) / 1e6, megabytes }
    }
    console.log(JSON.stringify(seen))`,
    {},
    240_000,
  )
  const seen: Record<string, { said: string; seconds: number; megabytes: number }> = JSON.parse(printed)
  const bad = Object.entries(seen).filter(
    // Processor time, as the machine may be busy; reading the largest takes most of a second.
    ([, { said, seconds, megabytes }]) => !/^Tệp .*Đề nghị/.test(said) || seconds > 2 || megabytes > 300,
  )
  expect(bad).toEqual([])
  expect(Object.keys(seen)).toEqual([...Object.keys(bombs), ...Object.keys(others)])
})

it('an archive within an archive is not opened', async () => {
  const inner = zipOf({ 'xl/sharedStrings.xml': `<sst xmlns="${main}">${'<si/>'.repeat(700_000)}</sst>` })
  const path = await temporaryPath('nested.xlsx')
  await writeFile(path, zipSync({ 'a.xlsx': inner, 'b.zip': zipSync({ 'c.xlsx': inner }) }))
  const { readWorkbook } = await import('../../src/files/workbook.ts')
  await expect(readWorkbook(path)).rejects.toMatchObject({ problem: 'not-a-workbook' })
  await writeFile(path, zipOf({ 'xl/media/a.xlsx': inner }))
  expect(await readWorkbook(path)).toHaveLength(1)
})

/** A plan of so many rows and 17 columns as offices have them: numbers, names, days, and a text of its own in each row. */
function plan(rows: number, kind: 'blank styled cells' | 'texts in the cells'): Uint8Array {
  const known = new Map<string, number>()
  const cellOf = (text: string, ref: string): string => {
    if (text === '') return kind === 'blank styled cells' ? `<c r="${ref}" s="1"/>` : ''
    if (kind === 'texts in the cells') return `<c r="${ref}" s="1" t="inlineStr"><is><t>${text}</t></is></c>`
    const at = known.get(text) ?? known.size
    known.set(text, at)
    return `<c r="${ref}" s="1" t="s"><v>${at}</v></c>`
  }
  const texts = (n: number): string[] => [
    ...[`${n}`, `NV-${n}`, `Báo cáo kết quả thực hiện nhiệm vụ số ${n} về cải cách hành chính`, `${n % 900}/KH-UBND`],
    ...[
      '01/10/2026',
      'Kế hoạch',
      'Sở Tài chính',
      `Cán bộ ${n % 300}`,
      'Sở Xây dựng',
      'Chủ tịch',
      `${1 + (n % 28)}/12/2026`,
    ],
    ...['Báo cáo', 'thường', 'có', '', '', n % 3 === 0 ? `Ghi chú ${n}` : ''],
  ]
  const lines = times(rows, n => {
    const cells = texts(n).map((text, column) => cellOf(text, `${String.fromCharCode(65 + column)}${n + 1}`))
    return `<row r="${n + 1}">${cells.join('')}</row>`
  })
  return zipOf({
    [sheetPath]: sheet(lines),
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${[...known.keys()].map(text => `<si><t>${text}</t></si>`).join('')}</sst>`,
  })
}

it('an office’s plan of 100,000 rows is none', { timeout: 180_000 }, () => {
  for (const kind of ['blank styled cells', 'texts in the cells'] as const)
    expect(() => refuseBombs(Buffer.from(plan(100_000, kind)), { rows: 200_001, columns: 64 }), kind).not.toThrow()
})
