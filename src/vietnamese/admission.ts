import type { Content, Incoming, Secret } from '../domain/chat/incoming.ts'
import { isMarkedSecret, isNothingButMark } from './secrecy.ts'

/**
 * A message as it may be kept. Whatever came with it is judged before it is stored, shown or thought about: of one under a
 * marking of secrecy only the fact remains that there was one, and whether what it marks is still to come.
 */
export function admit<M extends Incoming>({
  alongside = '',
  ...message
}: M): Omit<M, 'alongside'> & { content: Content } {
  const { content } = message
  const secret = [alongside, ...wordsIn(content)].some(isMarkedSecret)
  return secret ? { ...message, content: refused(content) } : message
}

/** The message of the same person before it, as it was kept. */
export interface Before {
  content: Content | null
  /** ms */
  receivedAt: number
}

/**
 * The same of a message that bears no marking, after one that did: behind "MẬT" alone comes what is mật, behind a marked
 * picture the others that were sent with it, behind a text that fills a message the rest of it.
 */
export function admitBehind(content: Content, before: Before | undefined, now: number): Content {
  if (before?.content?.kind !== 'secret' || now - before.receivedAt > heldMs) return content
  return belongsTo(before.content, content) ? { ...refused(content), behind: true } : content
}

export const heldMs = 5 * 60_000

function belongsTo({ next, album }: Secret, content: Content): boolean {
  if (content.kind === 'file') {
    if (album !== undefined && content.file.album === album) return true
    return next === 'message' || (next === 'files' && content.caption.trim() === '')
  }
  // A command or a choice is meant for us, and nothing of a paper.
  return content.kind === 'text' && next === 'message' && !/^\s*(?:[/~]|\d{1,6}\s*$)/.test(content.text)
}

/** Platforms cut a longer text in two: Zalo at 2,000 characters, Telegram at 4,096. */
const fullMessage = 1_900

function refused(content: Content): Secret {
  if (content.kind === 'file') {
    const { album } = content.file
    return { kind: 'secret', next: 'files', ...(album !== undefined && { album }) }
  }
  const goesOn = content.kind === 'text' && (content.text.length >= fullMessage || isNothingButMark(content.text))
  return { kind: 'secret', ...(goesOn && { next: 'message' }) }
}

/** All that a person may have written. */
function wordsIn(content: Content): string[] {
  switch (content.kind) {
    case 'text':
      return [content.text]
    case 'file':
      return [content.caption, content.file.name, content.file.mime, ...wordsOfAddress(content.file.reference)]
    case 'contact':
      return [content.phone]
    case 'secret':
    case 'unsupported':
    case 'reachable':
      return []
  }
}

/**
 * Zalo gives a file by its address, which may hold the name that the person gave it: at its end, or escaped in any part.
 * What is not escaped there are numbers and random letters.
 */
function wordsOfAddress(reference: string): string[] {
  if (!/^https?:/.test(reference)) return []
  const [path = '', query = ''] = reference.split(/[?#](.*)/s)
  const folders = path.split('/').slice(3)
  const name = folders.pop() ?? ''
  return [name, ...[...folders, ...query.split(/[&=#]/)].filter(part => /[^\x20-\x24\x26-\x7e]|\+/.test(part))].map(
    spelt,
  )
}

function spelt(escaped: string): string {
  try {
    return decodeURIComponent(escaped.replaceAll('+', ' '))
  } catch {
    return escaped
  }
}
