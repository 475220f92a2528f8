import { reworded, type Reply } from '../domain/chat/reply.ts'
import type { WorkerParts } from './parts.ts'

/** The reply with one block as the language model says it, where there is a model and it says nothing wrong. */
export async function inBetterWords(word: WorkerParts['word'], reply: Reply): Promise<Reply> {
  const { wording, blocks } = reply
  const said = wording && (await word?.(wording.figures))
  if (said === undefined) return reply
  return { ...reply, blocks: blocks.map((block, at) => (at === wording?.block ? reworded(block, said) : block)) }
}
