import type { Reads, Tx } from '../../db/db.ts'
import { urgingHistory, type NamedEvent } from '../../db/tasks/urges.ts'
import { urgeAnswersTopic } from '../domain/chat/notice.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import type { Actor } from '../domain/people/access.ts'
import { noticesOf } from '../domain/tasks/notices.ts'
import { acknowledge, answerUrge as answered, barredStep } from '../domain/tasks/task.ts'
import { urgingOf } from '../domain/tasks/urging.ts'
import { urgeAnswerNotice } from '../vietnamese/urge-notice.ts'
import { isRefused, type Action, type Occasion, type Refusal } from './action.ts'
import { thoseWhoSee } from './answering.ts'
import { allowedTask, takeStep, type SeenTask, type Taken } from './task-step.ts'
import { tellTogether } from './tell-concerned.ts'
import { outcomeOf } from './urge.ts'

/** `urge`: the line of the history by which the lead was urged */
export interface AnsweredUrge {
  task: number
  urge: number
}

interface OpenUrging extends SeenTask {
  /** those who have urged and were not answered yet, as far as they may still see the task */
  urgers: number[]
}

/** The urging that waits for this person's answer. Changes nothing. */
export async function openUrging(
  tx: Reads,
  actor: Actor,
  at: { now: number; office: { timeZone: string } },
  { task, urge }: AnsweredUrge,
): Promise<OpenUrging | Refusal> {
  const seen = await allowedTask(tx, actor, at.now, 'answer-urge', task)
  if (isRefused(seen)) return seen
  const { urges, answer, unanswered } = urgingOf(await urgingHistory(tx, task))
  const meant = urges.find(({ id }) => id === urge)
  if (!meant) return { refused: 'no-such-urge', task }
  const open = unanswered.at(-1)
  if (answer && answer.id > meant.id) return answeredBefore(task, answer, open?.id, actor, at.office.timeZone)
  const bar = barredStep('answer-urge', seen.task)
  if (bar) return bar
  const urgers = [...unanswered, meant].flatMap(({ officerId }) => officerId ?? [])
  return { ...seen, urgers: await thoseWhoSee(tx, urgers, seen.task, seen.parties) }
}

const answeredBefore = (
  task: number,
  answer: NamedEvent,
  open: number | undefined,
  actor: Actor,
  zone: string,
): Refusal => ({
  refused: 'urge-answered',
  task,
  outcome: outcomeOf(answer, actor, zone),
  promisedOn: answer.promisedOn,
  open,
})

export interface UrgeAnswers {
  urges: readonly AnsweredUrge[]
  /** by when it will be done, where that is said */
  promisedOn?: LocalDate | undefined
}

export interface Answered extends Taken {
  /** it was not taken on before */
  acknowledged: boolean
}

/** The lead answers whoever has urged. Who has not taken a task on yet does so by that. */
export async function answerUrges(
  tx: Tx,
  actor: Actor,
  at: Occasion,
  { urges, promisedOn }: UrgeAnswers,
): Promise<{ answered: Answered[]; left: Refusal[] }> {
  const left: Refusal[] = []
  const done: (Answered & OpenUrging)[] = []
  for (const one of urges) {
    const open = await openUrging(tx, actor, at, one)
    const taken = isRefused(open) ? open : await takeAnswer(tx, actor, at, open, promisedOn)
    if (isRefused(open)) left.push(open)
    else if (isRefused(taken)) left.push(taken)
    else done.push({ ...open, ...taken })
  }
  await tellAnswered(tx, actor, at, done, promisedOn)
  return { answered: done, left }
}

/** The same to one of them. */
export const answerUrge: Action<AnsweredUrge & Pick<UrgeAnswers, 'promisedOn'>, Answered> = async (
  tx,
  actor,
  at,
  { promisedOn, ...urge },
) => {
  const { answered, left } = await answerUrges(tx, actor, at, { urges: [urge], promisedOn })
  return answered[0] ?? left[0] ?? { refused: 'no-such-urge', task: urge.task }
}

async function takeAnswer(
  tx: Tx,
  actor: Actor,
  at: Occasion,
  { task: { id, work } }: OpenUrging,
  promisedOn: LocalDate | undefined,
): Promise<Answered | Refusal> {
  const acknowledged = work === 'not_acknowledged'
  if (acknowledged) {
    const taken = await takeStep(tx, actor, at, { step: 'acknowledge', task: id, change: acknowledge })
    if (isRefused(taken)) return taken
  }
  const taken = await takeStep(tx, actor, at, {
    step: 'answer-urge',
    task: id,
    change: task => answered(task, promisedOn),
    tellsItself: true,
  })
  return isRefused(taken) ? taken : { ...taken, acknowledged }
}

async function tellAnswered(
  tx: Tx,
  actor: Actor,
  at: Occasion,
  done: readonly (Answered & OpenUrging)[],
  promisedOn: LocalDate | undefined,
): Promise<void> {
  const [first] = done
  if (!first) return
  const parts = done.map(one => {
    const { event, kind, before, task, urgers } = one
    return { one, notices: noticesOf({ id: event, kind, before, task, by: actor.officerId }, [], [], urgers) }
  })
  await tellTogether(tx, at, parts, {
    key: `event:${first.event}`,
    topic: urgeAnswersTopic(first.event),
    reply: theirs =>
      urgeAnswerNotice(
        actor.name,
        promisedOn ?? null,
        theirs.map(({ task }) => task),
      ),
  })
}
