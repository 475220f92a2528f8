import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { units } from '../../db/schema.ts'
import { talkingOffice } from '../helpers/engine.ts'
import { officerCodes, type OfficerCode, type TaskOptions, type UnitCode } from '../helpers/office.ts'

vi.setConfig({ testTimeout: 120_000 })

interface Request {
  who: OfficerCode
  text: string
  whose: string
  which: string
  /** in the answer */
  words: string
}

const requests = readFileSync(new URL('whose-lists.txt', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line): Request[] => {
    const [, who = '', text = '', meant = ''] = /^\/?(\w+): (.*) => (.*)$/.exec(line) ?? []
    const [whose = '', which = '', words = ''] = meant.split('/').map(part => part.trim())
    const code = officerCodes.find(one => one === who)
    return code ? [{ who: code, text, whose, which, words }] : []
  })

interface Made {
  id: number
  unit: UnitCode
  officer: OfficerCode | undefined
  due: string | undefined
  state: 'open' | 'waiting' | 'done'
  urgent: boolean
}

const leads: readonly (readonly [UnitCode, OfficerCode?])[] = [
  ...([
    ['UBND', 'bao'],
    ['VP', 'ha'],
    ['KT', 'khoa'],
    ['KT', 'hung'],
    ['KT', 'tam'],
  ] as const),
  ...([['VH', 'lan'], ['VH', 'mai'], ['VH', 'son'], ['VH'], ['TO'], ['TO', 'son']] as const),
]
const dues = ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-12-02', '2026-12-15', undefined] as const

async function office() {
  const { db, office, talk } = await talkingOffice(...officerCodes)
  await db.transact(async tx => {
    await tx.update(units).set({ cluster: 'Khối Kinh tế' }).where(eq(units.code, 'KT'))
    await tx.update(units).set({ cluster: 'Khối Văn xã' }).where(eq(units.code, 'VH'))
  })
  const made: Made[] = []
  const add = async (lead: readonly [UnitCode, OfficerCode?], fields: Omit<Made, 'id' | 'unit' | 'officer'>) => {
    const { state, due, urgent } = fields
    const set: Partial<TaskOptions> = {
      open: {},
      waiting: { review: 'pending', submittedOn: '2026-11-20' } as const,
      done: { work: 'done', submittedOn: '2026-11-19' } as const,
    }[state]
    const id = await office.addTask({
      lead,
      title: 'Rà soát hồ sơ',
      due: due ?? null,
      urgency: urgent ? 'urgent' : 'normal',
      ...set,
    })
    made.push({ id, unit: lead[0], officer: lead[1], ...fields })
  }
  for (const lead of leads) {
    for (const [at, due] of dues.entries()) await add(lead, { due, state: 'open', urgent: at % 3 === 1 })
    await add(lead, { due: '2026-11-27', state: 'waiting', urgent: false })
    await add(lead, { due: '2026-11-20', state: 'done', urgent: false })
  }
  return { talk, made }
}

const below: Record<UnitCode, readonly UnitCode[]> = {
  UBND: ['UBND', 'VP', 'KT', 'VH', 'TO'],
  VP: ['VP'],
  KT: ['KT', 'TO'],
  VH: ['VH'],
  TO: ['TO'],
}
const scopes: Partial<Record<OfficerCode, readonly UnitCode[]>> = {
  bao: below.UBND,
  ha: below.UBND,
  khoa: below.KT,
  son: ['VH', 'TO'],
}
const heads: Partial<Record<UnitCode, OfficerCode>> = { UBND: 'bao', KT: 'khoa', VH: 'son', TO: 'son' }

/** Whose tasks a word of the list stands for. */
function belongsTo(name: string, who: OfficerCode): (task: Made) => boolean {
  if (name === 'scope') return ({ unit }) => scopes[who]?.includes(unit) ?? false
  const unit = (Object.keys(below) as UnitCode[]).find(code => code === name)
  if (unit) return task => below[unit].includes(task.unit)
  return task => (task.officer ?? heads[task.unit]) === name
}

const anyDay = '9999-12-31'
const open =
  (fits: (due: string) => boolean) =>
  ({ state, due = anyDay }: Made): boolean =>
    state === 'open' && fits(due)
const which: Record<string, (task: Made) => boolean> = {
  all: open(() => true),
  none: () => false,
  late: open(due => due < '2026-11-23'),
  ahead: open(due => due >= '2026-11-23' && due !== anyDay),
  today: open(due => due <= '2026-11-23'),
  tomorrow: open(due => due === '2026-11-24'),
  soon: open(due => due > '2026-11-23' && due <= '2026-11-26'),
  week: open(due => due <= '2026-11-29'),
  weekbuttoday: open(due => due <= '2026-11-29' && due !== '2026-11-23'),
  nextweek: open(due => due >= '2026-11-30' && due <= '2026-12-06'),
  'week+nextweek': open(due => due <= '2026-12-06'),
  month: open(due => due <= '2026-11-30'),
  december: open(due => due >= '2026-12-01' && due <= '2026-12-31'),
  'to:2026-12-02': open(due => due <= '2026-12-02'),
  undated: open(due => due === anyDay),
  urgent: task => task.state === 'open' && task.urgent,
  waiting: task => task.state === 'waiting',
  done: task => task.state === 'done',
}

function meant({ who, whose, which: kind }: Request, made: readonly Made[]): number[] {
  const fits = which[kind]
  if (!fits) return []
  const [names = '', ...without] = whose.split('-')
  return made
    .filter(task => names.split('+').some(name => belongsTo(name, who)(task)))
    .filter(task => !without.some(name => belongsTo(name, who)(task)))
    .filter(fits)
    .map(({ id }) => id)
}

const ids = (text: string) => [...text.matchAll(/^#(\d+) /gm)].map(([, id]) => Number(id))

describe('whose list is asked for, and which', () => {
  it('is read as it is meant, and nobody gets the list of others', async () => {
    const { talk, made } = await office()
    const wrong: string[] = []
    for (const request of requests) {
      const { who, text, whose, words } = request
      let answer = await talk(who, text)
      const first = answer
      const shown = ids(answer.text)
      for (let more = 0; more < 20; more++) {
        const next = answer.choices.find(({ label }) => label === 'Trang sau ›')
        if (!next) break
        answer = await talk(who, next.send)
        shown.push(...ids(answer.text))
      }
      const wanted = meant(request, made)
      const told =
        whose === 'refused'
          ? /không thuộc phạm vi|chỉ xem được/.test(first.text)
          : whose === 'unknown'
            ? /[Kk]hông tìm thấy/.test(first.text)
            : whose === 'asked'
              ? /cho biết/.test(first.text)
              : true
      const right = JSON.stringify(shown.toSorted((a, b) => a - b)) === JSON.stringify(wanted.toSorted((a, b) => a - b))
      if (!right || !told || !first.text.includes(words))
        wrong.push(
          `${who}: ${text} => ${whose} / ${request.which} :: ${shown.length} of ${wanted.length} :: ${first.text.slice(0, 160).replaceAll('\n', ' ')}`,
        )
    }
    expect(requests.length).toBeGreaterThanOrEqual(180)
    expect(wrong).toEqual([])
  })
})
