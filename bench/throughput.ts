import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import type { Figure } from './figure.ts'
import { startPart, type Part } from './part.ts'
import { seedOffice } from './seed.ts'

const officers = 2_000
const tasks = 20_000
/** Many, so that there are messages enough for both programs to be compiled by the time that counts. */
const chats = 2_000
/** Messages of each chat in a round: with all rounds fewer than a person may send in a minute (domain/pause.ts). */
const perRound = 2
const warmUp = 1
const rounds = 6

interface Bot {
  name: string
  telegram: Part
  bot: Part
  seconds: number
  cpuMs: number
}

/** This product, doing all of its durable work, beside a bot of telegraf's that only echoes: in turn, each in its process. */
export async function measureThroughput(folder: string): Promise<Figure[]> {
  const file = path.join(folder, 'throughput.db')
  seedOffice(file, { officers, tasks })
  const log = openSync(path.join(folder, 'throughput.log'), 'a')
  const echo = await startBot('echo-bot', log)
  const office = await startBot('office-bot', log, file)
  for (let round = 0; round < warmUp + rounds; round++)
    for (const bot of [echo, office]) {
      const cpuBefore = await bot.bot.ask('cpu')
      const seconds = await bot.telegram.ask('feed', linesOf(round))
      const cpu = (await bot.bot.ask('cpu')) - cpuBefore
      if (round < warmUp) continue
      bot.seconds += seconds
      bot.cpuMs += cpu
    }
  const updates = (warmUp + rounds) * perRound * chats
  const sent = await office.telegram.ask('sent')
  const marked = await office.bot.ask('marked')
  for (const { bot, telegram } of [echo, office]) {
    await bot.end()
    await telegram.end()
  }
  closeSync(log)
  return [
    ...figuresOf(echo, office),
    {
      name: 'throughput: updates answered once, sent and marked as sent',
      value: marked,
      unit: '',
      aim: String(updates),
      met: marked === updates && sent === updates,
    },
  ]
}

async function startBot(name: string, log: number, ...more: string[]): Promise<Bot> {
  const telegram = await startPart('fed-telegram', [], log)
  const bot = await startPart(name, [telegram.ready, ...more], log)
  return { name, telegram, bot, seconds: 0, cpuMs: 0 }
}

/** Mostly questions, one change in four; each chat is at another place of the list, so that every moment has all kinds. */
function linesOf(round: number): { chat: number; text: string }[] {
  return Array.from({ length: chats * perRound }, (_, index) => {
    const chat = 1 + (index % chats)
    const turn = round * perRound + Math.floor(index / chats)
    return { chat, text: textOf(chat, (turn + chat) % 12) }
  })
}

/** `place` of twelve. The officer's tasks are those of seed.ts, of which every third is open. */
function textOf(officer: number, place: number): string {
  const own = Array.from({ length: tasks / officers }, (_, index) => officer - 1 + officers * index)
  const [first = 0, second = 0] = own.filter(id => id > 0 && id % 3 === 0)
  switch (place) {
    case 1:
    case 7:
      return `/viec ${first}`
    case 3:
      return `/capnhat ${first} ${10 + (officer % 80)}% Đang tổng hợp số liệu của các đơn vị`
    case 5:
      return `/nhan ${first}`
    case 8:
      return `/xong ${second} Đã trình Báo cáo số 125/BC-VP`
    case 4:
      return '/nhiemvu quá hạn'
    case 9:
      return 'tuần này tôi có việc gì'
    case 10:
      return 'việc quá hạn'
    default:
      return '/nhiemvu'
  }
}

function figuresOf(echo: Bot, office: Bot): Figure[] {
  const updates = rounds * perRound * chats
  const perSecond = ({ seconds }: Bot) => updates / seconds
  const cpu = ({ cpuMs }: Bot) => cpuMs / updates
  const ratio = perSecond(office) / perSecond(echo)
  const info = { aim: '–', met: true }
  return [
    { name: 'throughput: telegraf bot that only echoes', value: perSecond(echo), unit: '/s', ...info },
    { name: 'throughput: this product, every message durable', value: perSecond(office), unit: '/s', ...info },
    { name: 'throughput: product : echo', value: ratio, unit: '×', aim: '≥0.5', met: ratio >= 0.5 },
    { name: 'CPU an update: telegraf bot that only echoes', value: cpu(echo), unit: 'ms', ...info },
    { name: 'CPU an update: this product', value: cpu(office), unit: 'ms', ...info },
    { name: 'CPU an update: product : echo', value: cpu(office) / cpu(echo), unit: '×', ...info },
  ]
}
