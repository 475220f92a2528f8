import { Resvg } from '@resvg/resvg-js'
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { indexedPng } from '../../src/files/png.ts'

/** Reads a PNG with a decoder that is not ours. */
function decode(png: Uint8Array, width: number, height: number): Buffer {
  const data = Buffer.from(png).toString('base64')
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${data}"/>`
  return new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`,
  ).render().pixels
}

/** Opaque pixels, `colours` different ones in turn. */
function stripes(width: number, height: number, colours: number): Buffer {
  const pixels = Buffer.alloc(width * height * 4)
  for (let i = 0; i < width * height; i++)
    pixels.writeUInt32BE(((((i % colours) * 2_654_435) & 0xffffff) * 256 + 255) >>> 0, i * 4)
  return pixels
}

test('another decoder reads back the very same pixels', async () => {
  const pixels = stripes(37, 11, 200)
  const png = await indexedPng(pixels, 37, 11)
  if (!png) throw new Error('200 colours fit')
  expect(decode(png, 37, 11).equals(pixels)).toBe(true)
})

test('256 colours fit, 257 do not', async () => {
  expect(await indexedPng(stripes(300, 2, 256), 300, 2)).toBeDefined()
  expect(await indexedPng(stripes(300, 2, 257), 300, 2)).toBeUndefined()
})

test('pixels that are a window into a larger buffer are read from the window', async () => {
  const pixels = stripes(8, 8, 60)
  const window = Buffer.concat([randomBytes(13), pixels]).subarray(13)
  expect(await indexedPng(window, 8, 8)).toEqual(await indexedPng(pixels, 8, 8))
})
