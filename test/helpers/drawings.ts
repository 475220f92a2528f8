import { strToU8, unzipSync, zipSync } from 'fflate'

const a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
const xdr = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const relations = (...parts: [type: string, target: string][]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts
    .map(([type, target], i) => `<Relationship Id="d${i}" Type="${types}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** The archive with these parts more. */
export const withParts = (zip: Uint8Array, parts: Record<string, string>): Uint8Array =>
  zipSync({
    ...unzipSync(zip),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  })

type Anchor = 'twoCellAnchor' | 'oneCellAnchor' | 'absoluteAnchor'

/** A workbook with something drawn on its sheet of this number. */
export const withDrawing = (zip: Uint8Array, shape: string, anchor: Anchor = 'twoCellAnchor', sheet = 1): Uint8Array =>
  withParts(zip, {
    [`xl/worksheets/_rels/sheet${sheet}.xml.rels`]: relations(['drawing', '../drawings/drawing1.xml']),
    'xl/drawings/drawing1.xml': `<xdr:wsDr ${xdr} ${a}><xdr:${anchor}>${shape}<xdr:clientData/></xdr:${anchor}></xdr:wsDr>`,
  })

const runs = (texts: readonly string[]): string => texts.map(text => `<a:r><a:t>${text}</a:t></a:r>`).join('')

/** A rectangle, an arrow, WordArt: whatever Excel draws with words in it, in one or several runs. */
export const shape = (...texts: string[]): string =>
  `<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Rectangle 1"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:txBody><a:bodyPr/><a:p>${runs(texts)}</a:p></xdr:txBody></xdr:sp>`
export const textBox = (...texts: string[]): string =>
  shape(...texts).replace('<xdr:cNvSpPr/>', '<xdr:cNvSpPr txBox="1"/>')
export const group = (...shapes: string[]): string => `<xdr:grpSp><xdr:grpSpPr/>${shapes.join('')}</xdr:grpSp>`
export const picture = (attributes: string): string =>
  `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Picture 2" ${attributes}/></xdr:nvPicPr></xdr:pic>`

/** A workbook with a part that is reached from its sheet through its drawing: a chart, a diagram. */
export const withDrawnPart = (zip: Uint8Array, type: string, name: string, xml: string): Uint8Array =>
  withParts(withDrawing(zip, ''), {
    'xl/drawings/_rels/drawing1.xml.rels': relations([type, `../${name}`]),
    [`xl/${name}`]: `<c:x xmlns:c="c" ${a}>${xml}</c:x>`,
  })

/** A workbook with a part in the older drawing language, as form controls and pictures of a page's header still are. */
export const withVml = (zip: Uint8Array, xml: string): Uint8Array =>
  withParts(zip, {
    'xl/worksheets/_rels/sheet1.xml.rels': relations(['vmlDrawing', '../drawings/vmlDrawing1.vml']),
    'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="urn:schemas-microsoft-com:vml">${xml}</xml>`,
  })
