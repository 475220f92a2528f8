import { startFakeTelegram, type FakeTelegram, type Person, type SentMessage } from '../helpers/fake-telegram/index.ts'
import { morningOffice, writeOffice } from '../helpers/office-workbook.ts'
import { freePort, openWorkplace, type Service, type Workplace } from '../helpers/process.ts'

export type Mode = 'polling' | 'webhook'

/** Words that must be in no log line, whoever wrote them. */
export const words = {
  secret: 'webhook-secret-0123456789',
  result: 'Đã tặng quà 36 gia đình chính sách',
  question: 'cho tôi hỏi chuyện riêng',
}

export const staff = [
  { code: 'CB01', name: 'Nguyễn Văn An', role: 'lãnh đạo' },
  { code: 'CB02', name: 'Trần Thị Bình', phone: '0901 000 002' },
  { code: 'CB03', name: 'Lê Thị Cúc' },
  { code: 'CB04', name: 'Phạm Tiến Dũng' },
] as const

export const labels = (message: SentMessage): string[] => message.keyboard.flat().map(button => button.text)

const publicUrl = 'https://nhacviec.example.gov.vn'
/** What a person waits for at most, ms: many processes share the machine. */
const patience = 20_000

export interface TelegramOffice {
  fake: FakeTelegram
  workplace: Workplace
  /** The service that runs now. */
  service: Service
  /** Its own address, not the public one. */
  url: string
  today: string
  person(code: string): Person
  /** The next message to this person not handed out yet. */
  reply(code: string): Promise<SentMessage>
  /** From the one-time code to the greeting. */
  link(code: string): Promise<SentMessage>
  /** Until everything written so far is stored and dealt with; its answer may still be on the way. */
  settled(): Promise<void>
  start(): Promise<void>
  /** SIGTERM; resolves with the exit code and how long it took, ms. */
  stop(): Promise<{ code: number | null; ms: number }>
  /** Everything any service wrote so far. */
  logs(): string
  close(): Promise<void>
}

/** An office of four with a task each that is due today (and one more), its real service, and a strict Telegram. */
export async function openTelegramOffice(mode: Mode): Promise<TelegramOffice> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const fake = await startFakeTelegram({ webhookRoute: address => address.replace(publicUrl, url) })
  const { zone, today } = morningOffice(Date.now())
  const workplace = openWorkplace({
    PORT: String(port),
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.url,
    TIMEZONE: zone,
    // Later than now: in this office the digest is a job run by hand.
    REMINDER_AT: '17:30',
    LOG_LEVEL: 'trace',
    ...(mode === 'webhook' && { PUBLIC_URL: publicUrl, TELEGRAM_WEBHOOK_SECRET: words.secret }),
  })
  const tasks = staff.map(({ code }, i) => ({
    code: `NV-${i + 1}`,
    title: `Thăm gia đình chính sách, tổ ${i + 1}`,
    leadOfficer: code,
  }))
  await writeOffice(workplace.path('office.xlsx'), {
    people: staff,
    tasks: [...tasks, { code: 'NV-5', title: 'Tổng hợp số liệu', leadOfficer: 'CB01' }].map(task => ({
      ...task,
      deadline: today,
    })),
    workingDay: today,
  })
  await workplace.json(['import', 'office.xlsx'])

  const persons = new Map(staff.map(({ code, name }, i) => [code, fake.person({ id: 501 + i, first_name: name })]))
  const person = (code: string): Person => {
    const found = persons.get(code as 'CB01')
    if (!found) throw new Error(`nobody is ${code}`)
    return found
  }
  const reply = (code: string) => person(code).nextMessage(patience)
  const services: Service[] = []

  const office: TelegramOffice = {
    fake,
    workplace,
    url,
    today,
    get service() {
      const latest = services.at(-1)
      if (!latest) throw new Error('no service was started yet')
      return latest
    },
    person,
    reply,
    async link(code) {
      const [invite] = await workplace.json<{ link: string }>(['invite', code])
      person(code).says(`/start ${new URL(invite?.link ?? '').searchParams.get('start')}`)
      await reply(code)
      person(code).taps('Đồng ý')
      return reply(code)
    },
    async settled() {
      await fake.drained(patience)
      const [newest] = workplace.query<{ id: number }>('select max(id) as id from inbox')
      await office.service.logged(new RegExp(`"inbox":${newest?.id},.*"msg":"answered"`))
    },
    async start() {
      const service = workplace.spawn()
      services.push(service)
      await service.ready
    },
    async stop() {
      const asked = performance.now()
      office.service.signal('SIGTERM')
      const { code } = await office.service.ended
      return { code, ms: performance.now() - asked }
    },
    logs: () => services.map(service => Object.values(service.output()).join('\n')).join('\n'),
    async close() {
      await workplace.close()
      await fake.close()
    },
  }
  await office.start()
  return office
}
