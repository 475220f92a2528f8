import { allUnits, officersNamed } from '../../db/people/officers.ts'
import { progressByUnit } from '../../db/tasks/progress.ts'
import { isLeader } from '../../src/domain/people/access.ts'
import { withBelow, type Unit } from '../../src/domain/people/organisation.ts'
import { findUnit } from '../../src/vietnamese/find-unit.ts'
import { officialSentence } from '../../src/domain/reports/progress.ts'
import { tabulate } from '../../src/domain/reports/progress-table.ts'
import { say, text, type Choice, type Reply } from '../../src/domain/chat/reply.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { shorten } from '../../src/vietnamese/phrases.ts'
import type { OfficerContext } from '../command.ts'

/** Whose tasks `/nhiemvu` is asked for, where they are not the person's own; `words`: as they were typed. */
export type Others = { kind: 'unit'; words: string } | { kind: 'person'; words: string }

const unitWords = /^(?:đơn vị|don vi|phòng tôi|phong toi|cả phòng|ca phong)(?![\p{L}])\s*/iu
const pronoun = /^(?:anh|chị|chi|ông|ong|bà|ba|cô|co|em|bạn|đồng chí|dong chi|đ\/c) (?:ấy|ay|ta|đó|kia)(?![\p{L}])/iu
const titledName = /^(?:anh|chị|ông|bà|cô|chú|bác|bạn|đồng chí|dong chi|đ\/c) (\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)*)/u
const longestName = 6

/**
 * Others in the words of `/nhiemvu` (`đơn vị …`, `anh ấy`, `Phạm Văn Hùng quá hạn`); `rest`: what is left of the words
 * when the person's own name is taken away, which may stand there too.
 */
export async function othersIn(context: OfficerContext, words: string): Promise<{ others?: Others; rest: string }> {
  if (words === '') return { rest: words }
  if (unitWords.test(words)) return { others: { kind: 'unit', words: words.replace(unitWords, '') }, rest: words }
  if (pronoun.test(words)) return { others: { kind: 'person', words }, rest: words }
  const [, called = ''] = titledName.exec(words) ?? []
  const isOwn = called !== '' && ` ${fold(context.actor.name)}`.endsWith(` ${fold(called)}`)
  if (isOwn) return { rest: words.slice(words.indexOf(called) + called.length).trim() }
  const parts = words.split(' ')
  const beginnings = parts.slice(0, longestName).map((_, at) => parts.slice(0, at + 1).join(' '))
  const named = await officersNamed(context.tx, beginnings)
  if (named.some(({ id }) => id === context.actor.officerId)) {
    const own = beginnings.findLast(name => named.some(one => fold(one.name) === fold(name) || one.code === name)) ?? ''
    return { rest: words.slice(own.length).trim() }
  }
  return named.length > 0 || called !== '' ? { others: { kind: 'person', words }, rest: words } : { rest: words }
}

const ownTasks: Choice = { label: 'Nhiệm vụ của tôi', send: '/nhiemvu' }

/** What can be told of others' tasks today: to a leader the figures of their units, to others that it is not theirs to see. */
export async function aboutOthers(context: OfficerContext, others: Others): Promise<Reply> {
  const { actor } = context
  const whose = shorten(others.words, 60)
  if (!isLeader(actor))
    return {
      ...say(
        `Đồng chí xem được việc mình chủ trì hoặc phối hợp, chưa xem được việc của người khác${whose && ` (${whose})`}.`,
      ),
      choices: [ownTasks],
    }
  const units = await allUnits(context.tx)
  const { unit, unread } = others.kind === 'unit' ? unitNamed(context, units, others.words) : { unread: others.words }
  if (unit && !actor.seesAll && !actor.scope.has(unit.id))
    return {
      ...say(`${unit.name} không thuộc phạm vi theo dõi của đồng chí nên không xem được việc ở đó.`),
      choices: [{ label: 'Tiến độ theo đơn vị', send: '/tiendo' }, ownTasks],
    }
  const name = unit?.name ?? 'các đơn vị đồng chí theo dõi'
  return {
    blocks: [
      text(
        `Chưa xem được việc của người khác${unread && ` (${shorten(unread, 60)})`} trong trò chuyện. Số liệu chung của ${name}:`,
      ),
      text(await figures(context, units, unit)),
    ],
    choices: [{ label: 'Tiến độ theo đơn vị', send: ['/tiendo', unit?.code].filter(Boolean).join(' ') }, ownTasks],
  }
}

/** The unit that the words begin with, one of those this person follows before any other; `unread`: the words that no figure tells apart. */
function unitNamed({ actor }: OfficerContext, units: readonly Unit[], words: string): { unit?: Unit; unread: string } {
  const own = actor.seesAll ? units : units.filter(({ id }) => actor.scope.has(id))
  const parts = words.split(' ').filter(Boolean)
  for (let count = parts.length; count > 0; count--) {
    const name = parts.slice(0, count).join(' ')
    const unit = findUnit(own, name).unit ?? findUnit(units, name).unit
    // "Phòng" alone is a part of many names.
    if (unit && (count > 1 || fold(unit.code) === fold(name))) return { unit, unread: parts.slice(count).join(' ') }
  }
  return { unread: words }
}

async function figures({ tx, actor, today }: OfficerContext, units: readonly Unit[], unit?: Unit): Promise<string> {
  const within = unit ? withBelow(units, [unit.id]) : actor.seesAll ? undefined : actor.scope
  const counts = await progressByUnit(tx, { units: within }, today)
  return officialSentence(tabulate(units, counts, unit ? [unit.id] : actor.seesAll ? [] : actor.ledUnits).total)
}
