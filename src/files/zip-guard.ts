import { WorkbookError } from './workbook-error.ts'

// Record layout: PKWARE APPNOTE 6.3.9, sections 4.3.12 (central directory), 4.3.14-16 (its end), 4.5.3 (ZIP64).
const directoryEntry = 0x02014b50
const endOfDirectory = 0x06054b50
const endOfDirectory64 = 0x06064b50
const sentinel16 = 0xffff
const sentinel32 = 0xffffffff
const zip64Extra = 1

/**
 * Bytes the archive declares to hold when unpacked. The spreadsheet library stops unpacking an entry at its declared
 * size, but knows no limit for one that declares nothing: such an entry is refused here.
 * @throws WorkbookError `damaged`
 */
export function unpackedSize(zip: Buffer): number {
  try {
    const { count, start } = directory(zip)
    let total = 0
    for (let at = start, i = 0; i < count; i++) {
      if (zip.readUInt32LE(at) !== directoryEntry) throw new WorkbookError('damaged')
      const packed = zip.readUInt32LE(at + 20)
      const size = zip.readUInt32LE(at + 24)
      const streamed = (zip.readUInt16LE(at + 8) & 8) !== 0
      // An empty deflate stream takes two bytes; a longer one, or one without any length, hides its size.
      if (size === 0 && (packed > 2 || (packed === 0 && streamed))) throw new WorkbookError('damaged')
      const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
      const extraEnd = nameEnd + zip.readUInt16LE(at + 30)
      total += size === sentinel32 ? size64(zip, nameEnd, extraEnd) : size
      at = extraEnd + zip.readUInt16LE(at + 32)
    }
    return total
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

/** Java exporters write the 64-bit form even for small files. */
function size64(zip: Buffer, from: number, to: number): number {
  for (let at = from; at + 4 <= to; at += 4 + zip.readUInt16LE(at + 2)) {
    if (zip.readUInt16LE(at) === zip64Extra) return Number(zip.readBigUInt64LE(at + 4))
  }
  throw new WorkbookError('damaged')
}
