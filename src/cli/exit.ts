// Exit codes that scripts rely on: 0 done · 1 failed · 2 wrong usage · 3 done in part (some rows refused).
export const failed = 1
export const usageError = 2
export const doneInPart = 3

/** The command was called wrongly; the message is Vietnamese. */
export class UsageError extends Error {
  override name = 'UsageError'
}
