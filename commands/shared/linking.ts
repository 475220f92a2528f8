import { findInvite, lockedUntil, countWrongCode } from '../../db/people/invites.ts'
import { isShownTo } from './help-lines.ts'
import { forgetStranger } from '../../db/people/personal-data.ts'
import { isRefused } from '../../src/actions/action.ts'
import type { Proof } from '../../src/actions/link.ts'
import { officeCalendar } from '../../db/office/calendar.ts'
import { countOpen } from '../../db/tasks/lists.ts'
import { newsForAnswer } from '../../src/actions/announce.ts'
import { own } from '../../src/domain/tasks/task-list.ts'
import { announcement } from '../../src/vietnamese/announcement.ts'
import { officerName, officeName } from '../../db/people/officers.ts'
import { identifiedByPhone } from '../../db/people/phones.ts'
import type { Actor } from '../../src/domain/people/access.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import { readCode } from '../../src/domain/people/link-code.ts'
import { localTime } from '../../src/domain/days/local-date.ts'
import type { Form } from '../../src/vietnamese/form.ts'
import { say, text, type Answers, type MenuEntry, type Reply } from '../../src/domain/chat/reply.ts'
import { platformPhone } from '../../src/domain/people/phone.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import type { CommandInfo, Context } from '../command.ts'
import { linkAndTell } from './link-notice.ts'
import { modelNotice } from './model-notice.ts'
import { worded } from './refusals.ts'
import { startChoices } from './start-choices.ts'

/** Words after "bắt đầu" or "liên kết" may be a sentence ("liên kết vùng kinh tế"): that is no wrong code. */
export const meantAsCode = (typed: string): boolean =>
  readCode(typed) !== undefined || /^[a-z\d]+([\s\p{Pd}_]+[a-z\d]+)?$/iu.test(typed.trim())

/** Linking begins with proof (a one-time code, or the person's own number shared on Telegram) and ends with consent. */
export async function beginWithCode(context: Context, typed: string): Promise<Reply> {
  const { tx, now, message } = context
  const locked = await lockedUntil(tx, message.channel, message.sender, now)
  if (locked !== undefined)
    return say(
      `Đồng chí đã nhập sai mã liên kết nhiều lần. Vui lòng thử lại sau ${localTime(locked, context.office.timeZone)}.`,
    )
  const code = readCode(typed)
  const invite = code === undefined ? undefined : await findInvite(tx, code, now)
  if (!invite) return wrongCode(context)
  // The same link pressed twice: nothing is wrong.
  if (invite.state !== 'good' && context.actor?.officerId === invite.officerId) return alreadyLinked(context.actor)
  switch (invite.state) {
    case 'used':
      return say('Mã liên kết này đã được dùng. Đồng chí đề nghị quản trị viên cấp mã mới.')
    case 'expired':
      return say('Mã liên kết này đã hết hạn (mã có hiệu lực 7 ngày). Đồng chí đề nghị quản trị viên cấp mã mới.')
    case 'void':
      return say(worded({ refused: 'invite-void' }).message)
    case 'good':
      return askConsent(context, invite.officerId, { invite: String(invite.id) })
  }
}

async function wrongCode(context: Context): Promise<Reply> {
  const { tx, now, message } = context
  const left = await countWrongCode(tx, message.channel, message.sender, now)
  return left > 0
    ? say(`Mã liên kết không đúng. Đồng chí kiểm tra lại mã (8 ký tự, ví dụ ABCD-2345); còn ${left} lần thử.`)
    : say(
        'Mã liên kết không đúng. Đã sai 5 lần nên việc liên kết tạm khóa 15 phút; sau đó đồng chí thử lại với mã đúng.',
      )
}

/** @throws UserError when the number is not the sender's own, or it identifies nobody */
export async function beginWithContact(context: Context, contact: { phone: string; own: boolean }): Promise<Reply> {
  if (!contact.own && context.actor)
    throw new UserError(
      'Tài khoản này đã được liên kết; trợ lý không dùng danh thiếp của người khác.',
      startChoices(context.actor),
    )
  if (!contact.own)
    throw new UserError(
      'Danh thiếp này không phải số điện thoại của chính đồng chí nên không dùng để liên kết được. Đồng chí bấm nút gửi số của mình hoặc gửi mã liên kết.',
    )
  const phone = platformPhone(contact.phone)
  const identified = phone === undefined ? undefined : await identifiedByPhone(context.tx, phone)
  if (!identified)
    throw new UserError(
      'Số điện thoại này chưa xác định được cán bộ trong danh sách. Đồng chí đề nghị quản trị viên cấp mã liên kết rồi gửi mã vào đây.',
    )
  if (context.actor?.officerId === identified.officerId) return alreadyLinked(context.actor)
  return askConsent(context, identified.officerId, { phone: identified.hash })
}

const alreadyLinked = (actor: Actor): Reply => ({
  ...say(`Tài khoản này đã được liên kết với đồng chí ${actor.name}.`),
  choices: startChoices(actor),
})

async function askConsent(context: Context, officerId: number, proof: Record<string, string>): Promise<Reply> {
  const office = await officeName(context.tx)
  const name = await officerName(context.tx, officerId)
  const former = context.actor && context.actor.officerId !== officerId ? context.actor.name : undefined
  return {
    blocks: [
      text(`Trợ lý Nhắc Việc của ${office}. Tài khoản này sẽ được liên kết với cán bộ ${name}.`),
      ...(former ? [text(`Liên kết hiện có với cán bộ ${former} sẽ bị hủy, tin nhắn cũ ở đây được xóa.`)] : []),
      text(
        'Hệ thống lưu: định danh tài khoản chat này, tin nhắn gửi tới trợ lý, tin trả lời và nhắc việc (30 ngày), thao tác xử lý nhiệm vụ (theo quy định lưu trữ). ' +
          'Nội dung trao đổi đi qua máy chủ của nền tảng chat, có thể đặt ở nước ngoài. Đồng chí xem dữ liệu bằng /dulieu, xóa bằng /xoadulieu.',
      ),
      ...(context.office.languageModel ? [text(modelNotice)] : []),
      text('Đồng chí có đồng ý không?'),
    ],
    choices: consentChoices,
    form: { command: 'lienket', field: 'consent', answers: { code: '', officer: String(officerId), ...proof } },
  }
}

/** Silence is not consent (Luật 91/2025/QH15), nor is anything but a clear yes. */
const consents =
  /^(?:(?:da|vang|u|ok),? )*(?:(?:toi|em|minh|anh|chi|chau) )?(?:xin )?(?:dong y|nhat tri|chap thuan|ok|oke|co|vang|dung)(?: (?:lien ket|dong y|a|nhe|em|anh|chi|luu|nha))*[.! ]*$/
const declines = /^(?:(?:da|vang),? )?(?:(?:toi|em|minh) )?(?:khong|ko|k|thoi|huy|chua|tu choi)(?: |$|[.!,])/

/** The consent to a link that was proved; and before it, where nothing is proved yet, the code. */
export const linkForm: Form<Context> = {
  fields: [
    {
      name: 'code',
      ask: () => askForCode,
      read: ({ text }) => (readCode(text) === undefined ? { kind: 'none' } : { kind: 'value', value: text }),
      check: async (context, code) => ({ kind: 'answered', reply: await beginWithCode(context, code) }),
    },
    {
      name: 'consent',
      ask: () => ({
        ...say('Để hoàn tất liên kết, đồng chí trả lời "đồng ý" hoặc "không đồng ý".'),
        choices: consentChoices,
      }),
      read({ text }) {
        const words = fold(text)
        if (consents.test(words)) return { kind: 'value', value: 'đồng ý' }
        return declines.test(words) && !/\?/.test(words) ? { kind: 'value', value: 'không đồng ý' } : { kind: 'none' }
      },
    },
  ],
  about: () => 'liên kết tài khoản',
  done: (context, answers) => (answers['consent'] === 'đồng ý' ? linkConsented(context, answers) : decline(context)),
  left: () => declined,
  again: () => askForCode,
}

/** What came before the refusal is forgotten with it; whoever is linked already keeps what is theirs. */
async function decline({ tx, message, actor }: Context): Promise<Reply> {
  if (!actor) await forgetStranger(tx, message.channel, message.sender, message.chat)
  return declined
}

const declined = say(
  'Đã dừng, tài khoản chưa được liên kết và không có dữ liệu nào được lưu thêm. Khi cần, đồng chí gửi lại mã liên kết.',
)

const askForCode: Reply = {
  ...say('Để liên kết, đồng chí gửi mã liên kết do quản trị viên hoặc phòng Tổng hợp cấp, ví dụ: /lienket ABCD-2345'),
  choices: [{ label: 'Gửi số điện thoại của tôi', send: '/lienket', contact: true }],
}

/** A consent asked for by an earlier version, for a number, has no hash of it: that identifies nobody. */
const proofOf = ({ invite, phone = '' }: Answers): Proof =>
  invite === undefined ? { by: 'telephone', hash: phone } : { by: 'code', invite: Number(invite) }

async function linkConsented(context: Context, answers: Answers): Promise<Reply> {
  const { tx, office, message } = context
  const { channel, sender, chat } = message
  const account = { channel, externalId: sender, chat, officerId: Number(answers['officer']) }
  const outcome = await linkAndTell({ ...context, proof: proofOf(answers) }, account)
  if (isRefused(outcome)) return say(worded(outcome).message)
  const { actor } = outcome
  const { reminderAt } = await office.settings(tx)
  const news = announcement(await newsForAnswer(tx, context, actor.officerId), context.today, await officeCalendar(tx))
  const open = await countOpenOf(context, actor)
  return {
    blocks: [
      text(`Xin chào đồng chí ${actor.name}. Tài khoản đã được liên kết.`),
      text(
        `Mỗi sáng ngày làm việc lúc ${reminderAt}, trợ lý nhắc các việc đến hạn. ${open === 0 ? 'Đồng chí bấm Nhiệm vụ để xem việc đang chờ xử lý.' : `Đồng chí có ${open} việc đang chờ xử lý, bấm Nhiệm vụ để xem.`}`,
      ),
      ...news.blocks,
    ],
    choices: [...(news.choices ?? []), ...startChoices(actor)],
    menu: menuFor(actor, context.commands),
  }
}

/** What they have to do, as /nhiemvu counts it. */
async function countOpenOf({ tx, today }: Context, actor: Actor): Promise<number> {
  const {
    overdue,
    today: dueToday,
    soon,
    later,
    undated,
  } = await countOpen(tx, own(actor), {}, { today, soonUntil: today })
  return overdue + dueToday + soon + later + undated
}

const consentChoices = [
  { label: 'Đồng ý', send: 'đồng ý' },
  { label: 'Không đồng ý', send: 'không đồng ý' },
]

/** The commands this person may use, for the platform's own menu. */
export const menuFor = (actor: Actor | undefined, commands: readonly CommandInfo[]): MenuEntry[] =>
  commands.filter(command => isShownTo(actor, command)).map(({ name, summary }) => ({ name, summary }))
