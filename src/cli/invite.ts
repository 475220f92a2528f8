import { displayCode } from '../domain/people/link-code.ts'
import { localDate, localTime } from '../domain/days/local-date.ts'
import { moment } from '../vietnamese/phrases.ts'
import { inviteOfficer } from '../operations/invite.ts'
import { printJson, withDatabase } from './surroundings.ts'

/** Prints a one-time code, and the bot's deep link where Telegram is configured and answers. */
export const invite = (officer: string, options: { json?: boolean }): Promise<void> =>
  withDatabase(undefined, async ({ config, db, clock }) => {
    const made = await inviteOfficer(db, officer, clock.now())
    const bot = config.telegram && (await botName(config.telegram))
    const link = bot === undefined ? {} : { link: `https://t.me/${bot}?start=${made.code}` }
    if (options.json) {
      printJson({
        code: displayCode(made.code),
        officer: made.officer,
        expires: new Date(made.expires).toISOString(),
        ...link,
      })
      return
    }
    const until = moment(localDate(made.expires, config.timeZone), localTime(made.expires, config.timeZone))
    console.log(`Mã liên kết của ${made.name} (${made.officer}): ${displayCode(made.code)}`)
    console.log(`Dùng một lần, có hiệu lực đến ${until}.`)
    if (link.link !== undefined) console.log(`Hoặc mở: ${link.link}`)
  })

async function botName(telegram: { token: string; apiRoot: string; proxy: string | undefined }) {
  const { askBotName } = await import('../channels/telegram/probe.ts')
  return askBotName(telegram)
}
