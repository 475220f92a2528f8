import { mostUrgent } from '../../db/tasks/lists.ts'
import { isLeader, mayUse, type Actor } from '../../src/domain/people/access.ts'
import type { CommandInfo, OfficerContext } from '../command.ts'

/** What people need on most days, the most needed first. */
const often = ['nhiemvu', 'duyet', 'tiendo', 'viec', 'xong', 'tim', 'capnhat', 'xuat', 'caidat']
/** A leader with no task of their own reports on none. */
const oftenOfLeaders = ['duyet', 'giao', 'tiendo', 'nhiemvu', 'viec', 'tim', 'xuat', 'tamdung', 'caidat']
/** Of an answer of eight lines one is the first, and one the last. */
const linesShown = 8 - 2

/** Is it shown to this person what the command does? */
export const isShownTo = (actor: Actor | undefined, { who, helpFor }: CommandInfo): boolean =>
  mayUse(helpFor ?? who, actor)

export const usableBy = ({ actor, commands }: OfficerContext): CommandInfo[] =>
  commands.filter(command => isShownTo(actor, command))

/** The lines that show what this person can do, as many as fit. */
export async function mostNeeded(context: OfficerContext): Promise<string[]> {
  const { tx, actor } = context
  const reports = !isLeader(actor) || (await mostUrgent(tx, actor, 1)).length > 0
  // General affairs follow everything, and decide nothing.
  const usable = usableBy(context).filter(({ name }) => name !== 'duyet' || actor.ledUnits.length > 0)
  return (reports ? often : oftenOfLeaders)
    .flatMap(name => usable.filter(command => command.name === name))
    .slice(0, linesShown)
    .map(({ usage, summary }) => `${usage.replace(/ \[.*$/, '')}: ${summary}`)
}
