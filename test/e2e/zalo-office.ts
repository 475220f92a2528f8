import { holidayColumns, plainTaskSheet } from '../../src/files/layout.ts'
import { writeWorkbook } from '../../src/files/workbook.ts'
import { morningOffice } from '../helpers/office-workbook.ts'
import { freePort, openWorkplace, type Service, type Workplace } from '../helpers/process.ts'
import { publicUrl, type Product, type Seen, type ZaloPerson } from './zalo-products.ts'

/** Those of the example workbook: a leader, and two officers who get work that is due today. */
export const staff = { CB01: 'Trần Quốc Bảo', CB04: 'Phạm Văn Hùng', CB05: 'Võ Ngọc Lan' } as const
type Code = keyof typeof staff

/** Words that must be in no log line, whoever wrote them. */
export const words = { title: 'Thăm gia đình chính sách', result: 'Đã tặng quà 36 gia đình', question: 'chuyện riêng' }

export interface Imported {
  new: number
  refused: unknown[]
}

export interface ZaloOffice<P extends Product = Product> {
  product: P
  workplace: Workplace
  /** The service that runs now. */
  service: Service
  /** Its own address, not the public one. */
  url: string
  today: string
  person(code: Code): ZaloPerson
  reply(code: Code): Promise<Seen>
  /** From the one-time code to the greeting. */
  link(code: Code): Promise<Seen>
  /** The number of the task with this code. */
  task(code: string): number
  /** Writes the workbook of the work that is due today. */
  writeWork(file: string): Promise<void>
  /** Until everything written so far is stored and dealt with. */
  settled(): Promise<void>
  /** How many rows each table has that a message could leave something in. */
  traces(): string
  post(body: string, headers?: Record<string, string>): Promise<number>
  /** What the public sees under one of the service's addresses. */
  fetched(address: string): Promise<Response>
  start(env?: Record<string, string>): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Everything any service wrote so far. */
  logs(): string
  close(): Promise<void>
}

/** A folder, a strict Zalo and the port at which the service will listen; nothing runs yet. */
export async function openZaloOffice<P extends Product>(
  open: (url: string) => Promise<P>,
  env: Record<string, string> = {},
): Promise<ZaloOffice<P>> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const product = await open(url)
  const { zone, today } = morningOffice(Date.now())
  const workplace = openWorkplace({
    PORT: String(port),
    TIMEZONE: zone,
    // Later than now: in this office the digest is a job run by hand.
    REMINDER_AT: '17:30',
    LOG_LEVEL: 'trace',
    ...product.env,
    ...env,
  })
  const codes = Object.keys(staff)
  const person = (code: Code) => product.person(101 + codes.indexOf(code))
  const services: Service[] = []

  const office: ZaloOffice<P> = {
    product,
    workplace,
    url,
    today,
    get service() {
      const latest = services.at(-1)
      if (!latest) throw new Error('no service was started yet')
      return latest
    },
    person,
    reply: code => person(code).next(),
    async link(code) {
      const [invite] = await workplace.json<{ code: string }>(['invite', code])
      person(code).says(`/lienket ${invite?.code}`)
      await office.reply(code)
      person(code).says('đồng ý')
      return office.reply(code)
    },
    task(code) {
      const [row] = workplace.query<{ id: number }>(`select id from tasks where code = '${code}'`)
      if (!row) throw new Error(`there is no task ${code}`)
      return row.id
    },
    writeWork: file =>
      writeWorkbook(workplace.path(file), [
        plainTaskSheet(
          ['CB04', 'CB04', 'CB05'].map((leadOfficer, i) => ({
            code: `HN-${i + 1}`,
            title: `${words.title}, tổ ${i + 1}`,
            urgency: 'normal' as const,
            leads: leadOfficer === 'CB04' ? 'KTHT' : 'VHXH',
            leadOfficer,
            deadline: today,
          })),
        ),
        { name: 'Ngày nghỉ', columns: holidayColumns, rows: [[today, 'làm bù', 'Ngày làm việc của bài thử']] },
      ]),
    async settled() {
      await product.drained()
      const [newest] = workplace.query<{ id: number }>('select max(id) as id from inbox')
      await office.service.logged(new RegExp(`"inbox":${newest?.id},.*"msg":"answered"`))
    },
    traces() {
      const tables = workplace.query<{ name: string }>(
        `select name from sqlite_master where type = 'table' and name not like 'task_search%' and name not in ('job_runs', 'leases') order by name`,
      )
      const count = ({ name }: { name: string }) =>
        `${name} ${workplace.query<{ n: number }>(`select count(*) as n from "${name}"`)[0]?.n}`
      return tables.map(count).join('\n')
    },
    async post(body, headers = {}) {
      const head = { 'content-type': 'application/json', ...headers }
      return (await fetch(`${url}/webhook/${product.name}`, { method: 'POST', body, headers: head })).status
    },
    fetched: address => fetch(address.replace(publicUrl, url)),
    async start(more) {
      const service = workplace.spawn(more)
      services.push(service)
      await service.ready
    },
    async stop() {
      office.service.signal('SIGTERM')
      return (await office.service.ended).code
    },
    logs: () => services.map(service => Object.values(service.output()).join('\n')).join('\n'),
    async close() {
      await workplace.close()
      await product.close()
    },
  }
  return office
}
