import type { Db } from '../../db/db.ts'
import { findAccount } from '../../db/people/accounts.ts'
import * as schema from '../../db/schema.ts'
import type { EngineParts } from '../../src/service/engine.ts'
import { inviteOfficer } from '../../src/operations/invite.ts'
import { openTestDatabase } from './database.ts'
import { testEngine, type TestEngine } from './engine.ts'
import { testOffice, type OfficerCode, type TestOffice } from './office.ts'

export interface Chat extends Omit<TestEngine, 'office'> {
  db: Db
  office: TestOffice
  /** A fresh link code, as the administrator hands it out: eight characters without the hyphen. */
  invite(officer: OfficerCode): Promise<string>
  /** Whose account this person writes from, if it is linked. */
  owner(person: string): Promise<OfficerCode | undefined>
}

/** The test office behind the whole engine; these officers are linked already. */
export const openChat = (...linked: OfficerCode[]): Promise<Chat> => openChatWith({}, ...linked)

export async function openChatWith(parts: Partial<EngineParts>, ...linked: OfficerCode[]): Promise<Chat> {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const engine = await testEngine(db, office, parts)
  await engine.link(...linked)
  return {
    ...engine,
    db,
    office,
    invite: async officer => (await inviteOfficer(db, officer, engine.clock.now())).code,
    async owner(person) {
      const account = await findAccount(db.reads, engine.channel.name, person)
      const officers = Object.entries(office.officers) as [OfficerCode, number][]
      return account && officers.find(([, id]) => id === account.officerId)?.[0]
    },
  }
}

export const hyphened = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** The names of the tables with these words anywhere in them. */
export async function tablesWith(db: Db, words: string): Promise<string[]> {
  const found: string[] = []
  for (const [name, table] of Object.entries(schema))
    if (JSON.stringify(await db.reads.select().from(table)).includes(words)) found.push(name)
  return found.toSorted()
}
