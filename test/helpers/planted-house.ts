const sideEffect = (path: string) => `import '${path}'\n`
const takes = (path: string, name: string) => `import { ${name} } from '${path}'\nexport const taken = ${name}\n`
const takesType = (path: string, name: string) =>
  `import type { ${name} } from '${path}'\nexport type Taken = ${name}\n`

const sqlIn = (text: string) =>
  `import { sql } from 'drizzle-orm'\nexport const value = 1\nexport const written = () => ${text}\n`
const inTransaction = (text: string) => `interface Db { transact(work: (tx: number) => Promise<void>): Promise<void> }
const done: number[] = []
const seen = new Map<number, number>()
const state = { count: 0, last: 0 }
export const run = (db: Db) =>
  db.transact(async tx => {
    const own: number[] = []
    own.push(tx, seen.get(1) ?? 0, done.length)
    own[0]++
    state.last = tx
    ${text}
  })
`

/** A house in order: whom the planted files import, and next to each rule the neighbour that it must leave alone. */
export const sound: Record<string, string> = {
  'src/main.ts': "import { app } from './conversation/answering.ts'\nexport const main = app\n",
  'src/conversation/answering.ts': 'export const app = 1\n',
  'src/config/config.ts': "export const url = process.env['DATABASE_URL']\n",
  'src/cli.ts':
    "export const start = async () => import('./main.ts')\nexport const load = async () => import('../db/tasks/find.ts')\n",
  'src/domain/tasks/task.ts':
    'export interface Task { at: number }\nexport const dayOf = (task: Task) => new Date(task.at)\n',
  'src/vietnamese/phrases.ts': takes('../domain/tasks/task.ts', 'dayOf'),
  'src/vietnamese/dates.ts': sideEffect('./dates/whole/day.ts'),
  'src/vietnamese/dates/calendar/lunar.ts': 'export const moon = 1\n',
  'src/vietnamese/dates/words/year.ts': sideEffect('../calendar/lunar.ts'),
  'src/vietnamese/dates/nodes/month.ts': sideEffect('../words/year.ts'),
  'src/vietnamese/dates/mentions/find.ts': sideEffect('../nodes/month.ts'),
  'src/vietnamese/dates/whole/day.ts': sideEffect('../mentions/find.ts'),
  'src/domain/chat/reply.ts':
    "export type Lines = string & { apart: true }\nexport const text = (...of: string[]) => of.join('\\n') as Lines\n",
  'src/domain/rerun.ts': 'const process = (rows: number[]) => rows.length\nexport const rerun = () => process([])\n',
  'src/channels/channel.ts':
    'export interface Channel { capabilities: string[]; send(text: string): Promise<void>; edit?(text: string): void }\n',
  'src/channels/telegram/index.ts': sideEffect('telegraf') + takes('../../domain/tasks/task.ts', 'dayOf'),
  'src/channels/zalo-bot/index.ts': sideEffect('axios') + takesType('../channel.ts', 'Channel'),
  'src/assistant/understand.ts': sideEffect('openai'),
  'src/delivery/worker.ts':
    "import type { Channel } from '../channels/channel.ts'\nexport const deliver = (channel: Channel) => channel.send('')\n",
  'src/files/workbook.ts': sideEffect('hucre'),
  'src/http/server.ts':
    sideEffect('fastify') + 'export const answer = (reply: { send(text: string): void }) => reply.send("")\n',
  'src/service/health.ts': 'export const healthy = true\n',
  'src/service/push.ts': sideEffect('./health.ts'),
  'src/operations/import.ts': takes('../../db/tasks/find.ts', 'taskCount') + sideEffect('../files/workbook.ts'),
  'src/operations/whose-database.ts': takes('../../db/sqlite/open.ts', 'open'),
  'src/inbox/index.ts': sideEffect('./parts/results.ts') + sideEffect('./section.ts'),
  'src/inbox/section.ts': takes('../domain/tasks/task.ts', 'dayOf'),
  'src/inbox/parts/results.ts': takes('../../../db/tasks/find.ts', 'taskCount') + sideEffect('../section.ts'),
  'commands/command.ts': takesType('../db/db.ts', 'Tx'),
  'commands/index.ts': sideEffect('./nhiemvu.ts') + sideEffect('./xong.ts'),
  'commands/shared/list.ts': takes('../../src/domain/tasks/task.ts', 'dayOf'),
  'commands/nhiemvu.ts':
    takes('../db/tasks/find.ts', 'taskCount') + sideEffect('./shared/list.ts') + sideEffect('./command.ts'),
  'commands/shared/lines.ts':
    takes('../../src/domain/chat/reply.ts', 'text') +
    "export const two = (words: string) => text('a', ...words.split('\\n'))\n",
  'commands/xong.ts': takes('../src/domain/tasks/task.ts', 'dayOf'),
  'jobs/job.ts': takesType('../db/db.ts', 'Tx'),
  'jobs/index.ts': sideEffect('./daily-reminders.ts') + sideEffect('./backup.ts'),
  'jobs/run.ts': sideEffect('node:crypto') + sideEffect('./index.ts') + 'setTimeout(() => undefined, 1)\n',
  'jobs/scheduler.ts': sideEffect('node-cron') + sideEffect('./run.ts'),
  'jobs/daily-reminders.ts': takes('../db/tasks/find.ts', 'taskCount'),
  // What every engine says alike, and what a transaction may do.
  'db/tasks/lists.ts': sqlIn(
    "sql`case when ${value} is null and a is not null or b + ${value} > -1 then 'a match' else '+' end`",
  ),
  'db/sqlite/words.ts': sqlIn('sql`+${value} is ${value}`'),
  'jobs/housekeeping.ts': inTransaction(''),
  'jobs/backup.ts': sideEffect('./job.ts'),
  'db/db.ts': sideEffect('drizzle-orm') + 'export interface Tx { rows: number }\nexport const depth = 1\n',
  'db/sqlite/transactions.ts': sideEffect('better-sqlite3') + 'setImmediate(() => undefined)\n',
  'db/sqlite/open.ts': sideEffect('better-sqlite3') + 'export const open = (path: string) => path\n',
  'db/schema.ts': sideEffect('drizzle-orm'),
  'db/tasks/search.ts': 'export const fold = (words: string) => words.toLowerCase()\n',
  'db/tasks/find.ts':
    "import type { Tx } from '../db.ts'\nexport const limit = 5\nexport const taskCount = (tx: Tx, max: number) => tx.rows + max\n",
  'test/helpers/clock.ts': "import Database from 'better-sqlite3'\nexport const clock = () => [Database, Date.now()]\n",
  'bench/index.ts': takes('../src/conversation/answering.ts', 'app'),
}

const query = (declaration: string) => `import type { Tx } from './db.ts'\n${declaration}\n`
const onChannel = (use: string) => `import type { Channel } from '../channels/channel.ts'\n${use}\n`

/** [rule that must fire, and no other; file that breaks it; its text] */
export const planted: [rule: string, file: string, text: string][] = [
  ['no-circles', 'src/service/health.ts', sideEffect('./push.ts')],
  ['nothing-loose-in-src', 'src/x-loose.ts', 'export const loose = 1\n'],
  ['domain-imports-only-itself', 'src/domain/tasks/x-words.ts', takes('../../vietnamese/phrases.ts', 'taken')],
  ['domain-imports-only-itself', 'src/domain/x-node.ts', takes('node:fs', 'readFileSync')],
  ['domain-imports-only-itself', 'src/domain/x-package.ts', sideEffect('pino')],
  ['vietnamese-imports-only-domain', 'src/vietnamese/x-config.ts', takes('../config/config.ts', 'url')],
  ['domain-imports-only-itself', 'src/domain/x-type.ts', takesType('../../db/db.ts', 'Tx')],
  ['dates-only-through-their-door', 'src/vietnamese/x-dates.ts', sideEffect('./dates/whole/day.ts')],
  ['dates-calendar-know-no-later-room', 'src/vietnamese/dates/calendar/x.ts', sideEffect('../words/year.ts')],
  ['dates-words-know-no-later-room', 'src/vietnamese/dates/words/x.ts', sideEffect('../mentions/find.ts')],
  ['dates-nodes-know-no-later-room', 'src/vietnamese/dates/nodes/x.ts', sideEffect('../mentions/find.ts')],
  ['dates-mentions-know-no-later-room', 'src/vietnamese/dates/mentions/x.ts', sideEffect('../whole/day.ts')],
  [
    'commands-import-only-domain-and-queries',
    'commands/x-channel.ts',
    takesType('../src/channels/channel.ts', 'Channel'),
  ],
  ['commands-import-only-domain-and-queries', 'commands/x-config.ts', takes('../src/config/config.ts', 'url')],
  ['commands-import-only-domain-and-queries', 'commands/x-open.ts', takes('../db/sqlite/open.ts', 'open')],
  ['commands-import-only-domain-and-queries', 'commands/x-schema.ts', sideEffect('../db/schema.ts')],
  ['commands-import-only-domain-and-queries', 'commands/x-package.ts', sideEffect('pino')],
  ['commands-import-only-domain-and-queries', 'commands/x-job.ts', sideEffect('../jobs/backup.ts')],
  ['commands-import-only-domain-and-queries', 'commands/shared/x.ts', sideEffect('../../src/delivery/worker.ts')],
  ['commands-do-not-import-each-other', 'commands/x-other.ts', takes('./xong.ts', 'taken')],
  ['commands-do-not-import-each-other', 'commands/shared/x-other.ts', takes('../xong.ts', 'taken')],
  ['inbox-imports-only-domain-and-queries', 'src/inbox/x-job.ts', takesType('../../jobs/job.ts', 'Tx')],
  ['inbox-imports-only-domain-and-queries', 'src/inbox/x-schema.ts', sideEffect('../../db/schema.ts')],
  ['inbox-parts-do-not-import-each-other', 'src/inbox/parts/x.ts', sideEffect('./results.ts')],
  ['jobs-import-only-domain-and-queries', 'jobs/x-delivery.ts', sideEffect('../src/delivery/worker.ts')],
  ['jobs-import-only-domain-and-queries', 'jobs/x-command.ts', sideEffect('../commands/xong.ts')],
  [
    'job-runner-imports-only-its-tools-besides',
    'jobs/run.ts',
    `${sound['jobs/run.ts'] ?? ''}${sideEffect('../src/config/config.ts')}`,
  ],
  ['jobs-do-not-import-each-other', 'jobs/x-other.ts', sideEffect('./backup.ts')],
  ['what-runs-inside-takes-only-types-of-db', 'commands/x-db.ts', sideEffect('../db/db.ts')],
  ['what-runs-inside-takes-only-types-of-db', 'jobs/x-db.ts', takes('../db/db.ts', 'depth')],
  ['channels-import-only-domain-of-ours', 'src/channels/web/x-db.ts', takes('../../../db/tasks/find.ts', 'taskCount')],
  ['channels-import-only-domain-of-ours', 'src/channels/web/x-command.ts', sideEffect('../../../commands/xong.ts')],
  ['channels-import-only-domain-of-ours', 'src/channels/web/x-job.ts', sideEffect('../../../jobs/backup.ts')],
  ['channels-import-only-domain-of-ours', 'src/channels/web/x-http.ts', sideEffect('../../http/server.ts')],
  ['actions-import-only-domain-and-queries', 'src/actions/x-command.ts', sideEffect('../../commands/xong.ts')],
  [
    'delivery-imports-only-channels-and-messages',
    'src/delivery/x-tasks.ts',
    takes('../../db/tasks/find.ts', 'taskCount'),
  ],
  ['evidence-knows-only-channels-and-the-record', 'src/evidence/x-worker.ts', sideEffect('../delivery/worker.ts')],
  ['file-type-only-judges-evidence', 'src/files/x-type.ts', sideEffect('file-type')],
  ['assistant-knows-nothing-above-it', 'src/assistant/x-conversation.ts', takes('../conversation/answering.ts', 'app')],
  ['http-knows-only-what-it-carries', 'src/http/x-db.ts', takes('../../db/tasks/find.ts', 'taskCount')],
  ['files-import-only-domain-of-ours', 'src/files/x-db.ts', takes('../../db/tasks/find.ts', 'taskCount')],
  ['conversation-knows-no-channel', 'src/conversation/x-channel.ts', takesType('../channels/channel.ts', 'Channel')],
  ['only-the-engine-imports-its-driver', 'src/operations/x-store.ts', sideEffect('better-sqlite3')],
  ['only-the-engine-imports-its-driver', 'db/tasks/x-driver.ts', sideEffect('better-sqlite3')],
  ['only-db-imports-the-store', 'src/service/x-drizzle.ts', sideEffect('drizzle-orm/better-sqlite3')],
  ['db-imports-only-domain-of-ours', 'db/x-config.ts', takes('../src/config/config.ts', 'url')],
  ['telegraf-only-in-its-channel', 'src/channels/web/x-telegraf.ts', "import type {} from 'telegraf'\n"],
  ['axios-only-in-zalo-channels', 'src/channels/telegram/x-axios.ts', sideEffect('axios')],
  ['openai-only-in-the-assistant', 'src/service/x-openai.ts', sideEffect('openai')],
  ['cron-only-in-the-job-runner', 'src/service/x-cron.ts', sideEffect('node-cron')],
  ['file-libraries-only-in-files', 'src/delivery/x-chart.ts', sideEffect('echarts')],
  ['file-libraries-only-in-files', 'src/operations/x-sheet.ts', sideEffect('hucre')],
  ['fastify-only-in-http', 'src/channels/web/x-fastify.ts', sideEffect('@fastify/helmet')],
  ['nobody-imports-main', 'src/service/x-main.ts', takes('../main.ts', 'main')],
  ['cli-imports-lazily', 'src/cli.ts', takes('../db/tasks/find.ts', 'taskCount')],
  ['cli-imports-lazily', 'src/cli.ts', takes('./main.ts', 'main')],
  ['nothing-imports-test', 'src/service/x-test.ts', takes('../../test/helpers/clock.ts', 'clock')],
  ['nothing-imports-test', 'bench/x-test.ts', takes('../test/helpers/clock.ts', 'clock')],
  ['no-network-module-in-a-transaction', 'db/x-https.ts', takes('node:https', 'request')],
  ['no-network-module-in-a-transaction', 'db/x-timers.ts', takes('node:timers/promises', 'setTimeout')],
  ['databases-open-through-their-door', 'src/operations/x-open.ts', takes('../../db/sqlite/open.ts', 'open')],
  ['operations-import-only-domain-db-files', 'src/operations/x.ts', sideEffect('../channels/telegram/index.ts')],

  ['only-config-reads-the-environment', 'src/service/x-env.ts', "export const home = process.env['HOME']\n"],
  ['only-config-reads-the-environment', 'db/x-env-index.ts', "export const all = process['env']\n"],
  [
    'only-config-reads-the-environment',
    'src/service/x-env-parts.ts',
    'const { env: all } = process\nexport const copy = all\n',
  ],
  [
    'only-config-reads-the-environment',
    'src/service/x-env-import.ts',
    "import { env } from 'node:process'\nexport const all = env\n",
  ],
  ['queries-take-tx-first', 'db/x-none.ts', query('export const now = (): Tx | undefined => undefined')],
  ['queries-take-tx-first', 'db/x-second.ts', query('export const one = (id: number, tx: Tx) => [id, tx]')],
  ['queries-take-tx-first', 'db/x-optional.ts', query('export function one(tx?: Tx) {\n  return tx\n}')],
  [
    'queries-take-tx-first',
    'db/x-default.ts',
    query('const none = { rows: 0 }\nexport const one = (tx: Tx = none) => tx'),
  ],
  ['queries-take-tx-first', 'db/x-undefined.ts', query('export const one = (tx: Tx | undefined) => tx')],
  ['queries-take-tx-first', 'db/x-listed.ts', query('const one = (id: number, tx: Tx) => [id, tx]\nexport { one }')],
  ['no-network-or-timer-in-a-transaction', 'commands/x-timer.ts', 'setTimeout(() => undefined, 1)\n'],
  [
    'no-network-or-timer-in-a-transaction',
    'jobs/x-fetch.ts',
    "export const page = () => globalThis.fetch('http://x')\n",
  ],
  ['no-network-or-timer-in-a-transaction', 'db/x-immediate.ts', 'export const later = { setImmediate }\n'],
  [
    'database-handle-only-probes',
    'db/sqlite/transactions.ts',
    `${sound['db/sqlite/transactions.ts'] ?? ''}setInterval(() => undefined, 1)\n`,
  ],
  [
    'only-delivery-sends',
    'src/service/x-send.ts',
    onChannel("export const push = (channel: Channel) => channel.send('')"),
  ],
  [
    'only-delivery-sends',
    'src/service/x-maybe.ts',
    onChannel("export const push = (channel?: Channel) => channel?.send('')"),
  ],
  [
    'only-delivery-sends',
    'src/service/x-edit.ts',
    onChannel("export const change = (channel: Channel) => channel.edit?.('')"),
  ],
  ['only-delivery-sends', 'src/service/x-parts.ts', onChannel('export const parts = ({ send }: Channel) => send')],
  [
    'only-delivery-sends',
    'src/service/x-own.ts',
    "const web = { capabilities: [], send: (text: string) => text }\nexport const sent = web.send('')\n",
  ],
  ['domain-is-given-time-and-chance', 'src/domain/x-now.ts', 'export const now = Date.now()\n'],
  ['domain-is-given-time-and-chance', 'src/domain/x-date.ts', 'export const now = new Date()\n'],
  ['domain-is-given-time-and-chance', 'src/domain/x-chance.ts', 'export const dice = Math.random()\n'],
  ['domain-is-given-time-and-chance', 'src/domain/x-process.ts', 'export const up = process.uptime()\n'],
  [
    'a-line-of-a-reply-is-an-argument',
    'commands/x-lines.ts',
    takes('../src/domain/chat/reply.ts', 'text') + 'export const two = (word: string) => text(`a ${word}\\nb`)\n',
  ],
  [
    'a-line-of-a-reply-is-an-argument',
    'src/service/x-joined.ts',
    takes('../domain/chat/reply.ts', 'text') + "export const two = text(['a', 'b'].join('\\n'))\n",
  ],
  [
    'lines-are-made-in-one-place',
    'src/delivery/x-lines.ts',
    takesType('../domain/chat/reply.ts', 'Lines') + "export const lines = 'a\\nb' as Lines\n",
  ],
  ...(
    [
      ['iif', 'sql`sum(iif(${value}, 1, 0))`'],
      ['search', 'sql`task_search match ${value}`'],
      ['rowid', 'sql`select rowid from tasks`'],
      ['json', "sql`json_group_array(json_object('a', ${value}))`"],
      ['sign', 'sql`+${value}`'],
      ['sign-of-name', 'sql`a = 1 and +officer_id is null`'],
      ['is', 'sql`${value} is ${value}`'],
      ['is-not', 'sql`${value} IS NOT ${value}`'],
      ['instr', 'sql<number>`INSTR(a, ${value})`'],
      ['glob', 'sql`a glob ${value}`'],
      ['pragma', "sql.raw('pragma foreign_keys')"],
      ['insert-or', 'sql`insert or ignore into a values (1)`'],
      ['date', "sql`date('now')`"],
      ['arrow', "sql`a ->> '$.b'`"],
    ] as const
  ).map(([name, text]): [string, string, string] => [
    'sqlite-words-only-in-its-room',
    `db/tasks/x-${name}.ts`,
    sqlIn(text),
  ]),
  ...(
    [
      ['push', 'done.push(1)'],
      ['counts', 'state.count++'],
      ['adds', 'state.count += 1'],
      ['map', 'seen.set(1, 2)'],
    ] as const
  ).map(([name, text]): [string, string, string] => [
    'a-transaction-adds-to-nothing-outside',
    `jobs/x-${name}.ts`,
    inTransaction(text),
  ]),
  ['no-any', 'src/service/x-any.ts', 'export const rows: any[] = []\n'],
  ['no-any', 'test/x-any.ts', 'export const rows = [] as unknown as Record<string, any>\n'],
]

/** Packages that the trees import; they lie on the disk as npm puts them. */
export const packages = [
  ...['pino', 'telegraf', 'axios', 'openai', 'node-cron', 'hucre', 'echarts', 'fastify', '@fastify/helmet'],
  ...['drizzle-orm', 'better-sqlite3'],
]
