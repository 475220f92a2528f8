import { allCommands } from '../../commands/index.ts'
import { isShownTo } from '../../commands/shared/help-lines.ts'
import { findSender } from '../../db/people/accounts.ts'
import type { Db } from '../../db/db.ts'
import { findInvite } from '../../db/people/invites.ts'
import { listPeople } from '../../db/people/officers.ts'
import { webChannel } from '../channels/web/index.ts'
import type { Clock } from '../clock.ts'
import { roleNames } from '../domain/people/access.ts'
import { UserError } from '../domain/chat/errors.ts'
import { displayCode } from '../domain/people/link-code.ts'
import { stranger, type Person } from '../http/routes/web-chat.ts'
import type { Reception } from './channels.ts'
import { inviteDemoOfficer, type Invite } from '../operations/invite.ts'

/** The demo's only channel, with the people one may speak as and an invitation for the one whom nobody knows. */
export function demoChat(db: Db, clock: Clock): Reception {
  const web = webChannel()
  const invitation = invitations(db, clock)
  return {
    channels: [web],
    http: {
      webChat: {
        people: () => everybody(db),
        invitation,
        receive: web.receive,
        follow: web.follow,
        media: web.media,
      },
    },
  }
}

async function everybody(db: Db): Promise<Person[]> {
  const people = (await listPeople(db.reads)).map(person => ({
    ...person,
    position: person.position ?? '',
    role: person.roles.map(role => roleNames[role]).join(', '),
  }))
  const linked = await findSender(db.reads, 'web', stranger.code)
  const known = linked && people.find(person => person.code === linked.actor.code)
  const newcomer = known
    ? { ...stranger, name: known.name, position: 'Vừa liên kết bằng mã', role: known.role }
    : stranger
  return Promise.all(
    [...people, newcomer].map(async person => ({ ...person, commands: await usable(db, person.code) })),
  )
}

async function usable(db: Db, code: string): Promise<string[]> {
  const sender = await findSender(db.reads, 'web', code)
  return allCommands.filter(command => isShownTo(sender?.actor, command)).map(command => command.name)
}

/** What an office would hand to an officer on paper: the same code until it is used, then a new one. */
function invitations(db: Db, clock: Clock): () => Promise<{ code: string; name: string }> {
  let given: Invite | undefined
  return async () => {
    const now = clock.now()
    const found = given && (await findInvite(db.reads, given.code, now))
    if (!given || found?.state !== 'good') given = await inviteDemoOfficer(db, await somebody(db), now)
    return { code: displayCode(given.code), name: given.name }
  }
}

/** An ordinary officer. @throws UserError when there is none */
async function somebody(db: Db): Promise<string> {
  const officer = (await listPeople(db.reads)).find(person => person.roles.includes('officer'))
  if (!officer) throw new UserError('Cơ quan mẫu không có cán bộ nào.')
  return officer.code
}
