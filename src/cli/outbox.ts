import { dropMessages, listOutbox, messagesNow, retryMessages } from '../../db/messages/outbox-admin.ts'
import { outboxStates } from '../domain/chat/outbox.ts'
import { doneInPart, failed, UsageError } from './exit.ts'
import { asTyped } from './say.ts'
import { printJson, withDatabase } from './surroundings.ts'

const listLimit = 10_000

export interface ListOptions {
  status?: string
  json?: boolean
}

export const list = (options: ListOptions): Promise<void> =>
  withDatabase(undefined, async ({ db }) => {
    const status = outboxStates.find(state => state === options.status)
    if (options.status !== undefined && status === undefined)
      throw new UsageError(`--status: ${outboxStates.join(', ')}`)
    const rows = (await listOutbox(db.reads, status, listLimit)).map(({ channel, error, ...row }) => ({
      ...row,
      ...(channel !== null && { channel }),
      ...(error !== null && { error }),
    }))
    if (options.json) {
      printJson(rows)
      return
    }
    if (rows.length === 0) console.log('Không có tin nào.')
    for (const row of rows)
      console.log(
        [row.id, row.status, row.kind, row.channel ?? '–', row.officer ?? '–', row.key, row.error ?? ''].join('  '),
      )
  })

export const retry = (ids: string[]): Promise<void> =>
  withDatabase(undefined, async ({ db, clock }) => {
    const wanted = numbers(ids)
    const { before, retried } = await db.transact(async tx => ({
      before: await messagesNow(tx, wanted),
      retried: await retryMessages(tx, wanted, clock.now()),
    }))
    conclude(wanted, before, retried, `Đã xếp hàng lại ${retried.length}/${wanted.length} tin.`, notRetried)
  })

export const drop = (ids: string[]): Promise<void> =>
  withDatabase(undefined, async ({ db }) => {
    const wanted = numbers(ids)
    const { before, dropped } = await db.transact(async tx => {
      const before = await messagesNow(tx, wanted)
      await dropMessages(tx, wanted)
      const after = new Map((await messagesNow(tx, wanted)).map(({ id, status }) => [id, status]))
      const dropped = before.filter(({ id, status }) => status !== after.get(id)).map(({ id }) => id)
      return { before, dropped }
    })
    conclude(wanted, before, dropped, `Đã bỏ ${dropped.length}/${wanted.length} tin.`, notDropped)
  })

type Message = Awaited<ReturnType<typeof messagesNow>>[number]

/** What was done, and of each message with which nothing was done, why. */
function conclude(
  wanted: readonly number[],
  before: readonly Message[],
  done: readonly number[],
  summary: string,
  whyNot: (message: Message) => string,
): void {
  for (const id of wanted.filter(id => !done.includes(id))) {
    const message = before.find(found => found.id === id)
    console.error(
      asTyped(message ? `Tin ${id}: ${whyNot(message)}.` : `Không có tin ${id}. Xem số tin bằng: nhacviec outbox list`),
    )
  }
  console.log(summary)
  if (done.length < wanted.length) process.exitCode = done.length === 0 ? failed : doneInPart
}

function notRetried({ status, gone }: Message): string {
  switch (status) {
    case 'queued':
    case 'sending':
      return 'đang chờ gửi, không cần xếp hàng lại'
    case 'sent':
      return 'đã gửi rồi'
    case 'held':
      return 'được giữ lại vì cán bộ chưa liên kết tài khoản; tự gửi khi liên kết xong (nhacviec invite MÃ)'
    case 'dead':
    case 'ambiguous':
    case 'expired':
    case 'dropped':
      return gone ? 'cán bộ không còn công tác nên không gửi nữa' : 'chưa xếp hàng lại được'
  }
}

function notDropped({ status }: Message): string {
  switch (status) {
    case 'sending':
      return 'đang được gửi đi, không bỏ được nữa'
    case 'sent':
      return 'đã gửi rồi'
    case 'dropped':
      return 'đã bỏ từ trước'
    case 'queued':
    case 'held':
    case 'dead':
    case 'ambiguous':
    case 'expired':
      return 'chưa bỏ được'
  }
}

function numbers(ids: string[]): number[] {
  const wrong = ids.find(id => !/^\d+$/.test(id))
  if (wrong !== undefined) throw new UsageError(`"${wrong}" không phải số tin. Xem số tin bằng: nhacviec outbox list`)
  return [...new Set(ids.map(Number))]
}
