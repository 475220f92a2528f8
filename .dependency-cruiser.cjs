// Who may import whom (docs/architecture.md). test/architecture.test.ts plants one violation of every rule named here.

// Matches a package whether it is installed (node_modules/…) or not, and the types published for it.
const npm = (...names) => `^(node_modules/|node_modules/@types/)?(${names.join('|')})(/|$)`
const anyOurs = '^(src|commands|jobs|db|bench|scripts)/'
const domain = '^src/domain/'
const vietnamese = '^src/vietnamese/'
// What every room may use of the ground floor.
const clock = '^src/clock\\.ts$'
const log = '^src/log\\.ts$'
// The engine and the tables stay inside db/; db.ts has a rule of its own.
const actions = '^src/actions/'
const inbox = '^src/inbox/'
const queries = '^db/((db|batches)\\.ts$|(tasks|people|messages|office)/)'

const onlyIn = (name, packages, ...homes) => ({
  name,
  severity: 'error',
  from: { pathNot: [...homes, '^test/'] },
  to: { path: npm(...packages) },
})
const onlyImports = (name, from, ...to) => ({ name, severity: 'error', from, to: { pathNot: to } })
const ofOurs = (name, from, ...to) => ({ name, severity: 'error', from, to: { path: anyOurs, pathNot: to } })
const strangers = (name, folder, typeFile) => ({
  name,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: `^${folder}/(index|run|scheduler)\\.ts$` },
  to: { path: `^${folder}/`, pathNot: `^${folder}/(${typeFile}\\.ts$|shared/)` },
})

/** The rooms of the dates, each of which knows only those before it (src/vietnamese/dates.ts). */
const dateRooms = ['calendar', 'words', 'nodes', 'mentions', 'whole']
const dates = room => `^src/vietnamese/dates/${room}/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    onlyImports('domain-imports-only-itself', { path: domain }, domain),
    onlyImports('vietnamese-imports-only-domain', { path: vietnamese }, vietnamese, domain),
    {
      name: 'dates-only-through-their-door',
      severity: 'error',
      from: { pathNot: '^(src/vietnamese/dates(/|\\.ts$)|test/)' },
      to: { path: '^src/vietnamese/dates/' },
    },
    ...dateRooms.slice(0, -1).map((room, place) => ({
      name: `dates-${room}-know-no-later-room`,
      severity: 'error',
      from: { path: dates(room) },
      to: { path: dates(`(${dateRooms.slice(place + 1).join('|')})`) },
    })),

    onlyImports(
      'commands-import-only-domain-and-queries',
      { path: '^commands/' },
      domain,
      vietnamese,
      actions,
      inbox,
      queries,
      '^commands/',
    ),
    strangers('commands-do-not-import-each-other', 'commands', 'command'),
    onlyImports(
      'jobs-import-only-domain-and-queries',
      { path: '^jobs/', pathNot: '^jobs/(run|scheduler)\\.ts$' },
      domain,
      vietnamese,
      inbox,
      queries,
      '^jobs/',
    ),
    onlyImports(
      'job-runner-imports-only-its-tools-besides',
      { path: '^jobs/(run|scheduler)\\.ts$' },
      domain,
      vietnamese,
      queries,
      '^db/rehearse\\.ts$',
      '^jobs/',
      npm('node-cron'),
      '^(node:)?crypto$',
    ),
    strangers('jobs-do-not-import-each-other', 'jobs', 'job'),
    {
      // Whoever holds a Tx is inside a transaction already; only its type is of use there.
      name: 'what-runs-inside-takes-only-types-of-db',
      severity: 'error',
      from: { path: '^(commands|jobs|src/actions|src/inbox)/' },
      to: { path: '^db/db\\.ts$', dependencyTypesNot: ['type-only'] },
    },

    onlyImports('actions-import-only-domain-and-queries', { path: actions }, domain, vietnamese, queries, actions),
    onlyImports('inbox-imports-only-domain-and-queries', { path: inbox }, domain, vietnamese, queries, inbox),
    {
      // Each part can be added, or left out, without a look at the others.
      name: 'inbox-parts-do-not-import-each-other',
      severity: 'error',
      from: { path: '^src/inbox/parts/' },
      to: { path: '^src/inbox/(parts/|index\\.ts$)' },
    },

    ofOurs('channels-import-only-domain-of-ours', { path: '^src/channels/' }, domain, vietnamese, '^src/channels/'),
    ofOurs(
      'delivery-imports-only-channels-and-messages',
      { path: '^src/delivery/' },
      domain,
      vietnamese,
      clock,
      log,
      '^db/(db|together)\\.ts$',
      '^db/(messages|people)/',
      '^src/channels/[^/]+\\.ts$',
      '^src/delivery/',
    ),
    ofOurs(
      'evidence-knows-only-channels-and-the-record',
      { path: '^src/evidence/' },
      domain,
      vietnamese,
      clock,
      log,
      '^db/(db|evidence-files)\\.ts$',
      '^db/(tasks|messages)/',
      '^src/channels/channel\\.ts$',
      '^src/evidence/',
    ),
    ofOurs(
      'assistant-knows-nothing-above-it',
      { path: '^src/assistant/' },
      domain,
      vietnamese,
      clock,
      log,
      '^db/db\\.ts$',
      '^db/office/',
      // What commands there are, as the model is told them.
      '^commands/command\\.ts$',
      '^src/assistant/',
    ),
    ofOurs('http-knows-only-what-it-carries', { path: '^src/http/' }, domain, vietnamese, '^src/http/'),
    ofOurs(
      'files-import-only-domain-of-ours',
      { path: '^src/files/' },
      domain,
      vietnamese,
      '^src/channels/channel\\.ts$',
      '^src/files/',
    ),
    ofOurs(
      'conversation-knows-no-channel',
      { path: '^src/conversation/' },
      domain,
      vietnamese,
      clock,
      log,
      '^db/',
      '^commands/',
      '^src/(actions|assistant|conversation)/',
    ),

    onlyIn('only-db-imports-the-store', ['drizzle-orm', 'drizzle-kit'], '^db/', '^drizzle\\.config', '^bench/'),
    onlyIn('only-the-engine-imports-its-driver', ['better-sqlite3'], '^db/sqlite/', '^bench/'),
    {
      // Whose a file is, is asked at one door: whatever opens the office's database refuses what the demo made.
      name: 'databases-open-through-their-door',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/operations/(whose-database|demo-office)\\.ts$' },
      to: { path: '^db/sqlite/open\\.ts$' },
    },
    ofOurs('db-imports-only-domain-of-ours', { path: '^db/' }, domain, vietnamese, '^db/'),

    onlyIn('telegraf-only-in-its-channel', ['telegraf', 'undici'], '^(src/channels/telegram/|bench/echo-bot\\.ts$)'),
    onlyIn('axios-only-in-zalo-channels', ['axios'], '^src/channels/zalo-[^/]+/'),
    onlyIn('file-type-only-judges-evidence', ['file-type'], '^src/evidence/'),
    onlyIn('openai-only-in-the-assistant', ['openai'], '^src/assistant/'),
    onlyIn('cron-only-in-the-job-runner', ['node-cron'], '^jobs/scheduler\\.ts$'),
    onlyIn(
      'file-libraries-only-in-files',
      ['hucre', 'exceljs', 'xlsx', 'fflate', 'jszip', 'docx', 'sax', 'echarts', '@resvg/resvg-js'],
      '^src/files/',
    ),
    onlyIn('fastify-only-in-http', ['fastify', '@fastify/[^/]+'], '^src/http/'),

    {
      // The command line starts the service by `await import`; see cli-imports-lazily.
      name: 'nobody-imports-main',
      severity: 'error',
      from: { pathNot: '^src/cli(\\.ts$|/)' },
      to: { path: '^src/main\\.ts$' },
    },
    {
      // `nhacviec --help` must not wait for the database driver, telegraf and the chart library.
      name: 'cli-imports-lazily',
      severity: 'error',
      from: { path: '^src/cli\\.ts$' },
      to: {
        path: '^(src/main\\.ts$|src/(assistant|channels|conversation|delivery|files|http|operations|service)/|db/|commands/|jobs/)',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nothing-imports-test',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },

    {
      // A transaction that waits for anything but the database holds up every other writer.
      name: 'no-network-module-in-a-transaction',
      severity: 'error',
      from: { path: '^(db|commands|jobs|src/actions|src/inbox)/' },
      to: { path: '^(node:)?(https?|http2|net|tls|dgram|dns|timers|child_process)(/|$)' },
    },

    ofOurs(
      'operations-import-only-domain-db-files',
      { path: '^src/operations/' },
      domain,
      vietnamese,
      actions,
      '^db/',
      '^src/(files|operations)/',
    ),
  ],
  options: {
    // An `import type` ties two rooms together as much as an import does.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
