import { describe, expect, it } from 'vitest'
import type { ChannelCondition } from '../../src/service/engine.ts'
import { health } from '../../src/service/health.ts'
import { createMetrics } from '../../src/service/metrics.ts'
import { openTestDatabase } from '../helpers/database.ts'

const telegram: ChannelCondition = { name: 'telegram', state: 'down', detail: '502 Bad Gateway' }
const bot: ChannelCondition = { name: 'zalo-bot', state: 'degraded', detail: 'ECONNRESET' }

describe('the service', () => {
  it('is ready while one channel works, and shows how each is', async () => {
    expect(await health(openTestDatabase(), [telegram, bot])).toEqual({
      ok: true,
      checks: [
        { name: 'database', ok: true, detail: 'readable' },
        { name: 'telegram', ok: false, state: 'down', detail: '502 Bad Gateway' },
        { name: 'zalo-bot', ok: true, state: 'degraded', detail: 'ECONNRESET' },
      ],
    })
  })

  it('is not ready when every channel is down', async () => {
    expect((await health(openTestDatabase(), [telegram, { ...bot, state: 'down' }])).ok).toBe(false)
  })

  it('is not ready without its database, however well the channels are', async () => {
    const db = openTestDatabase()
    db.close()
    const { ok, checks } = await health(db, [{ ...bot, state: 'healthy' }])
    expect([ok, checks.map(check => check.ok)]).toEqual([false, [false, true]])
  })
})

it('the metrics name the state of each channel, as it is when they are asked for', async () => {
  let channels = [telegram, bot]
  const metrics = createMetrics(openTestDatabase(), () => channels)
  const first = await metrics.text()
  expect(first).toContain('nhacviec_channel_state{channel="telegram",state="down"} 1')
  expect(first).toContain('nhacviec_channel_state{channel="telegram",state="healthy"} 0')
  expect(first).toContain('nhacviec_channel_state{channel="zalo-bot",state="degraded"} 1')
  expect(first).toContain('nhacviec_channel_up{channel="telegram"} 0')
  expect(first).toContain('nhacviec_channel_up{channel="zalo-bot"} 1')
  channels = [{ ...telegram, state: 'healthy' }]
  const second = await metrics.text()
  expect(second).toContain('nhacviec_channel_state{channel="telegram",state="down"} 0')
  expect(second).toContain('nhacviec_channel_up{channel="telegram"} 1')
})
