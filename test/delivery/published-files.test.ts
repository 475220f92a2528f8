import { expect, it } from 'vitest'
import { createMediaStore } from '../../src/delivery/published-files.ts'

const minute = 60_000
const media = (size = 10, name = 'tien-do.png') => ({ name, mime: 'image/png', bytes: new Uint8Array(size) })

function at(start = 0) {
  let now = start
  const store = createMediaStore(() => now, 1_000)
  return { store, pass: (ms: number) => void (now += ms) }
}

it('finds by its token only what was published, for 15 minutes', () => {
  const { store, pass } = at(1_000)
  const picture = media()
  const token = store.publish(picture)
  expect(store.find(token)).toEqual({ media: picture, expiresAt: 1_000 + 15 * minute })
  pass(15 * minute - 1)
  expect(store.find(token)?.media).toBe(picture)
  expect(store.find(token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase())).toBeUndefined()
  expect(store.find('')).toBeUndefined()
  pass(1)
  expect(store.find(token)).toBeUndefined()
})

it('gives each its own token of more than 128 bits, safe in an address', () => {
  const { store } = at()
  const tokens = Array.from({ length: 50 }, () => store.publish(media(1)))
  expect(new Set(tokens).size).toBe(50)
  for (const token of tokens) expect(token).toMatch(/^[\w-]{22,}$/)
})

it('keeps no more than there is room for: the oldest goes', () => {
  const { store, pass } = at()
  const [first, second, third] = [store.publish(media(400)), store.publish(media(400)), store.publish(media(400))]
  expect([first, second, third].map(token => store.find(token) !== undefined)).toEqual([false, true, true])
  expect(store.find(store.publish(media(2_000)))).toBeUndefined()
  // What expired makes room as well.
  pass(15 * minute)
  const [fourth, fifth] = [store.publish(media(500)), store.publish(media(500))]
  expect([fourth, fifth].every(token => store.find(token))).toBe(true)
})
