import { readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { findConversation } from '../../db/messages/conversations.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

it('a question of the version before closes with a word, and its list stays', async () => {
  const file = await temporaryPath('office.db')
  openDatabase(file).close()
  const connection = new Database(file)
  connection.exec('drop table conversations; drop index evidence_album; alter table evidence drop column album')
  connection.exec(
    `create table conversations (channel text not null, chat text not null, expecting text, choices text,
       expires_at integer not null, primary key (channel, chat))`,
  )
  const insert = connection.prepare(`insert into conversations values ('web', ?, ?, ?, ${mondayMorning + 60_000})`)
  const question = { v: 1, command: 'xong', step: 'result', data: { task: '12' } }
  const list = [{ label: '#7', send: '/viec 7' }]
  insert.run('asked', JSON.stringify(question), '[]')
  insert.run('shown', null, JSON.stringify(list))
  for (const name of ['0010_conversations-by-sender', '0016_left_questions']) {
    const migration = readFileSync(path.resolve(`db/migrations/${name}.sql`), 'utf8')
    connection.exec(migration.replaceAll('--> statement-breakpoint', ''))
  }
  connection.close()

  const db = openDatabase(file)
  const of = (person: string) =>
    findConversation(db.reads, { channel: 'web', chat: person, sender: person }, mondayMorning)
  const expiredForm = { command: 'xong', field: 'result', answers: { task: '12' } }
  expect(await of('asked')).toEqual({ choices: [], expiredForm, pushed: [], files: [] })
  expect(await of('shown')).toEqual({ choices: list, pushed: [], files: [] })
  db.close()
})
