import type { LLMock } from '@copilotkit/aimock'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createCircuit } from '../../src/delivery/circuit.ts'
import { createPacer } from '../../src/delivery/pacing.ts'
import { createWorker } from '../../src/delivery/worker.ts'
import { plainText, text, title, type Reply } from '../../src/domain/chat/reply.ts'
import { summarySentences } from '../../src/vietnamese/progress-summary.ts'
import { testClock } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { jumpClock, recordingChannel, recordingLog, until } from '../helpers/engine.ts'
import { asked, assistantOn, languageModel, oddServer, type AssistantBench } from '../helpers/language-model.ts'
import { answerTo } from '../helpers/outbox.ts'
import { ward } from '../helpers/summary-figures.ts'

const never = new AbortController().signal
const good =
  'Đến ngày 23/11/2026, UBND phường Hòa Bình đã hoàn thành 800 nhiệm vụ, đạt 64,5%. Quá hạn nhiều nhất là Phòng Kinh tế ' +
  'với 21 nhiệm vụ. Từ nay đến 30/11/2026 có 35 nhiệm vụ đến hạn, đề nghị các đơn vị tập trung.'
const label = 'Tóm tắt do AI viết (có thể sai), số liệu đã được đối chiếu: '

let model: LLMock
let bench: AssistantBench
beforeEach(async () => {
  model = await languageModel()
  bench = assistantOn(model.url)
})

describe('the model’s summary', () => {
  it('is taken, labelled, when every number is in the figures', async () => {
    model.onMessage(/.*/, { content: good })
    expect(await bench.assistant.summarise(ward, never)).toBe(label + good)
    expect(bench.logged).toEqual([])
  })

  it.each([
    ['one number is wrong', good.replace('800', '801')],
    ['one share is wrong', good.replace('64,5', '74,5')],
    ['a number in words is wrong', good.replace('35 nhiệm vụ', 'ba mươi sáu nhiệm vụ')],
    ['a unit is not in the figures', good.replace('Phòng Kinh tế', 'Phòng Nội vụ')],
    ['a sentence is missing', good.replace(/Từ nay.*/, '')],
    ['a sentence is added', `${good} Trân trọng báo cáo.`],
    ['it has a heading', `TÓM TẮT\n${good}`],
    ['it is empty', ''],
    ['it never ends', good.repeat(10)],
  ])('is dropped when %s, with one line on the log', async (_, content) => {
    model.onMessage(/.*/, { content })
    expect(await bench.assistant.summarise(ward, never)).toBeUndefined()
    expect(bench.logged.map(({ what, reason }) => [what, reason])).toEqual([['summarise', 'of no use']])
  })

  it('is written from the computed figures and nothing else', async () => {
    model.onMessage(/.*/, { content: good })
    await bench.assistant.summarise(ward, never)
    const request = asked(model)[0]!
    expect(request.tools).toBeUndefined()
    expect(JSON.parse(request.messages[1]!.content as string)).toMatchObject({
      tong_so: 1240,
      da_hoan_thanh: 800,
      ty_le_hoan_thanh: '64,5%',
      chua_hoan_thanh_qua_han: 40,
      don_vi_qua_han_nhieu_nhat: [{ don_vi: 'Phòng Kinh tế', qua_han: 21 }, {}, {}],
      sap_den_han: { so_nhiem_vu: 35, den_het_ngay: '30/11/2026' },
    })
  })

  it('thought about aloud is read without the thoughts', async () => {
    model.onMessage(/.*/, { content: `<think>1 + 1 = 2. Được.</think>\n${good}` })
    expect(await bench.assistant.summarise(ward, never)).toBe(label + good)
  })

  it('passes when it repeats the template word for word', async () => {
    const content = summarySentences(ward).join(' ')
    model.onMessage(/.*/, { content })
    expect(await bench.assistant.summarise(ward, never)).toBe(label + content)
  })
})

describe('a reply that may be said in other words', () => {
  const reply: Reply = {
    blocks: [title('Tóm tắt'), text('Bản mẫu.'), text('Tổng số 1.')],
    wording: { block: 1, figures: ward },
  }

  async function delivered(of: AssistantBench | undefined, clock = jumpClock()) {
    const db = openTestDatabase()
    const channel = recordingChannel('web')
    const worker = createWorker({
      db,
      channel,
      clock,
      log: recordingLog().log,
      pushChannels: () => [],
      random: () => 0.5,
      leavesAt: now => Promise.resolve(now),
      circuit: createCircuit(clock),
      pacer: createPacer(clock, { messages: Infinity, windowMs: 1_000, perChatMs: 0 }),
      draw: () => Promise.reject(new Error('nothing to draw')),
      describe: () => '',
      word: of && (figures => of.assistant.summarise(figures, never)),
    })
    await worker.start()
    onTestFinished(() => worker.stop())
    await answerTo(db, 'bao', reply)
    worker.wake()
    return { channel, worker }
  }
  const said = async (of: AssistantBench | undefined) => {
    const { channel, worker } = await delivered(of)
    await worker.idle()
    return channel.sent.map(({ message }) => plainText(message))
  }

  it('goes out in the model’s words where they hold', async () => {
    model.onMessage(/.*/, { content: good })
    expect(await said(bench)).toEqual([`Tóm tắt\n\n${label}${good}\n\nTổng số 1.`])
  })

  it('goes out as it is when the model is wrong, or there is none', async () => {
    model.onMessage(/.*/, { content: good.replace('800', '900') })
    expect(await said(bench)).toEqual(['Tóm tắt\n\nBản mẫu.\n\nTổng số 1.'])
    expect(await said(undefined)).toEqual(['Tóm tắt\n\nBản mẫu.\n\nTổng số 1.'])
  })

  it('goes out as it is after twenty seconds', async () => {
    const clock = testClock()
    const server = await oddServer(() => undefined)
    const { channel } = await delivered(assistantOn(server.url, { clock }), { ...clock, jump: () => undefined })
    await until(() => server.requests() === 1)
    await clock.advance(20_000)
    await until(() => channel.sent.length === 1)
    expect(plainText(channel.sent[0]!.message)).toContain('Bản mẫu.')
  })
})
