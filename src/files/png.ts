import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * A PNG with a table of colours (PNG specification, colour type 3), without loss; undefined above 256 colours.
 * A chart has fewer than 200, and takes a third of the bytes that the drawing library's own PNG does.
 * @param pixels opaque, four bytes each (red, green, blue, alpha), row by row
 */
export async function indexedPng(pixels: Uint8Array, width: number, height: number): Promise<Uint8Array | undefined> {
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength)
  const indexes = new Map<number, number>()
  const lines = Buffer.alloc((width + 1) * height)
  let [last, index] = [-1, 0]
  for (let y = 0, from = 0; y < height; y++) {
    // Every line begins with one byte for its filter, 0: none.
    for (let to = y * (width + 1) + 1, end = to + width; to < end; to++, from += 4) {
      const colour = view.getUint32(from) >>> 8
      // Neighbours mostly have the same colour; without this the search takes most of the time.
      if (colour !== last) {
        index = indexes.get(colour) ?? indexes.size
        if (index === 256) return undefined
        indexes.set(colour, index)
        last = colour
      }
      lines[to] = index
    }
  }
  const table = Buffer.alloc(indexes.size * 3)
  for (const [colour, place] of indexes) table.writeUIntBE(colour, place * 3, 3)
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const data = await promisify(deflate)(lines)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
