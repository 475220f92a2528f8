import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from './runs.ts'
import { platformNames } from './shown.ts'
import { threeWebhooks } from './three-webhooks.ts'
import { anyBody, valid } from './updates.ts'

const wrong = fc.oneof(
  fc.constant({}),
  fc
    .tuple(
      fc.constantFrom('x-telegram-bot-api-secret-token', 'x-bot-api-secret-token', 'x-zevent-signature'),
      fc.constantFrom('', 'sai', 'mac=', `mac=${'0'.repeat(64)}`, 'bi-mat_012345678', 'BI-MAT_0123456789', 'null'),
    )
    .map(([name, value]) => ({ [name]: value })),
)

describe.each(platformNames)('a delivery of any JSON from %s', platform => {
  it(
    'with the right proof is taken or refused for good, and what is taken is answered',
    { timeout: 60_000 },
    async () => {
      const { post, app, rows, lines } = await threeWebhooks()
      await fc.assert(
        fc.asyncProperty(anyBody(platform), async body => {
          expect([200, 400]).toContain(await post(platform, body))
          await app.idle()
        }),
        runs(100),
      )
      // The updates that this began with are good ones.
      for (const [n, update] of valid[platform].entries())
        expect([n, await post(platform, JSON.stringify(update))]).toEqual([n, 200])
      await app.idle()
      const stored = await rows()
      expect(stored.length).toBeGreaterThan(0)
      expect(stored.filter(row => row.doneAt === null || row.error !== null)).toEqual([])
      expect(lines.filter(line => line.level >= 40)).toEqual([])
    },
  )

  it('with a wrong proof is refused unread and leaves no trace', async () => {
    const { post, rows } = await threeWebhooks()
    const body = fc.oneof(anyBody(platform), fc.constantFrom(...valid[platform].map(update => JSON.stringify(update))))
    // A long night's search meets the limit of calls without proof too, which reads as little.
    let calls = 0
    await fc.assert(
      fc.asyncProperty(body, wrong, async (said, proof) => {
        expect(++calls > 300 ? [401, 429] : [401]).toContain(await post(platform, said, proof))
      }),
      runs(60),
    )
    expect(await rows()).toEqual([])
  })
})
