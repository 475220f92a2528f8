import { mostUrgent } from '../../db/tasks/lists.ts'
import { isLeader, mayUse } from '../../src/domain/people/access.ts'
import type { CommandInfo, OfficerContext } from '../command.ts'

/** What people need on most days, the most needed first. */
const often = ['nhiemvu', 'tiendo', 'viec', 'xong', 'tim', 'capnhat', 'xuat', 'caidat']
/** A leader with no task of their own reports on none. */
const oftenOfLeaders = ['tiendo', 'nhiemvu', 'viec', 'tim', 'xuat', 'tamdung', 'caidat']
/** Of an answer of eight lines one is the first, and one the last. */
const linesShown = 8 - 2

export const usableBy = ({ actor, commands }: OfficerContext): CommandInfo[] =>
  commands.filter(command => mayUse(command.who, actor))

/** The lines that show what this person can do, as many as fit. */
export async function mostNeeded(context: OfficerContext): Promise<string[]> {
  const { tx, actor } = context
  const reports = !isLeader(actor) || (await mostUrgent(tx, actor, 1)).length > 0
  const usable = usableBy(context)
  return (reports ? often : oftenOfLeaders)
    .flatMap(name => usable.filter(command => command.name === name))
    .slice(0, linesShown)
    .map(({ usage, summary }) => `${usage.replace(/ \[.*$/, '')}: ${summary}`)
}
