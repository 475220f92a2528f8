import type { Party } from '../../db/tasks/find.ts'

/** Who leads a task, as it is said: the officer with their unit, or the unit that has named nobody. */
export function leadName(parties: readonly Party[]): string {
  const lead = parties.find(party => party.role === 'lead')
  if (!lead) return 'đơn vị khác'
  return lead.officer ? `${lead.officer}${lead.unit ? ` (${lead.unit})` : ''}` : (lead.unit ?? 'đơn vị khác')
}
