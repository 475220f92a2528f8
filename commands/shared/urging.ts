import { urgingHistory } from '../../db/tasks/urges.ts'
import type { Party } from '../../db/tasks/find.ts'
import type { Choice } from '../../src/domain/chat/reply.ts'
import { localDate, localTime } from '../../src/domain/days/local-date.ts'
import { may } from '../../src/domain/people/access.ts'
import { barredStep, isOpen, type Task } from '../../src/domain/tasks/task.ts'
import { urgingOf } from '../../src/domain/tasks/urging.ts'
import { moment } from '../../src/vietnamese/phrases.ts'
import { urgeAnswers } from '../../src/vietnamese/step-lines.ts'
import { answerWords, urgedWords } from '../../src/vietnamese/task-lines.ts'
import type { OfficerContext } from '../command.ts'

/** When the word leaves, as it is said. */
export function whenSent(
  { now, office }: Pick<OfficerContext, 'now' | 'office'>,
  leavesAt: number,
  someAtOnce = false,
): { waits: boolean; words: string } {
  if (leavesAt <= now) return { waits: false, words: 'Tin được gửi ngay.' }
  const leaves = moment(localDate(leavesAt, office.timeZone), localTime(leavesAt, office.timeZone))
  return {
    waits: !someAtOnce,
    words: someAtOnce
      ? `Người có việc hỏa tốc nhận tin ngay; ngoài giờ nhận tin nên các tin khác được gửi lúc ${leaves}.`
      : `Ngoài giờ nhận tin nên tin được gửi lúc ${leaves}; nếu nhầm, gõ /hoantac trong 10 phút.`,
  }
}

/** How often the lead was urged and what became of it, with the answers that are open to this person; undefined: never. */
export async function urgingShown(
  { tx, actor, office }: OfficerContext,
  task: Task,
  parties: readonly Party[],
): Promise<{ words: string; answers: Choice[] } | undefined> {
  const { count, urges, unanswered, answer } = urgingOf(await urgingHistory(tx, task.id))
  if (count === 0) return undefined
  const at = (ms: number) => moment(localDate(ms, office.timeZone), localTime(ms, office.timeZone))
  const last = urges.at(-1)
  const open = unanswered.at(-1)
  const facts = [
    urgedWords(count),
    ...(last ? [`gần nhất lúc ${at(last.at)} (đồng chí ${last.by ?? ''})`] : []),
    ...(answer ? [`trả lời lúc ${at(answer.at)}: ${answerWords(answer.promisedOn)}`] : []),
    ...(open && isOpen(task) ? [answer ? 'lần gần nhất chưa trả lời' : 'chưa trả lời'] : []),
  ]
  const mayAnswer = open && may('answer-urge', actor, parties, task) && !barredStep('answer-urge', task)
  return { words: facts.join('; '), answers: mayAnswer ? urgeAnswers(task.id, open.id) : [] }
}
