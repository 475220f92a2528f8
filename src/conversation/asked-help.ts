import type { Command } from '../../commands/command.ts'
import { countFound } from '../../db/tasks/find.ts'
import { helpChoice } from '../../commands/shared/start-choices.ts'
import { say, text as line, type Choice, type Reply } from '../domain/chat/reply.ts'
import { mayUse, type Actor } from '../domain/people/access.ts'
import { concernOf } from '../vietnamese/concerns.ts'
import { asksHowTo, matterAsked, type UnderstandContext } from '../vietnamese/intent.ts'
import { fold } from '../vietnamese/normalise.ts'
import { withContact } from '../vietnamese/phrases.ts'
import { undoneIn } from '../vietnamese/undone.ts'
import { answerConcern } from './concerns.ts'
import type { Meaning } from './interpret.ts'
import { cannot, cannotStep, isNotDone } from './not-yet.ts'
import { withoutUnseen } from './proposals.ts'
import * as texts from './refusals.ts'
import { named, run, type Asked } from './run.ts'

// What is asked of the clerk and not of the tasks: help with the work itself, how a step is taken, and steps that nobody
// here takes, though something can be shown besides.

/** The task that a request is about, where it is called one. */
export const taskNamed = (text: string): number | undefined => {
  const number = /(?:việc|viec|nhiệm vụ|nhiem vu|nv|#)\s*(?:số |so )?#?(\d{1,9})(?![\p{L}\d/%])/iu.exec(text)?.[1]
  return number === undefined ? undefined : Number(number)
}

const contactOf = async ({ tx, office }: Asked): Promise<string | undefined> => (await office.settings(tx)).humanContact

/** Free text, or what begins with the name of a command ("việc 5 không phải của em", "hướng dẫn cách tạm dừng"). */
const isFree: ReadonlySet<Meaning['kind']> = new Set(['command', 'proposed', 'not-understood', 'closed-question'])

/** The answer to what concerns the person and no list, or to how a step is taken; undefined for all else. */
export async function askedHelp(
  text: string,
  meaning: Meaning,
  reading: UnderstandContext,
  actor: Actor,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply | undefined> {
  if (!isFree.has(meaning.kind)) return undefined
  const concern = concernOf(text)
  if (concern)
    return withoutUnseen(answerConcern(concern, actor, await contactOf(context), taskNamed(text)), context, commands)
  const step = meaning.kind !== 'command' || meaning.name === 'trogiup' ? asksHowTo(text, reading) : undefined
  return step === undefined ? undefined : howTo(step, actor, context, commands)
}

async function howTo(step: string, actor: Actor, context: Asked, commands: readonly Command[]): Promise<Reply> {
  const command = commands.find(({ name }) => name === step)
  const contact = await contactOf(context)
  if (!command) return cannotStep(step, { actor, contact })
  if (!mayUse(command.who, actor)) return texts.notAllowed(command, actor)
  return {
    ...say(withContact(`${command.summary}: đồng chí gõ ${command.usage}.`, contact)),
    choices: [{ label: 'Tất cả các lệnh', send: '/trogiup tất cả' }, helpChoice],
  }
}

function shownBy(meaning: Meaning): string | undefined {
  if (meaning.kind === 'proposed') return meaning.line
  // "việc 10 cho Lan thêm 3 ngày" begins with the name of a command.
  if (meaning.kind === 'command') return `/${meaning.name}`
  return meaning.kind === 'not-understood' ? meaning.alternatives[0] : undefined
}

const looks = (line: string | undefined): boolean => /^\/(?:viec|nhiemvu|tim|tiendo)\b/.test(line ?? '')

const howToUrge = 'Muốn đôn đốc việc nào, đồng chí gõ /nhac kèm số việc.'

/** What was asked for and is not done is said before the list or the task that is shown instead. */
export async function afterUndone(
  reply: Reply,
  text: string,
  meaning: Meaning,
  { names }: UnderstandContext,
  actor: Actor,
  context: Asked,
): Promise<Reply> {
  const undone = looks(shownBy(meaning)) ? undoneIn(text, names) : undefined
  // Which of them is meant was not said.
  if (undone === 'urge') return { ...reply, blocks: [line(howToUrge), ...reply.blocks] }
  if (undone === 'extend') return { ...reply, choices: [...toExtend(text), ...(reply.choices ?? [])] }
  if (!isNotDone(undone)) return reply
  const said = cannot(undone, { actor, contact: await contactOf(context) })
  return { ...reply, blocks: [...said.blocks, ...reply.blocks] }
}

/** "việc 12 cho Hùng thêm 3 ngày": the step is taken with what was said of it, or asks. */
function toExtend(text: string): Choice[] {
  const task = taskNamed(text)
  if (task === undefined) return []
  const [added = ''] = /thêm \d{1,3} (?:ngày làm việc|ngày|tuần|tháng)/iu.exec(text) ?? []
  return [{ label: `Gia hạn #${task}`, send: `/giahan ${task}${added && ` ${added}`}` }]
}

/** "nhận xét cuối năm xong chưa": the tasks of that matter, where there are some. */
export async function searchedFor(
  text: string,
  actor: Actor,
  context: Asked,
  commands: readonly Command[],
): Promise<Reply | undefined> {
  const matter = matterAsked(text)
  if (matter === undefined || (await countFound(context.tx, actor, fold(matter))) === 0) return undefined
  return run(named('tim', commands), context, matter)
}
