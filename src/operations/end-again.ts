import type { Db } from '../../db/db.ts'
import { accountsOf } from '../../db/people/accounts.ts'
import { officerRows } from '../../db/people/import.ts'
import { allowPhone } from '../../db/people/phones.ts'
import { eraseAccount, eraseChatData } from '../../db/people/personal-data.ts'
import { keepFormerPhone, linkedAccounts, voidCodes } from '../../db/people/restored.ts'
import { rerouteOfficer } from '../../db/messages/outbox-routes.ts'
import type { Access } from '../../db/sqlite/access.ts'
import type { ChannelName } from '../domain/chat/incoming.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import { fold } from '../vietnamese/normalise.ts'
import { sameName } from '../vietnamese/person-name.ts'

export interface EndedAgain {
  /** accounts of the backup that had ended in the database it replaces */
  ended: OfficerAccount[]
  /** of which nothing tells whether they should have: whoever restores looks at them */
  unsure: OfficerAccount[]
  /** who serves in the backup and had left in the database it replaces */
  left: { code: string; name: string }[]
}

export interface OfficerAccount {
  code: string
  name: string
  channel: ChannelName
}

interface Surroundings {
  /** ms */
  now: number
  pushChannels: PushChannels
}

type Known = Access['officers'][number]

/**
 * A backup brings back accounts and codes that were ended since: those end again, before the backup takes its place. The roster
 * stays as the backup has it. `replaced`: undefined where there is none that can be read.
 */
export const endAgain = (
  db: Db,
  replaced: Access | undefined,
  { now, pushChannels }: Surroundings,
): Promise<EndedAgain> =>
  db.transact(async tx => {
    const linked = await linkedAccounts(tx)
    const outcome: EndedAgain = { ended: [], unsure: [], left: [] }
    if (!replaced) return { ...outcome, unsure: linked }
    await voidCodes(tx, replaced.spentCodes, now)
    const restored = await officerRows(tx)
    const known = new Map(restored.map(officer => [officer.id, knownAs(officer, replaced.officers)]))
    for (const account of linked) {
      const fate = fateOf(account, known.get(account.officerId), replaced)
      if (fate === 'stands') continue
      outcome[fate].push(account)
      if (fate === 'ended') await eraseAccount(tx, account.channel, account.externalId)
    }
    const bereft = linked.filter(account => outcome.ended.includes(account)).map(({ officerId }) => officerId)
    for (const officerId of new Set(bereft)) {
      await allowPhone(tx, officerId, false)
      if ((await accountsOf(tx, officerId)).length === 0) await eraseChatData(tx, officerId)
      else await rerouteOfficer(tx, officerId, pushChannels, now)
    }
    for (const { id, code, name, status } of restored) {
      const there = known.get(id)
      if (!there) continue
      if (there.linksByCodeOnly || !there.serves) await allowPhone(tx, id, false)
      if (!there.serves && status === 'serving') outcome.left.push({ code, name })
      for (const { phoneHash, officerId } of replaced.formerPhones)
        if (officerId === there.id) await keepFormerPhone(tx, { phoneHash, officerId: id })
    }
    return outcome
  })

/** A code may be somebody else's by now, and a person have been renamed. */
function knownAs(own: { id: number; code: string; name: string }, officers: readonly Known[]): Known | undefined {
  const ofCode = officers.filter(({ code }) => fold(code) === fold(own.code))
  return ofCode.find(({ id }) => id === own.id) ?? ofCode.find(({ name }) => sameName(name, own.name))
}

function fateOf(
  account: { id: number; channel: ChannelName; externalId: string },
  there: Known | undefined,
  replaced: Access,
): 'stands' | keyof Pick<EndedAgain, 'ended' | 'unsure'> {
  const same = replaced.accounts.find(
    ({ channel, externalId }) => channel === account.channel && externalId === account.externalId,
  )
  if (same) return there?.serves === true && same.officerId === there.id ? 'stands' : 'ended'
  // It had this number there, or somebody has ended what could have been it.
  const wasThere = account.id <= replaced.lastAccount
  return wasThere || there?.serves === false || there?.linksByCodeOnly === true ? 'ended' : 'unsure'
}
