import type { Content, Incoming } from '../domain/chat/incoming.ts'
import { isMarkedSecret } from './secrecy.ts'

/**
 * A message as it may be kept. Whatever came with it is judged before it is stored, shown or thought about: of one under a
 * marking of secrecy only the fact remains that there was one.
 */
export function admit<M extends Incoming>({
  alongside = '',
  ...message
}: M): Omit<M, 'alongside'> & { content: Content } {
  const secret = [alongside, ...wordsIn(message.content)].some(isMarkedSecret)
  return secret ? { ...message, content: { kind: 'secret' } } : message
}

/** All that a person may have written. */
function wordsIn(content: Content): string[] {
  switch (content.kind) {
    case 'text':
      return [content.text]
    case 'file':
      return [content.caption, content.file.name, content.file.mime, addressName(content.file.reference)]
    case 'contact':
      return [content.phone]
    case 'secret':
    case 'unsupported':
    case 'reachable':
      return []
  }
}

/** Zalo gives a file by its address, which may end in the name that the person gave it. */
function addressName(reference: string): string {
  if (!/^https?:/.test(reference)) return ''
  const [name = ''] = (reference.split(/[?#]/)[0] ?? '').split('/').slice(-1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
