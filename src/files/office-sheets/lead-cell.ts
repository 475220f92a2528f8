/** Who leads and who helps, of a cell that says both. */
export interface Roles {
  leads: string
  coordinators?: string
}

const role = '(chủ trì|phối hợp)'
const more = String.raw`(?:\s+(?:thực hiện|với|cùng|chính))*`
/** "- Chủ trì: Phòng Kinh tế" */
const before = new RegExp(
  String.raw`^[-–•+*\s]*(?:(?:đơn vị|cơ quan)\s+)?${role}${more}(?:\s*[:\-–]?\s+(\S.*)|\s*:)$`,
  'isu',
)
/** "Phòng Kinh tế chủ trì", "Phòng Kinh tế (chủ trì)" */
const after = new RegExp(String.raw`^(.*\S)[\s(–-]+(?:(?:làm|đơn vị)\s+)?${role}${more}\)?[.,]*$`, 'isu')

/** Takes a cell of the column of leads apart where its words tell who does what. */
export function rolesIn(cell: string): Roles {
  if (!/chủ trì|phối hợp/iu.test(cell)) return { leads: cell }
  const lines = cell
    .replace(/(chủ trì)(?:\s*[,;.]|\s+và)?\s+(?=phối hợp)/giu, '$1\n')
    .replace(/[,.]\s*(?=(?:(?:đơn vị|cơ quan)\s+)?(?:chủ trì|phối hợp)(?:\s+với|\s+thực hiện)?\s*:)/giu, '\n')
    .replace(/(\((?:chủ trì|phối hợp)\))\s*,/giu, '$1\n')
    .replace(/,\s*(?=phối hợp\s+(?:với|cùng)\s)/giu, '\n')
    .split(/\s*[\n;]\s*/)
  const said: Record<'leads' | 'coordinators', string[]> = { leads: [], coordinators: [] }
  let current: keyof typeof said = 'leads'
  for (const line of lines.filter(Boolean)) {
    const [, first, rest] = before.exec(line) ?? []
    const [, name, last] = first === undefined ? (after.exec(line) ?? []) : []
    if (first !== undefined) current = roleOf(first)
    const text = first === undefined ? (name ?? line.replace(/^[-–•+*\s]+/, '')) : (rest ?? '')
    if (text) said[last === undefined ? current : roleOf(last)].push(text.trim())
  }
  // Words of a role and nobody who leads: they are not understood, and the cell stays whole.
  if (said.leads.length === 0) return { leads: cell }
  return {
    leads: said.leads.join('\n'),
    ...(said.coordinators.length > 0 && { coordinators: said.coordinators.join('\n') }),
  }
}

const roleOf = (word: string): 'leads' | 'coordinators' => (/^chủ/iu.test(word) ? 'leads' : 'coordinators')
