import { say } from '../src/domain/chat/reply.ts'
import type { Command } from './command.ts'
import { startChoices } from './shared/linking.ts'

/** Leaves a guided question: any command does, as its reply asks nothing; this one does only that. */
export const huy: Command = {
  name: 'huy',
  aliases: ['thoi'],
  summary: 'Dừng câu hỏi đang dở',
  usage: '/huy',
  who: 'officer',
  changes: 'never',
  run: () => Promise.resolve({ ...say('Đã dừng, không có gì thay đổi.'), choices: startChoices }),
}
