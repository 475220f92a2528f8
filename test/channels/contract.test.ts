import { describe, expect, it } from 'vitest'
import { tasks as taskTable } from '../../db/schema.ts'
import { chartAsText } from '../../src/domain/reports/chart-text.ts'
import { text, type Reply } from '../../src/domain/chat/reply.ts'
import type { Shown } from './contract/platform.ts'
import { platformNames } from './contract/platforms.ts'
import {
  bare,
  buttonsOf,
  chart,
  doing,
  isLabelOf,
  longChoice,
  longResult,
  offered,
  readable,
  replies,
  tasks,
  workbook,
} from './contract/replies.ts'
import { openStage, type Stage } from './contract/stage.ts'

const textOf = (shown: readonly Shown[]): string => shown.map(message => message.text).join('\n')
const twelve: Reply = { blocks: [text('Đồng chí chọn việc:')], choices: tasks(12) }

/** What the store has of a task. */
async function task({ db }: Stage, id: number) {
  const rows = await db.reads.select().from(taskTable)
  return rows.find(row => row.id === id)
}

describe.each(platformNames)('%s', name => {
  it.each(Object.entries(replies))('shows %s whole, and within its limits', async (_, reply) => {
    const stage = await openStage(name)
    const shown = await stage.show(reply)
    expect(bare(shown.map(message => message.text))).toBe(readable(reply, stage))
    const labels = shown.flatMap(message => message.labels)
    const buttons = buttonsOf(reply, stage)
    expect(labels).toHaveLength(buttons.length)
    // A keyboard for the own number puts that first, whatever its place.
    buttons.forEach((choice, i) => expect([labels[i], isLabelOf(labels[i] ?? '', choice)]).toEqual([labels[i], true]))
    // Under the last of several messages, where the thumb is.
    expect(shown.slice(0, -1).flatMap(message => message.labels)).toEqual([])
    expect(stage.violations()).toEqual([])
  })

  it('takes each choice by its button, where it has buttons', async () => {
    const stage = await openStage(name)
    // Nobody presses anything in a terminal.
    const count = name === 'terminal' ? 0 : buttonsOf(twelve, stage).length
    for (let place = 0; place < count; place++) {
      await stage.show(twelve)
      expect(textOf(await stage.presses(place))).toMatch(new RegExp(`^#${place + 1} `))
    }
    expect(stage.violations()).toEqual([])
  })

  it('takes each choice by its number, however that is typed', async () => {
    const stage = await openStage(name)
    for (let number = 1; number <= 12; number++) {
      await stage.show(twelve)
      expect(textOf(await stage.says(String(number)))).toMatch(new RegExp(`^#${number} `))
    }
    for (const typed of ['2.', 'số 2', 'chọn 2', 'Chọn số 2'.normalize('NFD')]) {
      await stage.show(twelve)
      expect(textOf(await stage.says(typed))).toMatch(/^#2 /)
    }
    expect(stage.violations()).toEqual([])
  })

  it.each(['button', 'number'])('takes a choice that says more than a button carries by its %s', async way => {
    const stage = await openStage(name)
    await stage.show({ blocks: [text('Gửi kết quả?')], choices: [longChoice, ...tasks(1)] })
    const hasButtons = name !== 'terminal' && stage.channel.capabilities.buttons > 0
    await (way === 'button' && hasButtons ? stage.presses(0) : stage.says('số 1'))
    expect(await task(stage, 3)).toMatchObject({ work: 'done', result: longResult })
    expect(stage.violations()).toEqual([])
  })

  it('keeps the number of a choice beside one for the own telephone number', async () => {
    const stage = await openStage(name)
    await stage.show(replies['a question for the own telephone number'] ?? twelve)
    expect(textOf(await stage.says('2'))).toMatch(/^#1 /)
  })

  it('shows the list again for a number that is neither in it nor a task, and the list still works', async () => {
    const stage = await openStage(name)
    await stage.show(doing)
    const again = await stage.says('99')
    expect(textOf(again)).toContain('Không có lựa chọn số 99')
    expect(offered(again)).toEqual(['Báo xong #1', '#1', '#2'])
    expect((await task(stage, 1))?.work).toBe('in_progress')
    await stage.says('1')
    expect((await task(stage, 1))?.work).toBe('done')
  })

  it('does nothing for a number typed after the list has expired, but shows it again', async () => {
    const stage = await openStage(name)
    await stage.show(doing)
    stage.pass(25 * 3_600_000)
    const again = await stage.says('chọn 1')
    expect(textOf(again)).toContain('Danh sách này đã cũ')
    expect(offered(again)).toEqual(['Báo xong #1', '#1', '#2'])
    expect((await task(stage, 1))?.work).toBe('in_progress')
    await stage.says('1.')
    expect((await task(stage, 1))?.work).toBe('done')
  })

  it.each([true, false])('shows a chart as a picture or in words (public address: %s)', async published => {
    const stage = await openStage(name, { published })
    for (const blocks of [[text('Tổng số 120 nhiệm vụ.')], [text('Một đoạn dài. '.repeat(400))]]) {
      const reply: Reply = { blocks, choices: tasks(7), attachment: chart }
      const shown = await stage.show(reply)
      const pictures = shown.flatMap(({ picture }) => (picture ? [picture] : []))
      const drawn = name !== 'zalo-bot' || published
      expect(pictures.map(bytes => Buffer.from(bytes).toString('latin1', 1, 4))).toEqual(drawn ? ['PNG'] : [])
      const seen = bare(shown.map(message => message.text))
      expect(seen).toContain(bare(blocks.map(block => block.text)))
      if (!drawn) expect(seen).toContain(bare([chartAsText(chart)]))
      expect(offered(shown).toSorted()).toEqual(tasks(7).map(choice => choice.label))
      expect(textOf(await stage.says('7'))).toMatch(/^#7 /)
    }
    expect(stage.violations()).toEqual([])
  })

  it.each([true, false])('hands out a workbook, or says how to get it (public address: %s)', async published => {
    const stage = await openStage(name, { published })
    const shown = await stage.show(workbook)
    const files = shown.flatMap(({ file }) => file ?? [])
    const url = /https:\S+\/media\/[\w-]+/.exec(textOf(shown))?.[0]
    expect(textOf(shown)).toContain('Bảng nhiệm vụ')
    if (stage.channel.capabilities.files) expect([files, url]).toEqual([['nhiem-vu-2026-11-23.xlsx'], undefined])
    else if (published) {
      expect(textOf(shown)).toContain('tải được trong 15 phút')
      const { status, headers } = await stage.fetched(url ?? '')
      expect(status).toBe(200)
      expect(headers.get('content-disposition')).toContain('nhiem-vu-2026-11-23.xlsx')
      stage.pass(15 * 60_000)
      expect((await stage.fetched(url ?? '')).status).toBe(404)
    } else expect(textOf(shown)).toContain('Kênh này không gửi được tệp nhiem-vu-2026-11-23.xlsx')
    expect(stage.violations()).toEqual([])
  })
})
