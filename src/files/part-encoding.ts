import { constants, inflateRawSync } from 'node:zlib'
import { WorkbookError } from './workbook-error.ts'
import { zipEntries } from './zip-directory.ts'

/**
 * The library takes every part for UTF-8 and finds nothing in one of UTF-16: a plan would be read as empty.
 * @throws WorkbookError `part-encoding`, or `damaged`
 */
export function refuseUtf16(zip: Buffer): void {
  for (const { name, packed, deflated } of zipEntries(zip)) {
    if (!/\.(?:xml|rels)$/.test(name)) continue
    const begin = deflated ? inflatedStart(packed) : packed
    if (
      begin[0] === 0 ||
      begin[1] === 0 ||
      (begin[0] === 0xff && begin[1] === 0xfe) ||
      (begin[0] === 0xfe && begin[1] === 0xff)
    )
      throw new WorkbookError('part-encoding')
  }
}

function inflatedStart(packed: Buffer): Buffer {
  try {
    return inflateRawSync(packed.subarray(0, 512), { finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    throw new WorkbookError('damaged', { cause: error })
  }
}
