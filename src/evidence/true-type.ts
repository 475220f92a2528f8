import { fileTypeFromBuffer } from 'file-type'
import { unfitFile } from '../domain/tasks/evidence.ts'

/** What a browser or a shell would run, whatever its name says. */
const runs = /^\s*(#!|<\?php|<(!doctype\s+html|html|head|body|script|svg|iframe)\b|<\?xml[^>]*\?>\s*<(svg|html)\b)/i

export type Judged = { fit: true; mime: string } | { fit: false }

/** A picture or a page only where the bytes say so: what claims to be one is shown as one. */
const trusted = (declared: string): string =>
  /^(image|video|audio|text\/html)\b|pdf/.test(declared) ? 'application/octet-stream' : declared

/** What the bytes are, by their signature and not by their name; a program is no evidence. */
export async function trueType(bytes: Uint8Array, declared: string): Promise<Judged> {
  const found = await fileTypeFromBuffer(bytes)
  if (!found) {
    const start = new TextDecoder().decode(bytes.subarray(0, 1024)).replace(/^\u{feff}/u, '')
    return runs.test(start) ? { fit: false } : { fit: true, mime: trusted(declared) }
  }
  const { ext, mime } = found
  if (unfitFile({ reference: '', name: `tep.${ext}`, mime }) === 'program-file') return { fit: false }
  // An SVG is XML to it; a Word or Excel file of 2003 is one container like another, which its declared type tells apart.
  if (ext === 'xml')
    return runs.test(new TextDecoder().decode(bytes.subarray(0, 1024))) ? { fit: false } : { fit: true, mime }
  return { fit: true, mime: ext === 'cfb' ? trusted(declared) : mime }
}
