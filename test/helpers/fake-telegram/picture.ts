import type { Upload } from './types.ts'

/** The smallest thing that begins and ends like a JPEG; a new file each time, as people's photos are. */
export const pictureOf = (): Upload => ({
  name: 'photo.jpg',
  mime: 'image/jpeg',
  bytes: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]),
})
