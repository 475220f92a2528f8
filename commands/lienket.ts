import { beginForm } from '../src/vietnamese/form.ts'
import type { Command } from './command.ts'
import { beginWithCode, beginWithContact, linkForm, meantAsCode } from './shared/linking.ts'

export const lienket: Command = {
  name: 'lienket',
  aliases: ['link'],
  summary: 'Liên kết tài khoản bằng mã',
  usage: '/lienket MÃ',
  who: 'anyone',
  changes: 'with-arguments',

  async run(context, args) {
    const { contact } = context.message
    if (contact) return beginWithContact(context, contact)
    if (meantAsCode(args)) return beginWithCode(context, args)
    return beginForm(linkForm, 'lienket', {})
  },

  form: linkForm,
}
