import type { Reads } from '../../db/db.ts'
import { officeSettings } from '../../db/office/settings.ts'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { linkAndTell } from '../../commands/shared/link-notice.ts'
import { makePrivateFolder } from '../../db/sqlite/private-file.ts'
import type { Message } from '../channels/channel.ts'
import { terminalChannel } from '../channels/terminal/index.ts'
import { numbered } from '../vietnamese/choices.ts'
import { plainText } from '../domain/chat/reply.ts'
import { createEngine } from '../service/engine.ts'
import { createLog } from '../log.ts'
import { officeAssistant } from '../service/assistant.ts'
import { configuredPushChannels } from '../service/push-channels.ts'
import { findOfficer } from '../operations/find-officer.ts'
import { printJson, withDatabase } from './surroundings.ts'

export interface ChatOptions {
  as: string
  at?: string
  json?: boolean
  save?: string
}

/** Each line of standard input is a message; it takes the same way as on every channel. */
export const chat = (options: ChatOptions): Promise<void> =>
  withDatabase(options.at, async ({ config, db, clock }) => {
    const officer = await findOfficer(db.reads, options.as)
    const account = {
      channel: 'terminal' as const,
      externalId: officer.code,
      chat: officer.code,
      officerId: officer.id,
    }
    const office = {
      timeZone: config.timeZone,
      pushChannels: configuredPushChannels(config),
      settings: (tx: Reads) => officeSettings(tx, config.fixed),
    }
    await db.transact(tx => linkAndTell({ tx, now: clock.now(), office, proof: { by: 'operator' } }, account))
    const channel = terminalChannel(officer.code, message => print(message, options))
    const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
    const assistant = await officeAssistant(config, { db, clock, log })
    const engine = createEngine({ db, channels: [channel], config, clock, log, assistant })
    await engine.start()
    const person = process.stdin.isTTY && options.json !== true
    const lines = createInterface({ input: process.stdin, ...(person && { output: process.stdout, prompt: '> ' }) })
    if (person) lines.prompt()
    for await (const line of lines) {
      await channel.type(line)
      await engine.app.idle()
      await Promise.all(engine.workers.map(worker => worker.idle()))
      if (person) lines.prompt()
    }
    await engine.stop()
  })

function print(message: Message, options: ChatOptions): void {
  const { picture, file } = message
  const enclosed = picture ?? file
  if (enclosed && options.save !== undefined) {
    makePrivateFolder(options.save)
    writeFileSync(path.join(options.save, enclosed.name), enclosed.bytes)
  }
  const text = plainText(message)
  const choices = message.choices.filter(choice => !choice.contact)
  if (options.json) {
    const attachments = enclosed
      ? [{ kind: picture ? 'image' : 'file', name: enclosed.name, mime: enclosed.mime, bytes: enclosed.bytes.length }]
      : []
    printJson({ text, choices: choices.map(({ label, send }) => ({ label, send })), attachments })
    return
  }
  const saved = enclosed
    ? `[${picture ? 'Ảnh' : 'Tệp'}: ${options.save === undefined ? enclosed.name : path.join(options.save, enclosed.name)}]`
    : ''
  console.log([text, saved, numbered(choices)].filter(Boolean).join('\n\n') + '\n')
}
