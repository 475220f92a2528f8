import { WorkbookError } from './workbook-error.ts'

// Record layout: PKWARE APPNOTE 6.3.9, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.14-16 (its end),
// 4.5.3 (ZIP64).
const localHeader = 0x04034b50
const directoryEntry = 0x02014b50
const endOfDirectory = 0x06054b50
const endOfDirectory64 = 0x06064b50
const sentinel16 = 0xffff
const sentinel32 = 0xffffffff
const zip64Extra = 1
const deflated = 8

export interface ZipEntry {
  name: string
  /** bytes it declares to hold when unpacked */
  size: number
  /** of what it holds unpacked */
  crc: number
  /** as it lies in the archive */
  packed: Buffer
  deflated: boolean
}

/**
 * What the archive declares to hold. The spreadsheet library stops unpacking an entry at its declared size, but knows no
 * limit for one that declares nothing: such an entry is refused here.
 * @throws WorkbookError `damaged`
 */
export function zipEntries(zip: Buffer): ZipEntry[] {
  try {
    const { count, start } = directory(zip)
    const entries: ZipEntry[] = []
    for (let at = start, i = 0; i < count; i++) {
      if (zip.readUInt32LE(at) !== directoryEntry) throw new WorkbookError('damaged')
      const lengths = {
        packed: zip.readUInt32LE(at + 20),
        size: zip.readUInt32LE(at + 24),
        offset: zip.readUInt32LE(at + 42),
      }
      const streamed = (zip.readUInt16LE(at + 8) & 8) !== 0
      // An empty deflate stream takes two bytes; a longer one, or one without any length, hides its size.
      if (lengths.size === 0 && (lengths.packed > 2 || (lengths.packed === 0 && streamed)))
        throw new WorkbookError('damaged')
      const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
      const extraEnd = nameEnd + zip.readUInt16LE(at + 30)
      const { packed, size, offset } = longLengths(zip, lengths, nameEnd, extraEnd)
      entries.push({
        name: zip.toString('utf8', at + 46, nameEnd),
        size,
        crc: zip.readUInt32LE(at + 16),
        packed: contents(zip, offset, packed),
        deflated: zip.readUInt16LE(at + 10) === deflated,
      })
      at = extraEnd + zip.readUInt16LE(at + 32)
    }
    return entries
  } catch (error) {
    if (error instanceof RangeError) throw new WorkbookError('damaged', { cause: error })
    throw error
  }
}

function directory(zip: Buffer): { count: number; start: number } {
  let end = zip.length - 22
  const lowest = Math.max(0, end - sentinel16)
  while (end >= lowest && zip.readUInt32LE(end) !== endOfDirectory) end--
  if (end < lowest) throw new WorkbookError('damaged')
  const count = zip.readUInt16LE(end + 10)
  const size = zip.readUInt32LE(end + 12)
  const start = zip.readUInt32LE(end + 16)
  if (count !== sentinel16 && size !== sentinel32 && start !== sentinel32) return { count, start }
  const end64 = Number(zip.readBigUInt64LE(end - 20 + 8))
  if (zip.readUInt32LE(end64) !== endOfDirectory64) throw new WorkbookError('damaged')
  return { count: Number(zip.readBigUInt64LE(end64 + 32)), start: Number(zip.readBigUInt64LE(end64 + 48)) }
}

interface Lengths {
  size: number
  packed: number
  offset: number
}

/** Java exporters write the 64-bit form even for small files: in this order, only those that do not fit 32 bits. */
function longLengths(zip: Buffer, short: Lengths, from: number, to: number): Lengths {
  const long = { ...short }
  const missing = (['size', 'packed', 'offset'] as const).filter(name => short[name] === sentinel32)
  if (missing.length === 0) return long
  for (let at = from; at + 4 <= to; at += 4 + zip.readUInt16LE(at + 2)) {
    if (zip.readUInt16LE(at) !== zip64Extra) continue
    missing.forEach((name, i) => (long[name] = Number(zip.readBigUInt64LE(at + 4 + 8 * i))))
    return long
  }
  throw new WorkbookError('damaged')
}

function contents(zip: Buffer, offset: number, packed: number): Buffer {
  if (zip.readUInt32LE(offset) !== localHeader) throw new WorkbookError('damaged')
  const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  if (from + packed > zip.length) throw new WorkbookError('damaged')
  return zip.subarray(from, from + packed)
}

const version = 20
const namesInUtf8 = 0x800

/** An archive of these entries, each as it is packed. Below 4 GB and 65,535 entries. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const local = header(localHeader, 30, entry, name.length, 4)
    const central = header(directoryEntry, 46, entry, name.length, 6)
    central.writeUInt16LE(version, 4)
    central.writeUInt32LE(offset, 42)
    parts.push(local, name, entry.packed)
    directory.push(central, name)
    offset += local.length + name.length + entry.packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endOfDirectory, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(
    directory.reduce((length, part) => length + part.length, 0),
    12,
  )
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

/** What both headers of an entry say, from its version on; of the first day that the format knows. */
function header(sign: number, length: number, entry: ZipEntry, nameLength: number, from: number): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.writeUInt32LE(sign, 0)
  bytes.writeUInt16LE(version, from)
  bytes.writeUInt16LE(namesInUtf8, from + 2)
  bytes.writeUInt16LE(entry.deflated ? deflated : 0, from + 4)
  bytes.writeUInt16LE(0x21, from + 8)
  bytes.writeUInt32LE(entry.crc, from + 10)
  bytes.writeUInt32LE(entry.packed.length, from + 14)
  bytes.writeUInt32LE(entry.size, from + 18)
  bytes.writeUInt16LE(nameLength, from + 22)
  return bytes
}
