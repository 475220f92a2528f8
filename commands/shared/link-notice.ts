import { accountsOf, linkAccount, type LinkedAccount } from '../../db/people/accounts.ts'
import type { Tx } from '../../db/db.ts'
import { queueAccountNotices } from '../../db/messages/outbox.ts'
import { localDate, localTime } from '../../src/domain/days/local-date.ts'
import { say, type Reply } from '../../src/domain/chat/reply.ts'
import { channelWords } from '../../src/vietnamese/channel-words.ts'
import { moment } from '../../src/vietnamese/phrases.ts'
import type { Office } from '../command.ts'

interface Linking {
  tx: Tx
  /** ms */
  now: number
  office: Pick<Office, 'timeZone' | 'pushChannels'>
}

/** A notice of days ago would only confuse. */
const noticeMs = 3 * 86_400_000

/** Links the account, and tells every other account of the person where we may write first: it may not have been them. */
export async function linkAndTell({ tx, now, office }: Linking, account: LinkedAccount): Promise<void> {
  const { id, isNew } = await linkAccount(tx, account, now)
  if (!isNew) return
  const open = new Map(office.pushChannels().map(({ name, windowMs = Infinity }) => [name, now - windowMs]))
  const others = (await accountsOf(tx, account.officerId)).filter(
    other => other.id !== id && other.status === 'active' && other.seenAt > (open.get(other.channel) ?? Infinity),
  )
  const reply = notice(id, account, moment(localDate(now, office.timeZone), localTime(now, office.timeZone)))
  await queueAccountNotices(
    tx,
    others.map(({ id: other, channel, chat }) => ({
      key: `linked:${id}:${now}:account-${other}`,
      channel,
      chat,
      reply,
      expiresAt: now + noticeMs,
    })),
    now,
  )
}

function notice(id: number, { channel }: LinkedAccount, when: string): Reply {
  const undo = `/thoat tài khoản ${id}`
  return {
    ...say(
      `Lúc ${when}, một tài khoản nữa (${channelWords[channel]}) đã được liên kết với đồng chí; tài khoản đó xem và báo cáo được các việc của đồng chí.`,
      `Nếu không phải đồng chí liên kết, đồng chí gõ ${undo} để hủy liên kết đó và báo quản trị viên.`,
    ),
    choices: [{ label: 'Không phải tôi, hủy liên kết đó', send: undo }],
  }
}
