/** What the platform would show: a PNG or a JPEG by its first bytes and by its type. */
export interface Fetched {
  mime: string
  bytes: Uint8Array
}

const kinds = [
  { mime: 'image/png', start: [0x89, 0x50, 0x4e, 0x47] },
  { mime: 'image/jpeg', start: [0xff, 0xd8, 0xff] },
]

/** Fetches a picture as the platform does. @throws saying why there is none */
export async function fetchPicture(url: string): Promise<Fetched> {
  const response = await fetch(url, { redirect: 'error' })
  if (!response.ok) throw new Error(`the address answers ${response.status}`)
  const mime = response.headers.get('content-type') ?? ''
  const bytes = new Uint8Array(await response.arrayBuffer())
  const kind = kinds.find(({ start }) => start.every((byte, i) => bytes[i] === byte))
  if (!kind || !mime.startsWith(kind.mime)) throw new Error(`not a PNG or JPEG but ${mime}`)
  return { mime, bytes }
}
