import { expect, it } from 'vitest'
import type { Call } from '../helpers/fake-telegram/index.ts'
import { labels, staff, words, type TelegramOffice } from './telegram-office.ts'

const isSend = (call: Call) => call.method.startsWith('send')
const toChat = (chat: number) => (call: Call) => isSend(call) && Number(call.params.chat_id) === chat

/** Digests, silences, people who leave, and stops: continues `officersTalk`, with its people linked and its work done. */
export function messagesArrive(at: () => TelegramOffice): void {
  it('is silent to the chat for which Telegram asks it, and to nobody else', async () => {
    const { fake, person, reply } = at()
    fake.failNext({ status: 429, retryAfter: 2, method: 'sendMessage' })
    person('CB01').says('/nhiemvu')
    const refused = await fake.waitForCall(call => call.status === 429, 20_000)
    person('CB02').says('/nhiemvu')
    const [held, other] = await Promise.all([reply('CB01'), reply('CB02')])
    expect(held.at - refused.at).toBeGreaterThanOrEqual(2_000)
    // It goes out before the other's silence is over: it is the probe that tells a chat's limit from the bot's.
    expect(other.at).toBeLessThan(held.at)
    expect(fake.calls.filter(toChat(person('CB01').id)).filter(call => call.at >= refused.at)).toHaveLength(2)
  })

  it('sends the digest that another process queued, but not to who has left', async () => {
    const { fake, person, reply, workplace, today } = at()
    person('CB03').blocks()
    person('CB04').deactivates()
    await at().settled()
    const [queued] = await workplace.json<{ officer: string }[]>([
      'job',
      'run',
      'daily-reminders',
      '--at',
      `${today}T08:00`,
    ])
    // CB01 has completed everything.
    expect(queued?.map(row => row.officer)).toEqual(['CB02', 'CB03', 'CB04'])
    const digest = await reply('CB02')
    expect(digest.text).toContain('Nhắc việc ')
    expect(digest.text).toContain('#2 Thăm gia đình chính sách, tổ 2')
    expect(labels(digest)).toEqual(['Việc #2', 'Nhiệm vụ'])
    await fake.waitForCall(call => toChat(person('CB04').id)(call) && call.status === 403, 20_000)
    await at().service.logged(/"key":"daily:[\d-]+:officer-2".*"msg":"sent"/)
    // The numbers of the list that stood there before stay true.
    person('CB02').says('1')
    expect((await reply('CB02')).text).toContain('Nhiệm vụ (chưa tiếp nhận): 1 việc')
  })

  it('stops at once and without an error on SIGTERM', async () => {
    const { code, ms } = await at().stop()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(5_000)
    const held = (
      await at().workplace.json<{ officer: string; status: string }[]>(['outbox', 'list', '--status', 'held'])
    )[0]
    expect(held?.map(row => row.officer)).toEqual(['CB03', 'CB04'])
  })

  it('answers after the start what was sent while it was down, and delivers to who is back', async () => {
    const { person, reply, fake } = at()
    const before = person('CB02').messages.length
    person('CB02').says('/xong 2 Đã thăm')
    person('CB03').unblocks()
    await at().start()
    expect((await reply('CB02')).text).toContain('Đã ghi nhận hoàn thành việc #2')
    expect((await reply('CB03')).text).toContain('Nhắc việc ')
    expect(person('CB02').messages).toHaveLength(before + 1)
    await fake.drained(20_000)
  })

  it('loses nothing that is sent while it stops', async () => {
    const { person, reply } = at()
    const before = person('CB03').messages.length
    const stopping = at().stop()
    person('CB03').says('/xong 3 Đã thăm')
    person('CB03').says('/nhiemvu')
    expect((await stopping).code).toBe(0)
    await at().start()
    expect((await reply('CB03')).text).toContain('Đã ghi nhận hoàn thành việc #3')
    expect((await reply('CB03')).text).toContain('không có nhiệm vụ nào')
    expect(person('CB03').messages).toHaveLength(before + 2)
  })

  it('says that it is alive and ready, and counts what it sent', async () => {
    const get = async (path: string) => {
      const response = await fetch(`${at().url}${path}`)
      return { status: response.status, body: await response.text() }
    }
    expect(await get('/healthz')).toEqual({ status: 200, body: '{"ok":true}' })
    const ready = await get('/readyz')
    expect(ready.status).toBe(200)
    expect(JSON.parse(ready.body)).toMatchObject({
      ok: true,
      checks: [{ name: 'database' }, { name: 'telegram', ok: true }],
    })
    const { body } = await get('/metrics')
    expect(body).toMatch(/^nhacviec_sends_total\{channel="telegram",kind="answer",outcome="sent"\} [1-9]/m)
    expect(body).toContain('nhacviec_channel_up{channel="telegram"} 1')
  })

  it('does not wait with its shutdown for the end of a silence', async () => {
    const { fake, person, workplace } = at()
    fake.failNext({ status: 429, retryAfter: 60, method: 'sendMessage' })
    person('CB01').says('/nhiemvu')
    const refused = await fake.waitForCall(call => call.description === 'Too Many Requests: retry after 60', 20_000)
    person('CB02').says('/nhiemvu')
    await at().settled()
    const { code, ms } = await at().stop()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(5_000)
    expect(fake.calls.filter(toChat(person('CB01').id)).filter(call => call.at > refused.at)).toEqual([])
    // Whether the other's answer went out before the stop, as the probe, is a matter of milliseconds.
    const held = `select count(*) as n from outbox where status = 'queued' and chat = '${person('CB01').id}'`
    expect(workplace.query(held)).toEqual([{ n: 1 }])
  })

  it('made no call that Telegram would refuse, and wrote no secret and no message into its logs', () => {
    expect(at().fake.violations).toEqual([])
    const logs = at().logs()
    expect(logs).toContain('"msg":"answered"')
    const said = [
      ...Object.values(words),
      at().fake.token,
      '901000002',
      'gia đình chính sách',
      ...staff.map(one => one.name),
    ]
    expect(said.filter(text => logs.includes(text))).toEqual([])
  })
}
