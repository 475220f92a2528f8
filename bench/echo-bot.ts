import { Telegraf } from 'telegraf'
import { message } from 'telegraf/filters'
import { cpuMs, serve } from './part.ts'

// The least that a telegraf bot can do, as its documentation shows it: nothing is kept, the answer is the question.
const [, , apiRoot = ''] = process.argv
const bot = new Telegraf('1:echo', { telegram: { apiRoot } })
bot.on(message('text'), context => context.reply(context.message.text))
void bot.launch()

serve('', { cpu: async () => cpuMs() })
