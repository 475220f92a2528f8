export { findDates } from '../dates/find.ts'
export type { DateContext, DateMention } from '../dates/mention.ts'
