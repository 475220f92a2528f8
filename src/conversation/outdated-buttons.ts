import { refusalOf } from '../../commands/shared/steps.ts'
import type { Office } from '../../commands/command.ts'
import type { Db, Tx } from '../../db/db.ts'
import {
  anyToLookAt,
  keepLookedAt,
  messagesToLookAt,
  queueEdit,
  type ShownMessage,
} from '../../db/messages/shown-buttons.ts'
import { findActor } from '../../db/people/officers.ts'
import { historyOf } from '../../db/tasks/events.ts'
import type { Clock } from '../clock.ts'
import { text, type Choice } from '../domain/chat/reply.ts'
import { localDate, localTime } from '../domain/days/local-date.ts'
import { undoWindowMs } from '../domain/tasks/task.ts'
import { asks, questionSubject, subjectsOf, taskSubject, undoSubject } from '../vietnamese/button-subjects.ts'
import { stepOf } from '../vietnamese/step-lines.ts'
import { answerChosen, stepTaken } from '../vietnamese/outcome-lines.ts'

interface ButtonParts {
  db: Db
  clock: Clock
  office: Office
  /** after changes of messages were queued */
  onQueued: () => void
}

/** Other processes (an import) change tasks without ringing, and some buttons are out of date by time alone. */
const sweepMs = 10_000
/** Messages looked at in one transaction: few enough that no answer waits for it. */
const chunkSize = 20

/**
 * Takes the buttons from messages that stand in a chat and that would be refused, or ask what is decided, and says there what
 * was decided. Apart from the step itself, and after it: nobody's answer waits for it.
 */
export function outdatedButtons({ db, clock, office, onQueued }: ButtonParts) {
  return {
    everyMs: sweepMs,
    failed: 'outdated buttons not looked at yet, trying again',
    async sweep(stopping: AbortSignal): Promise<void> {
      while (!stopping.aborted && (await anyToLookAt(db.reads, clock.now()))) {
        const changes = await db.transact(async tx => {
          const changes: boolean[] = []
          for (const message of await messagesToLookAt(tx, clock.now(), chunkSize))
            changes.push(await lookAt(tx, message, office, clock.now()))
          return changes
        })
        if (changes.length === 0) return
        if (changes.includes(true)) onQueued()
      }
    },
  }
}

/** Whether the message is to be changed. */
async function lookAt(tx: Tx, message: ShownMessage, office: Office, now: number): Promise<boolean> {
  const { reply, officerId, until } = message
  const { choices = [] } = reply
  const left = until > now ? await stillOpen(tx, message, office, now) : choices
  const { form: _, ...rest } = reply
  const standing = left.length === choices.length ? reply : { ...rest, choices: left }
  const subjects = until > now ? subjectsOf(standing, message) : []
  await keepLookedAt(
    tx,
    message,
    subjects.map(subject => ({
      subject,
      lookAt: officerId !== null && subject === undoSubject(officerId) ? now + undoWindowMs : null,
    })),
  )
  if (standing === reply) return false
  const line = await outcomeOf(tx, message, left, office)
  const blocks = line === undefined ? reply.blocks : [...reply.blocks, text(line)]
  // What came with a picture, or in the model's words, keeps them: only its buttons go.
  const inWords = line !== undefined && !reply.attachment && !reply.wording
  const shows = { blocks: inWords ? blocks : [], choices: left }
  await queueEdit(tx, message, { reply: { ...standing, blocks }, shows }, now)
  return true
}

const isOverQuestion = ({ channel, chat, subjects }: ShownMessage): boolean =>
  subjects.some(({ subject }) => subject === questionSubject(channel, chat))

/** The choices that would be carried out now; of a question whose one answer would be refused, none. */
async function stillOpen(tx: Tx, message: ShownMessage, office: Office, now: number): Promise<Choice[]> {
  const { reply, officerId, channel, chat } = message
  const { choices = [] } = reply
  if (isOverQuestion(message)) return []
  const actor = officerId === null ? undefined : await findActor(tx, officerId)
  const today = localDate(now, office.timeZone)
  const facts = { channel, chat, sender: chat, files: [] }
  const open: Choice[] = []
  for (const choice of choices) {
    const step = stepOf(choice)
    const context = actor && { tx, now, today, office, message: facts, actor, commands: [] }
    if (!step || (context && !(await refusalOf(context, step.command, step.task, step.result)))) open.push(choice)
  }
  return asks(reply) && open.length < choices.length ? [] : open
}

/** What was decided, where the buttons that go were about a decision, and not only about a time that is over. */
async function outcomeOf(
  tx: Tx,
  message: ShownMessage,
  left: readonly Choice[],
  { timeZone }: Office,
): Promise<string | undefined> {
  const { subjects, reply } = message
  const outcome = subjects.find(({ outcome }) => outcome !== null)?.outcome
  if (outcome) return answerChosen(outcome)
  if (isOverQuestion(message)) return undefined
  const gone = (reply.choices ?? []).filter(choice => !left.includes(choice))
  const task = gone.map(choice => stepOf(choice)?.task).find(task => task !== undefined)
  if (task === undefined || !subjects.some(({ subject }) => subject === taskSubject(task))) return undefined
  const [event] = await historyOf(tx, task, 1)
  return event && stepTaken(event, task, localTime(event.at, timeZone), localDate(event.at, timeZone))
}
