import { officeCalendar } from '../db/office/calendar.ts'
import { evidenceOf } from '../db/tasks/evidence.ts'
import { historyLength, historyOf } from '../db/tasks/events.ts'
import { whoJudgedCause } from '../db/tasks/submissions.ts'
import { taskDetails, type Party } from '../db/tasks/find.ts'
import { namesOf } from '../db/people/officers.ts'
import { dueStatus, remaining } from '../src/domain/tasks/due.ts'
import { localDate, localTime } from '../src/domain/days/local-date.ts'
import { item, text, title, type Choice } from '../src/domain/chat/reply.ts'
import type { EventKind, EventMark, Task } from '../src/domain/tasks/task.ts'
import { fullDeadline, joinList, moment, shortDate, shorten } from '../src/vietnamese/phrases.ts'
import { deadlinesOf, saidDay } from '../src/vietnamese/extension-lines.ts'
import {
  causeDecisions,
  causeLine,
  causeStep,
  decisionLine,
  extensionDecisions,
  resultWithCause,
} from '../src/vietnamese/step-lines.ts'
import {
  answerWords,
  causeReviewWords,
  causeWords,
  eventWords,
  markWords,
  reviewWords,
  urgencyWords,
  workWords,
} from '../src/vietnamese/task-lines.ts'
import { fact, longestInLine, quoted } from '../src/domain/chat/apart.ts'
import { wallClock, type Command, type OfficerContext } from './command.ts'
import { askedProof, proofChoices, proofLines, proofReply } from './shared/evidence.ts'
import { onePage, pageTurns, readPage } from './shared/pages.ts'
import { stepsOn, type Step, type StepsOn } from './shared/steps.ts'
import { leadName } from './shared/lead-name.ts'
import { urgingShown } from './shared/urging.ts'
import { askWhich, taskNumber, visibleTask } from './shared/task-argument.ts'

const historyShown = 8

const which = {
  question: 'Đồng chí muốn xem việc nào?',
  none: 'Đồng chí không có việc nào đang chờ xử lý. Muốn xem việc khác, gõ /tim kèm từ khóa.',
}

export const viec: Command = {
  name: 'viec',
  aliases: ['v'],
  summary: 'Xem một việc và quá trình xử lý',
  usage: '/viec SỐ',
  who: 'officer',
  changes: 'never',

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'viec', which, {})
    const { task, parties } = await visibleTask(context, number.id)
    const evidence = await evidenceOf(context.tx, task.id)
    const proof = askedProof(number.rest)
    if (proof !== undefined) return proofReply(task.id, evidence, proof)
    const past = await historyPage(context, task.id, readPage(number.rest).page)
    if (past.page.number > 1)
      return { blocks: [title(`#${task.id} ${task.title}`), ...past.blocks], choices: past.turns }
    const details = await taskDetails(context.tx, task.id)
    const calendar = await officeCalendar(context.tx)
    const status = dueStatus(task, context.today, calendar, wallClock(context))
    const deadline =
      task.due === null
        ? (details?.dueText ?? 'không thời hạn')
        : `${fullDeadline(task.due, task.dueTime)} (${remaining(status)})`
    const others = [
      ...named(parties, 'coordinator'),
      ...(details?.otherCoordinators ? [details.otherCoordinators] : []),
    ]
    const documentDate = details?.documentDate ? ` ngày ${shortDate(details.documentDate)}` : ''
    const open = await stepsOn(context, task, parties)
    const { steps, matter } = open
    const deciders = joinList(await namesOf(context.tx, open.deciders))
    const urging = await urgingShown(context, task, parties)
    const facts: [string, string | null | undefined][] = [
      ['Chủ trì', leadName(parties)],
      ['Phối hợp', joinList(others)],
      ['Thời hạn', deadline],
      [
        'Xin gia hạn',
        task.askedDue === null ? null : `đến ${saidDay(task.askedDue, calendar)}, chờ đồng chí ${deciders} quyết định`,
      ],
      ['Tình trạng', state(task)],
      ['Nguyên nhân quá hạn', causeOf(task, await whoJudgedCause(context.tx, task))],
      ['Người duyệt', matter === 'result' ? deciders : null],
      ['Đôn đốc', urging?.words],
      ['Độ khẩn', task.urgency === 'normal' ? null : urgencyWords[task.urgency]],
      ['Văn bản giao', details?.document && `${details.document}${documentDate}`],
      ['Nguồn giao', details?.source],
      ['Người giao', details?.assigner],
      ['Người nhập', details?.enteredBy],
      ['Lãnh đạo phụ trách', details?.leader],
      ['Theo dõi', joinList(named(parties, 'follower'))],
      ['Sản phẩm', details?.product],
      ['Kết quả', task.result],
      ['Văn bản kết quả', task.resultDocument],
    ]
    return {
      blocks: [
        title(`#${task.id} ${shorten(task.title, longestInLine)}`),
        ...(task.title.length > longestInLine ? [text(...fact('Nội dung', task.title))] : []),
        text(
          ...facts.flatMap(([name, value]) => (value ? fact(name, value) : [])),
          ...proofLines(evidence),
          ...(details?.note ? fact('Ghi chú', details.note) : []),
        ),
        ...past.blocks,
      ],
      choices: [
        ...(urging?.answers ?? []),
        ...steps.flatMap(step => stepChoices[step](task.id, open)),
        ...proofChoices(task.id, evidence),
        ...past.turns,
      ],
    }
  },
}

const named = (parties: readonly Party[], role: Party['role']): string[] =>
  parties.filter(party => party.role === role).flatMap(party => party.officer ?? party.unit ?? [])

function state(task: Task): string {
  const review = task.review === 'none' ? '' : `, ${reviewWords[task.review]}`
  const progress = task.work === 'in_progress' && task.progress > 0 ? ` ${task.progress}%` : ''
  const obstacle = task.obstructed ? ', đang vướng' : ''
  return `${workWords[task.work]}${progress}${review}${obstacle}`
}

/** "khách quan (chờ xác nhận)" */
function causeOf({ lateCause, causeReview }: Task, by: string | undefined): string | null {
  if (lateCause === null) return null
  const judged =
    causeReview === 'pending' || by === undefined
      ? causeReviewWords[causeReview]
      : `đồng chí ${by} ${causeReview === 'confirmed' ? 'xác nhận' : 'không xác nhận'}`
  return `${causeWords[lateCause]}${judged && ` (${judged})`}`
}

const stepChoices: Record<Step, (id: number, open: StepsOn) => Choice | Choice[]> = {
  nhan: id => ({ label: 'Tiếp nhận', send: `/nhan ${id}` }),
  capnhat: id => ({ label: 'Cập nhật', send: `/capnhat ${id}` }),
  xong: id => ({ label: 'Báo hoàn thành', send: `/xong ${id}` }),
  [causeStep]: id => ({ label: 'Nêu nguyên nhân quá hạn', send: causeLine(id) }),
  hoantac: () => ({ label: 'Hoàn tác', send: '/hoantac' }),
  tamdung: id => ({ label: 'Tạm dừng', send: `/tamdung ${id}` }),
  tieptuc: id => ({ label: 'Cho tiếp tục', send: `/tieptuc ${id}` }),
  duyet: decisionChoices,
  // Among the decisions on a request.
  tralai: (id, { matter, result }) =>
    matter === 'result' ? { label: 'Trả lại', send: decisionLine('tralai', id, result) } : [],
  giahan: (id, { steps }) => ({ label: steps.includes('xong') ? 'Xin gia hạn' : 'Gia hạn', send: `/giahan ${id}` }),
  thuhoi: id => ({ label: 'Thu hồi', send: `/thuhoi ${id}` }),
  molai: id => ({ label: 'Mở lại', send: `/molai ${id}` }),
  nhamnguoi: id => ({ label: 'Không đúng người', send: `/nhamnguoi ${id}` }),
  chuyen: id => ({ label: 'Giao người khác', send: `/chuyen ${id}` }),
  giunguyen: id => ({ label: 'Giữ nguyên người chủ trì', send: `/giunguyen ${id}` }),
  ykien: id => ({ label: 'Ý kiến', send: `/ykien ${id}` }),
  nhac: id => ({ label: 'Đôn đốc', send: `/nhac ${id}` }),
}

/** Why a result came late. */
const causeSaid = ({ after: { lateCause } }: { after: Partial<Task> }): string =>
  lateCause ? `: ${causeWords[lateCause]}` : ''

/** Behind what was done. */
function detailOf({ kind, mark, promisedOn }: { kind: EventKind; mark: EventMark | null; promisedOn: string | null }) {
  if (kind === 'urge_answered') return `: ${answerWords(promisedOn)}`
  return mark ? ` (${markWords[mark]})` : ''
}

function decisionChoices(id: number, { matter, result, afterwards, causeReview }: StepsOn): Choice[] {
  switch (matter) {
    case 'extension':
      return extensionDecisions(id, result, afterwards)
    case 'cause':
      return causeDecisions(id, result)
    case 'result':
    case undefined:
      if (causeReview === 'pending') return resultWithCause(id, result).slice(0, 2)
      return [{ label: 'Duyệt', send: decisionLine('duyet', id, result) }]
  }
}

/** One page of what was done with the task, the newest first. */
async function historyPage({ tx, office }: OfficerContext, task: number, wanted: number) {
  const total = await historyLength(tx, task)
  const page = onePage(total, historyShown, wanted)
  const events = await historyOf(tx, task, historyShown, page.offset)
  const day = (ms: number) => moment(localDate(ms, office.timeZone), localTime(ms, office.timeZone))
  const span = page.number === 1 ? `${historyShown} lần gần nhất` : `trang ${page.number}/${page.pages}`
  const { turns } = pageTurns(page, n => (n === 1 ? `/viec ${task}` : `/viec ${task} trang ${n}`), {
    back: '‹ Các lần sau',
    on: 'Các lần trước ›',
  })
  return {
    page,
    turns,
    blocks: [
      title(`Quá trình xử lý${page.pages > 1 ? ` (${span})` : ''}`),
      ...events.map(event =>
        item([
          `${day(event.at)}: ${event.by ?? 'Quản trị'} ${eventWords[event.kind]}${causeSaid(event)}${detailOf(event)}${deadlinesOf(event)}`,
          ...(event.note ? [quoted(shorten(event.note, 300))] : []),
        ]),
      ),
      ...(page.pages > 1 ? [text(`Tất cả ${total} lần.`)] : []),
    ],
  }
}
