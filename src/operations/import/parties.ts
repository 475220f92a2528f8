import type { TaskRow } from '../../files/office-sheets/task-row.ts'
import { rolesIn } from '../../files/office-sheets/lead-cell.ts'
import { looksLikeName, namedPerson } from '../../vietnamese/person-words.ts'
import { beginsLikeUnit, isCollective } from '../../vietnamese/unit-words.ts'
import type { Directory, KnownOfficer } from '../directory.ts'
import { orSuggestion } from './sentences.ts'

/** Who a row says has to do with the task; undefined is not stated. */
export interface StatedParties {
  unitId: number | undefined
  officerId: number | undefined
  /** where the officer serves, for a row that names no unit */
  officerUnitId: number | null
  /** units other than the lead, and the names that are no units; undefined when no cell says anything of them */
  coordinators: { units: number[]; others: string | null } | undefined
  named: NamedOfficers
  /** all of them; undefined is not stated */
  followers: number[] | undefined
}

/** Whom the cells of the assigner and of the leader in charge mean; null: no officer, or not one alone. Without a key: not stated. */
export interface NamedOfficers {
  assignerId?: number | null
  leaderId?: number | null
}

export const namedOfficers = ({ assigner, leader }: TaskRow, directory: Directory): NamedOfficers => ({
  ...(assigner !== undefined && { assignerId: directory.theOfficer(assigner)?.id ?? null }),
  ...(leader !== undefined && { leaderId: directory.theOfficer(leader)?.id ?? null }),
})

function followersIn(
  { followers }: TaskRow,
  directory: Directory,
  warn: (reason: string) => void,
): number[] | undefined {
  if (followers === undefined) return undefined
  const found = new Set<number>()
  for (const text of followers.split(/[;,\n]/).flatMap(part => part.trim() || [])) {
    const officer = directory.theOfficer(text)
    if (officer) found.add(officer.id)
    // Plans name units there too, or tick it: that follows nothing here.
    else if (namedPerson(text) !== undefined || looksLikeName(text))
      warn(`“${text}” ở cột Theo dõi không phải là một cán bộ trong danh sách nên được bỏ qua.`)
  }
  return [...found]
}

/** What the cells of a row name, before it is decided whether the row is good. */
interface Named {
  leads: ReturnType<Directory['unitsIn']>
  helpers: ReturnType<Directory['unitsIn']>
  /** persons in the cell of leads, as written and without what leads the name */
  persons: { text: string; name: string }[]
  /** names in the cell of leads that are nobody's */
  strangers: { text: string; suggestion?: string }[]
}

export function namesIn(row: TaskRow, directory: Directory): Named {
  const roles = rolesIn(row.leads)
  const leads = directory.unitsIn(roles.leads.replace(/\s*\(([^()]*)\)/g, bracketsOfUnit))
  const persons: Named['persons'] = personsInBrackets(roles.leads, directory)
  const strangers: Named['strangers'] = []
  for (const unknown of leads.unknown) {
    const name = personIn(unknown.text, directory)
    if (name === undefined) strangers.push(unknown)
    else persons.push({ text: unknown.text, name })
  }
  const helpers = [roles.coordinators, row.coordinators].filter(text => text !== undefined).join('\n')
  return { leads, helpers: directory.unitsIn(helpers), persons, strangers }
}

/** "Nguyễn Văn A (Phòng Kinh tế)" is a person and a unit. */
const bracketsOfUnit = (whole: string, inside: string): string => (beginsLikeUnit(inside) ? ` - ${inside}` : whole)

/** "Phòng Kinh tế (đ/c Lan)" */
const personsInBrackets = (text: string, directory: Directory): Named['persons'] =>
  [...text.matchAll(/\(([^()]+)\)/g)].flatMap(([, inside = '']) => {
    const name = beginsLikeUnit(inside) ? undefined : personIn(inside, directory)
    return name === undefined ? [] : [{ text: inside, name }]
  })

/** Somebody's name: with a word that leads it, as an officer's, or written like one and no unit. */
function personIn(text: string, directory: Directory): string | undefined {
  const named = namedPerson(text)
  if (named !== undefined) return named
  if (directory.officersCalled(text, undefined).length > 0) return text
  return looksLikeName(text) && !beginsLikeUnit(text) ? text : undefined
}

/** The parties of a row, or why the row is refused. What is odd but harmless goes to `warn`. */
export function statedParties(
  row: TaskRow,
  directory: Directory,
  warn: (reason: string) => void,
): StatedParties | string {
  const { leads, helpers, persons, strangers } = namesIn(row, directory)
  const [lead, ...more] = leads.matched
  const [stranger] = strangers
  // The first name in the cell leads; a later one may be nobody's unit, like any co-ordinator.
  if (stranger && (lead === undefined || startsWith(row.leads, stranger.text))) return noSuchLead(stranger, row.leads)
  const unitId = lead === undefined ? undefined : directory.unitId(lead)
  const [person] = persons
  const named = row.leadOfficer ?? person?.text
  const officer = named === undefined ? undefined : leadOfficer(named, unitId, directory, warn)
  if (typeof officer === 'string') return officer
  if (unitId === undefined && officer && officer.units.length > 1)
    return `Đồng chí ${officer.name} thuộc nhiều đơn vị; đề nghị ghi đơn vị chủ trì.`

  const nameOf = (code: string): string => `“${directory.unit(directory.unitId(code))?.name ?? code}”`
  for (const { text, code } of [...leads.short, ...helpers.short]) warn(`“${text}” được hiểu là ${nameOf(code)}.`)
  if (lead !== undefined && more.length > 0)
    warn(`Ô chủ trì ghi nhiều đơn vị: ${nameOf(lead)} chủ trì, ${more.map(nameOf).join(', ')} phối hợp.`)
  const otherPersons = persons.filter(({ text }) => text !== named).map(({ text }) => ({ text, suggestion: undefined }))
  const unknown = [...strangers, ...otherPersons, ...helpers.unknown]
  for (const { text, suggestion } of unknown)
    warn(`Đơn vị phối hợp “${text}” không có trong danh sách nên được ghi nguyên văn${orSuggestion(suggestion)}.`)
  const units = [...new Set([...more, ...helpers.matched])].filter(code => code !== lead).map(directory.unitId)
  const others = unknown.map(({ text }) => text).join('; ') || null
  const silent = row.coordinators === undefined && units.length === 0 && others === null
  return {
    unitId,
    officerId: officer?.id,
    officerUnitId: officer?.units[0] ?? null,
    coordinators: silent ? undefined : { units, others },
    named: namedOfficers(row, directory),
    followers: followersIn(row, directory, warn),
  }
}

function noSuchLead({ text, suggestion }: { text: string; suggestion?: string }, cell: string): string {
  const whole = text === cell.trim() ? '' : ` (ô ghi “${cell}”)`
  if (isCollective(text)) return `“${text}”${whole} không phải là một đơn vị; đề nghị ghi một đơn vị chủ trì.`
  return `Không có đơn vị chủ trì “${text}”${whole}${orSuggestion(suggestion)}.`
}

/** Is `name` the first word of the cell, bullets, blanks and the words of a role apart? */
const startsWith = (cell: string, name: string): boolean =>
  !/[\p{L}\p{N}]/u.test(cell.slice(0, cell.indexOf(name)).replace(/(?:đơn vị|cơ quan)?\s*chủ trì/giu, ''))

function leadOfficer(
  text: string,
  unitId: number | undefined,
  directory: Directory,
  warn: (reason: string) => void,
): KnownOfficer | string {
  const name = namedPerson(text) ?? text
  const [officer, another] = directory.officersCalled(name, unitId)
  if (officer && !another) return officer
  if (officer) return `Có nhiều cán bộ tên “${text}”; đề nghị ghi mã cán bộ chủ trì.`
  const [near, other] = directory.officersByGivenName(name, unitId)
  if (near && !other) {
    warn(`“${text}” được hiểu là đồng chí ${near.name}.`)
    return near
  }
  if (near && other)
    return `Có nhiều cán bộ tên “${text}” (${near.name}, ${other.name}); đề nghị ghi mã hoặc họ tên cán bộ chủ trì.`
  return `Không có cán bộ chủ trì “${text}”${orSuggestion(directory.suggestOfficer(name, unitId))}.`
}
