import type { Tx } from '../../db/db.ts'
import { queueAccountNotices } from '../../db/messages/outbox.ts'
import type { LinkedAccount } from '../../db/people/accounts.ts'
import { isRefused, type Refusal } from '../../src/actions/action.ts'
import { link, type Linked, type Proof } from '../../src/actions/link.ts'
import { localDate, localTime } from '../../src/domain/days/local-date.ts'
import { say, type Reply } from '../../src/domain/chat/reply.ts'
import { channelWords } from '../../src/vietnamese/channel-words.ts'
import { moment } from '../../src/vietnamese/phrases.ts'
import type { Office } from '../command.ts'

/** A notice of days ago would only confuse. */
const noticeMs = 3 * 86_400_000

interface Linking {
  tx: Tx
  /** ms */
  now: number
  office: Pick<Office, 'timeZone' | 'pushChannels' | 'settings'>
  proof: Proof
}

/** Links the account, and tells every other account of the person: it may not have been them. */
export async function linkAndTell(
  { tx, now, office, proof }: Linking,
  account: LinkedAccount,
): Promise<Linked | Refusal> {
  const { timeZone } = office
  const [today, time] = [localDate(now, timeZone), localTime(now, timeZone)]
  const linked = await link(tx, { now, today, office }, { account, proof })
  if (isRefused(linked)) return linked
  const reply = notice(linked.id, account, moment(today, time))
  await queueAccountNotices(
    tx,
    linked.toTell.map(({ id, channel, chat }) => ({
      key: `linked:${linked.id}:${now}:account-${id}`,
      channel,
      chat,
      reply,
      expiresAt: now + noticeMs,
    })),
    now,
  )
  return linked
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
