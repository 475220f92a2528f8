import { describe, expect, it, onTestFinished } from 'vitest'
import { SendError, type Capabilities, type Media } from '../../src/channels/channel.ts'
import { createCircuit } from '../../src/delivery/circuit.ts'
import { createPacer } from '../../src/delivery/pacing.ts'
import { createWorker } from '../../src/delivery/worker.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { plainText, say, type ProgressChart, type Reply } from '../../src/domain/chat/reply.ts'
import { testClock } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { jumpClock, recordingChannel, recordingLog, until } from '../helpers/engine.ts'
import { answerTo, outboxRows } from '../helpers/outbox.ts'

const chart: ProgressChart = { kind: 'progress-chart', title: 'Tiến độ', subtitle: '', rows: [] }
const picture: Media = { name: 'tien-do.png', mime: 'image/png', bytes: new Uint8Array([1]) }

async function deliver(capabilities: Partial<Capabilities>, draw: () => Promise<Media>) {
  const db = openTestDatabase()
  const channel = recordingChannel('web', capabilities)
  const { log, lines } = recordingLog()
  const clock = jumpClock()
  const worker = createWorker({
    db,
    channel,
    clock,
    log,
    draw,
    pushChannels: alwaysUp(),
    circuit: createCircuit(clock),
    random: () => 0.5,
    leavesAt: now => Promise.resolve(now),
    pacer: createPacer(clock, { messages: Infinity, windowMs: 1_000, perChatMs: 0 }),
    describe: () => 'Tổng số 3 nhiệm vụ',
  })
  await worker.start()
  onTestFinished(() => worker.stop())
  await answerTo(db, 'bao', {
    ...say('Báo cáo'),
    attachment: chart,
    choices: [{ label: 'Quý này', send: '/tiendo quý này' }],
  })
  await worker.idle()
  return { messages: channel.sent.map(({ message }) => message), lines }
}

describe('a picture', () => {
  it('goes with the words and the choices', async () => {
    const { messages } = await deliver({}, () => Promise.resolve(picture))
    expect(messages).toMatchObject([{ picture, choices: [{ label: 'Quý này' }] }])
    expect(plainText(messages[0]!)).toBe('Báo cáo')
  })

  it('becomes words where no pictures are shown, and is not even drawn', async () => {
    let drawn = 0
    const { messages } = await deliver({ images: false }, () => Promise.resolve((drawn++, picture)))
    expect(messages.map(plainText)).toEqual(['Báo cáo\n\nTổng số 3 nhiệm vụ'])
    expect([drawn, messages[0]?.picture]).toEqual([0, undefined])
  })

  it('that cannot be drawn becomes words, and somebody is told', async () => {
    const { messages, lines } = await deliver({}, () => Promise.reject(new Error('no font')))
    expect(messages.map(plainText)).toEqual(['Báo cáo\n\nTổng số 3 nhiệm vụ'])
    expect(messages[0]?.choices).toHaveLength(1)
    expect(lines.filter(line => line.level >= 50).map(line => line.msg)).toEqual([
      'picture not drawn, sending its figures in words',
    ])
  })
})

describe('a picture that a slow platform fetches before it answers', () => {
  /** Milliseconds after which a send of this is given up, where the channel asks for 150 s for a picture. */
  async function givenUpAfter(reply: Reply): Promise<number> {
    const db = openTestDatabase()
    const channel = recordingChannel('web', { pictureTimeoutMs: 150_000 })
    const clock = testClock()
    const begun = clock.now()
    let sends = 0
    const givenUp = new Promise<number>(resolve => {
      channel.onSend = (_, __, signal) => {
        // What became of a text is unknown, so it is tried once more: that is not what is measured.
        if (++sends > 1) throw new SendError('bug', 'over')
        return new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            resolve(clock.now() - begun)
            reject(new SendError('retry', 'too late'))
          }),
        )
      }
    })
    const worker = createWorker({
      db,
      channel,
      clock,
      log: recordingLog().log,
      draw: () => Promise.resolve(picture),
      random: () => 0.5,
      leavesAt: now => Promise.resolve(now),
      pushChannels: alwaysUp(),
      circuit: createCircuit(clock),
      describe: () => '',
      pacer: createPacer(clock, { messages: Infinity, windowMs: 1_000, perChatMs: 0 }),
    })
    await worker.start()
    await answerTo(db, 'bao', reply)
    worker.wake()
    await until(() => sends > 0)
    await clock.advance(160_000)
    const after = await givenUp
    await until(async () => (await outboxRows(db))[0]?.status !== 'sending')
    await worker.stop()
    return after
  }

  it('has the time its channel asks for, and a text has not', async () => {
    expect(await givenUpAfter({ ...say('Báo cáo'), attachment: chart })).toBe(150_000)
    expect(await givenUpAfter(say('Báo cáo'))).toBe(20_000)
  })
})
