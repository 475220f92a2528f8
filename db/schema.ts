import { sql } from 'drizzle-orm'
import { unindexed } from './sqlite/words.ts'
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import { officerStatuses, roles } from '../src/domain/people/access.ts'
import { channelNames, type Content, type FileReference } from '../src/domain/chat/incoming.ts'
import type { Choice, OpenForm, PushedChoice, Reply } from '../src/domain/chat/reply.ts'
import { leadNews } from '../src/domain/tasks/announcing.ts'
import { evidenceStates } from '../src/domain/tasks/evidence.ts'
import { messageKinds, outboxStates, type Priority } from '../src/domain/chat/outbox.ts'
import {
  causeReviews,
  eventKinds,
  eventMarks,
  extensionStates,
  lateCauses,
  reviewStates,
  urgencies,
  workStates,
  type TaskState,
} from '../src/domain/tasks/task.ts'

// Instants are integers (ms since 1970), days are `YYYY-MM-DD` text, `search` columns hold folded text without diacritics.
const id = () => integer('id').primaryKey({ autoIncrement: true })

export const units = sqliteTable(
  'units',
  {
    id: id(),
    code: text('code').notNull().unique(),
    name: text('name').notNull(),
    parentId: integer('parent_id').references((): AnySQLiteColumn => units.id),
    cluster: text('cluster'),
    validFrom: text('valid_from'),
    validTo: text('valid_to'),
    // A merged or renamed unit keeps its row and its name; the successor carries on (two-tier reform of 1 July 2025).
    successorId: integer('successor_id').references((): AnySQLiteColumn => units.id),
  },
  t => [index('units_parent').on(t.parentId)],
)

export const officers = sqliteTable(
  'officers',
  {
    id: id(),
    // Given on to a successor, a code stands in the rows of both: the record keeps who did what.
    code: text('code').notNull(),
    name: text('name').notNull(),
    status: text('status', { enum: officerStatuses }).notNull().default('serving'),
    leftAt: integer('left_at'),
    phone: text('phone'),
    email: text('email'),
    search: text('search').notNull(),
    wantsDigest: integer('wants_digest', { mode: 'boolean' }).notNull().default(true),
    preferredChannel: text('preferred_channel', { enum: channelNames }),
    // may free text of theirs be shown to the language model, where the office has one?
    wantsAssistant: integer('wants_assistant', { mode: 'boolean' }).notNull().default(true),
    // Access was ended: whoever has the telephone is not linked by its number until a code of theirs was used.
    linksByCodeOnly: integer('links_by_code_only', { mode: 'boolean' }).notNull().default(false),
  },
  t => [
    uniqueIndex('officers_serving_code')
      .on(t.code)
      .where(sql`status = 'serving'`),
    index('officers_phone').on(t.phone),
  ],
)

/**
 * The telephone numbers of those who have left, hashed: left standing in a successor's row, or shared with somebody who serves,
 * such a number still is in the hands of who has left, and identifies nobody else.
 */
export const formerPhones = sqliteTable(
  'former_phones',
  {
    phoneHash: text('phone_hash').notNull(),
    officerId: integer('officer_id')
      .notNull()
      .references(() => officers.id),
  },
  t => [primaryKey({ columns: [t.phoneHash, t.officerId] })],
)

export const memberships = sqliteTable(
  'memberships',
  {
    officerId: integer('officer_id')
      .notNull()
      .references(() => officers.id),
    unitId: integer('unit_id')
      .notNull()
      .references(() => units.id),
    role: text('role', { enum: roles }).notNull(),
    position: text('position'),
  },
  // Somebody may have several roles in one unit: a row for each.
  t => [primaryKey({ columns: [t.officerId, t.unitId, t.role] }), index('memberships_unit').on(t.unitId)],
)

export const accounts = sqliteTable(
  'accounts',
  {
    id: id(),
    channel: text('channel', { enum: channelNames }).notNull(),
    externalId: text('external_id').notNull(),
    chat: text('chat').notNull(),
    officerId: integer('officer_id')
      .notNull()
      .references(() => officers.id),
    // gone: the person blocked us there; messages look for another account until they are back
    status: text('status', { enum: ['active', 'gone'] }).notNull(),
    linkedAt: integer('linked_at').notNull(),
    // Luật 91/2025/QH15: silence is not consent, so the moment of the "đồng ý" is kept.
    consentAt: integer('consent_at').notNull(),
    // The last sign of life on this account, ms: Zalo OA lets us write first for 7 days after it.
    seenAt: integer('seen_at').notNull().default(0),
  },
  t => [
    uniqueIndex('accounts_external').on(t.channel, t.externalId),
    index('accounts_officer').on(t.officerId),
    index('accounts_chat').on(t.channel, t.chat),
  ],
)

export const invites = sqliteTable('invites', {
  id: id(),
  codeHash: text('code_hash').notNull().unique(),
  officerId: integer('officer_id')
    .notNull()
    .references(() => officers.id),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
  // replaced by a newer one, or its officer has left
  voidedAt: integer('voided_at'),
})

export const linkAttempts = sqliteTable(
  'link_attempts',
  {
    channel: text('channel', { enum: channelNames }).notNull(),
    sender: text('sender').notNull(),
    wrong: integer('wrong').notNull(),
    // of the last wrong code, ms
    at: integer('at').notNull().default(0),
    lockedUntil: integer('locked_until'),
  },
  t => [primaryKey({ columns: [t.channel, t.sender] })],
)

export const documents = sqliteTable(
  'documents',
  {
    id: id(),
    number: text('number').notNull(),
    // A number alone is not unique: number + symbol + day + issuer is. Empty text, as NULLs never collide in a unique index.
    issuedOn: text('issued_on').notNull().default(''),
    issuer: text('issuer').notNull().default(''),
    abstract: text('abstract'),
    search: text('search').notNull(),
  },
  t => [uniqueIndex('documents_identity').on(t.number, t.issuedOn, t.issuer)],
)

export const tasks = sqliteTable(
  'tasks',
  {
    id: id(),
    code: text('code').notNull().unique(),
    number: text('number'),
    title: text('title').notNull(),
    search: text('search').notNull(),
    documentId: integer('document_id').references(() => documents.id),
    source: text('source'),
    // as written, and the officer whom it means, if it means one
    assigner: text('assigner'),
    assignerId: integer('assigner_id').references(() => officers.id),
    leader: text('leader'),
    leaderId: integer('leader_id').references(() => officers.id),
    // who typed it in the assigner's name, where that was somebody else
    enteredById: integer('entered_by_id').references(() => officers.id),
    assignedOn: text('assigned_on'),
    due: text('due'),
    // HH:MM of that day, where the deadline has an hour
    dueTime: text('due_time'),
    dueText: text('due_text'),
    recurrence: text('recurrence'),
    product: text('product'),
    urgency: text('urgency', { enum: urgencies }).notNull().default('normal'),
    needsApproval: integer('needs_approval', { mode: 'boolean' }).notNull().default(false),
    note: text('note'),
    // Co-ordinators named in the sheet that are not units of the list ("các sở, ngành liên quan").
    otherCoordinators: text('other_coordinators'),
    work: text('work', { enum: workStates }).notNull().default('not_acknowledged'),
    review: text('review', { enum: reviewStates }).notNull().default('none'),
    extension: text('extension', { enum: extensionStates }).notNull().default('none'),
    askedDue: text('asked_due'),
    progress: integer('progress').notNull().default(0),
    submittedOn: text('submitted_on'),
    submittedAt: integer('submitted_at'),
    result: text('result'),
    resultDocument: text('result_document'),
    lateCause: text('late_cause', { enum: lateCauses }),
    causeReview: text('cause_review', { enum: causeReviews }).notNull().default('none'),
    obstructed: integer('obstructed', { mode: 'boolean' }).notNull().default(false),
    createdAt: integer('created_at').notNull(),
    importHash: text('import_hash'),
  },
  t => [
    index('tasks_document').on(t.documentId),
    index('tasks_due').on(t.due),
    // deadlines with an hour
    index('tasks_due_time')
      .on(t.due, t.dueTime)
      .where(sql`due_time is not null`),
    index('tasks_assigner')
      .on(t.assignerId)
      .where(sql`assigner_id is not null`),
    index('tasks_leader')
      .on(t.leaderId)
      .where(sql`leader_id is not null`),
    // results that wait to be judged
    index('tasks_waiting')
      .on(t.submittedAt)
      .where(sql`review = 'pending'`),
    // requests for another deadline, and objective causes, that wait to be decided on
    index('tasks_extension')
      .on(t.id)
      .where(sql`extension = 'pending'`),
    index('tasks_cause')
      .on(t.id)
      .where(sql`cause_review = 'pending'`),
  ],
)

export const assignments = sqliteTable(
  'assignments',
  {
    id: id(),
    taskId: integer('task_id')
      .notNull()
      .references(() => tasks.id),
    role: text('role', { enum: ['lead', 'coordinator', 'follower'] }).notNull(),
    unitId: integer('unit_id').references(() => units.id),
    officerId: integer('officer_id').references(() => officers.id),
    // The place of an open task in its people's queues: its deadline, '9999-12-31' without one, NULL once closed. A copy of
    // the task's own fields, kept by db/tasks/find.ts alone, so that a person's pending list is one index range at any size.
    openDue: text('open_due'),
    // What whoever leads the task was not told yet (src/domain/tasks/announcing.ts); null: nothing.
    untold: text('untold', { enum: leadNews }),
    // Since when (ms) whoever leads it has known of it without taking it on; null: it was taken on, or nobody was told.
    awaitedSince: integer('awaited_since'),
  },
  t => [
    index('assignments_untold')
      .on(t.officerId, t.unitId)
      .where(sql`untold is not null`),
    index('assignments_awaited')
      .on(t.awaitedSince)
      .where(sql`awaited_since is not null`),
    index('assignments_task').on(t.taskId),
    index('assignments_officer_open')
      .on(t.officerId, t.openDue)
      .where(sql`open_due is not null`),
    index('assignments_unit_open')
      .on(t.unitId, t.role, t.openDue)
      .where(sql`open_due is not null`),
    // What a unit's head answers for, as nobody is named. The plus, as in db/tasks/lists.ts, keeps SQLite from preferring
    // assignments_officer, and with it all that name nobody in any unit.
    index('assignments_unit_unnamed')
      .on(t.unitId, t.role, t.openDue, t.taskId)
      .where(sql`${unindexed(sql`officer_id`)} is null`),
    index('assignments_officer').on(t.officerId, t.taskId),
    index('assignments_unit').on(t.unitId, t.role, t.taskId),
    index('assignments_open')
      .on(t.openDue, t.unitId)
      .where(sql`open_due is not null and role = 'lead'`),
  ],
)

// Append-only: triggers in the migrations refuse UPDATE and DELETE (archives keep who did what, when).
export const taskEvents = sqliteTable(
  'task_events',
  {
    id: id(),
    taskId: integer('task_id')
      .notNull()
      .references(() => tasks.id),
    at: integer('at').notNull(),
    officerId: integer('officer_id').references(() => officers.id),
    // for whom it was done, where a delegation was used
    onBehalfOf: integer('on_behalf_of').references(() => officers.id),
    kind: text('kind', { enum: eventKinds }).notNull(),
    before: text('before', { mode: 'json' }).$type<Partial<TaskState>>().notNull(),
    after: text('after', { mode: 'json' }).$type<Partial<TaskState>>().notNull(),
    note: text('note'),
    undoes: integer('undoes').references((): AnySQLiteColumn => taskEvents.id),
    mark: text('mark', { enum: eventMarks }),
    // of an answer to whoever urged: by when the lead means to have it done
    promisedOn: text('promised_on'),
  },
  t => [index('task_events_task').on(t.taskId), index('task_events_officer').on(t.officerId, t.at)],
)

export const evidence = sqliteTable(
  'evidence',
  {
    id: id(),
    taskId: integer('task_id')
      .notNull()
      .references(() => tasks.id),
    officerId: integer('officer_id')
      .notNull()
      .references(() => officers.id),
    at: integer('at').notNull(),
    // the step that it proves
    eventId: integer('event_id').references(() => taskEvents.id),
    channel: text('channel', { enum: channelNames }).notNull(),
    reference: text('reference').notNull(),
    name: text('name').notNull(),
    mime: text('mime').notNull(),
    size: integer('size'),
    // the platform's name of the pictures that were sent at one go
    album: text('album'),
    // waiting: still on the platform alone · kept: beside the database (db/evidence-files.ts), under this hash · lost: not to be had
    state: text('state', { enum: evidenceStates }).notNull().default('waiting'),
    sha256: text('sha256'),
    // how often it was tried to be fetched, and when next, ms
    attempts: integer('attempts').notNull().default(0),
    nextAt: integer('next_at').notNull().default(0),
  },
  t => [
    index('evidence_task').on(t.taskId),
    index('evidence_waiting')
      .on(t.nextAt)
      .where(sql`state = 'waiting'`),
    index('evidence_sha256')
      .on(t.sha256)
      .where(sql`sha256 is not null`),
    index('evidence_album')
      .on(t.channel, t.album)
      .where(sql`album is not null`),
  ],
)

export const inbox = sqliteTable(
  'inbox',
  {
    id: id(),
    channel: text('channel', { enum: channelNames }).notNull(),
    externalId: text('external_id').notNull(),
    chat: text('chat').notNull(),
    sender: text('sender').notNull(),
    content: text('content', { mode: 'json' }).$type<Content>(),
    receivedAt: integer('received_at').notNull(),
    doneAt: integer('done_at'),
    error: text('error'),
  },
  t => [
    uniqueIndex('inbox_external').on(t.channel, t.externalId),
    index('inbox_waiting')
      .on(t.channel, t.id)
      .where(sql`done_at is null`),
    // what one account wrote: for showing and erasing a person's data
    index('inbox_sender').on(t.channel, t.sender),
  ],
)

export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    kind: text('kind', { enum: messageKinds }).notNull(),
    // src/domain/chat/outbox.ts
    priority: integer('priority').$type<Priority>().notNull(),
    key: text('key').notNull().unique(),
    // of a notice: what it tells of; a newer one on the same replaces what its person was not sent yet
    topic: text('topic'),
    // the tasks that a notice tells of, or that the buttons of a message do something with
    about: text('about', { mode: 'json' }).$type<readonly number[]>(),
    // of an edit: the platform's name of the message that it changes
    edits: text('edits'),
    officerId: integer('officer_id').references(() => officers.id),
    channel: text('channel', { enum: channelNames }),
    chat: text('chat'),
    reply: text('reply', { mode: 'json' }).$type<Reply>().notNull(),
    status: text('status', { enum: outboxStates }).notNull(),
    // how many of its messages the platform already has, when a reply takes several
    sentParts: integer('sent_parts').notNull().default(0),
    attempts: integer('attempts').notNull().default(0),
    // how often the part under way may have arrived though no answer came
    doubts: integer('doubts').notNull().default(0),
    nextAt: integer('next_at').notNull(),
    leaseUntil: integer('lease_until'),
    createdAt: integer('created_at').notNull(),
    sentAt: integer('sent_at'),
    expiresAt: integer('expires_at'),
    error: text('error'),
  },
  t => [
    index('outbox_queue')
      .on(t.channel, t.status, t.priority, t.nextAt)
      .where(sql`status in ('queued', 'sending')`),
    // the order within a chat: nothing goes before an older message of its priority
    index('outbox_chat')
      .on(t.channel, t.chat, t.priority)
      .where(sql`status in ('queued', 'sending')`),
    // what one person was not told yet
    index('outbox_topic')
      .on(t.officerId, t.topic)
      .where(sql`status in ('queued', 'held') and topic is not null`),
    index('outbox_held')
      .on(t.officerId)
      .where(sql`status = 'held'`),
    index('outbox_expiring')
      .on(t.expiresAt)
      .where(sql`status in ('queued', 'held') and expires_at is not null`),
    // for operators; none on what was sent, which is nearly all
    index('outbox_given_up')
      .on(t.status)
      .where(sql`status in ('dead', 'ambiguous', 'expired', 'dropped')`),
    // what one person and what one chat was told, sent or not: for showing, erasing and finding another way
    index('outbox_officer').on(t.officerId),
    index('outbox_received').on(t.channel, t.chat),
  ],
)

/**
 * Messages that stand in a chat with buttons that may come to nothing, where the platform can change them: what their buttons
 * are about (a task, an open question) and until when they can be changed. Gone once there is nothing left to be changed.
 */
export const shownButtons = sqliteTable(
  'shown_buttons',
  {
    outboxId: integer('outbox_id')
      .notNull()
      .references(() => outbox.id, { onDelete: 'cascade' }),
    // db/messages/shown-buttons.ts
    subject: text('subject').notNull(),
    // the platform's name of the message
    messageId: text('message_id').notNull(),
    // the last moment at which the platform changes it, ms
    until: integer('until').notNull(),
    // when to look at them again, ms: what they are about has changed, or a time is over; null: by itself never
    lookAt: integer('look_at'),
    // of a question: how it was answered
    outcome: text('outcome'),
  },
  t => [
    primaryKey({ columns: [t.outboxId, t.subject] }),
    index('shown_buttons_subject').on(t.subject),
    index('shown_buttons_look')
      .on(t.lookAt)
      .where(sql`look_at is not null`),
  ],
)

export const conversations = sqliteTable(
  'conversations',
  {
    channel: text('channel', { enum: channelNames }).notNull(),
    chat: text('chat').notNull(),
    // In a group everybody answers their own question.
    sender: text('sender').notNull(),
    form: text('expecting', { mode: 'json' }).$type<OpenForm & { v: number }>(),
    // the last question that was left without an answer
    leftForm: text('left_form', { mode: 'json' }).$type<OpenForm>(),
    choices: text('choices', { mode: 'json' }).$type<Choice[]>(),
    // numbers shown by pushes since, and how long they can be typed
    pushed: text('pushed', { mode: 'json' }).$type<PushedChoice[]>(),
    // files that wait for the answer they belong to
    files: text('files', { mode: 'json' }).$type<FileReference[]>(),
    expiresAt: integer('expires_at').notNull(),
  },
  t => [primaryKey({ columns: [t.channel, t.chat, t.sender] })],
)

/** Choices whose text is longer than a platform's button can carry, under the short name the button carries instead. */
export const longChoices = sqliteTable('long_choices', {
  token: text('token').primaryKey(),
  send: text('send').notNull(),
  usedAt: integer('used_at').notNull(),
})

/** What the digests reminded of. */
export const reminders = sqliteTable(
  'notices',
  {
    officerId: integer('officer_id')
      .notNull()
      .references(() => officers.id),
    taskId: integer('task_id')
      .notNull()
      .references(() => tasks.id),
    due: text('due').notNull(),
    stage: text('stage').notNull(),
    // the day of the digest that carried it
    day: text('day').notNull(),
    outboxKey: text('outbox_key').notNull(),
  },
  t => [primaryKey({ columns: [t.officerId, t.taskId, t.due, t.stage] }), index('notices_outbox').on(t.outboxKey)],
)

export const jobRuns = sqliteTable(
  'job_runs',
  {
    job: text('job').notNull(),
    // the moment that the run is for, ms
    slot: integer('slot').notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    // how far a long run has come, in the job's own words, so that a restart goes on from there
    cursor: text('cursor').notNull().default(''),
    error: text('error'),
  },
  t => [primaryKey({ columns: [t.job, t.slot] })],
)

/** What one process at a time may do, and which one does it now; over when it is not renewed until then (ms). */
export const leases = sqliteTable('leases', {
  name: text('name').primaryKey(),
  owner: text('owner').notNull(),
  until: integer('until').notNull(),
})

export const holidays = sqliteTable('holidays', {
  date: text('date').primaryKey(),
  kind: text('kind', { enum: ['off', 'work'] }).notNull(),
  note: text('note').notNull(),
  // default: computed from the law; office: entered by the office, which always wins
  source: text('source', { enum: ['default', 'office'] }).notNull(),
})

export const settings = sqliteTable('settings', { key: text('key').primaryKey(), value: text('value').notNull() })

/** Tokens that the language model has cost, for the office's monthly budget. `month`: YYYY-MM in the office's zone. */
export const assistantUsage = sqliteTable('assistant_usage', {
  month: text('month').primaryKey(),
  tokens: integer('tokens').notNull(),
})

/**
 * How many tasks a unit leads by deadline and state: what /tiendo adds up, at a cost that does not grow with the tasks.
 * Kept by triggers alone (migration progress-counts), so no writer can forget it.
 */
export const progressTallies = sqliteTable(
  'progress_tallies',
  {
    unitId: integer('unit_id').notNull(),
    // YYYY-MM-DD; '' without a deadline
    due: text('due').notNull(),
    work: text('work', { enum: workStates }).notNull(),
    // 0 not submitted, 1 submitted in time, 2 submitted late
    submitted: integer('submitted').notNull(),
    count: integer('count').notNull(),
  },
  t => [primaryKey({ columns: [t.unitId, t.work, t.submitted, t.due] })],
)
