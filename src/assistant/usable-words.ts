import { nfc } from '../domain/chat/tidy-text.ts'
import { shorten } from '../vietnamese/phrases.ts'

const longestAnswer = 800

const link =
  /\[([^\]\n]*)\]\([^)\n]*\)|(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}@])[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:vn|com|net|org|info|io|me|xyz|top|ru|cn|app|dev|ly)(?![\p{L}\p{N}])\S*/giu
const contact = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|(?<![\p{Nd}/])(?:\+?84|0)(?:[ .-]?\p{Nd}){8,10}(?!\p{Nd})/u
const taskNumber = /#\s*(\d+)|(?:việc|nhiệm vụ)(?: số)? #?(\d+)(?![\d/.,%]*\s*(?:ngày|%))/giu

/**
 * What may be shown of a model's answer in words: plain text of at most 800 characters, without links, mentions, marks and
 * emoji. Undefined for machine talk, a contact that it made up, and the number of a task it was not told of.
 */
export function usableWords(raw: string, tasks: ReadonlySet<number>): string | undefined {
  const bare = nfc(withoutThinking(raw))
  if (/^[[{<`]/.test(bare) || !/\p{L}{2}/u.test(bare) || contact.test(bare)) return undefined
  const named = [...bare.matchAll(taskNumber)].map(([, hash, word]) => Number(hash ?? word))
  if (named.some(number => !tasks.has(number))) return undefined
  const plain = bare
    .replace(link, (_, label: string | undefined) => label ?? '')
    // A slash or an at sign would make a link of it in Telegram.
    .replace(/(?<!\p{L}|\p{N})[/@](?=\p{L})/gu, '')
    .replace(/[*`]+|^#+ |\p{Extended_Pictographic}|\ufe0f/gmu, '')
  const tidy = nfc(plain)
  return tidy === '' ? undefined : shorten(tidy, longestAnswer)
}

/** Reasoning models on vLLM and Ollama think aloud before they answer. */
export const withoutThinking = (raw: string): string => raw.replace(/^\s*<think>[^]*?<\/think>/i, '').trim()
