import { expect, it, onTestFinished } from 'vitest'
import { got, gets, openFaultOffice, patience, stopped } from './office.ts'

it('a question and a list outlive the process that was killed after asking', async () => {
  const office = await openFaultOffice({ people: 2, receiving: 'webhook' })
  onTestFinished(() => office.close())
  const { workplace, officers, fake, count } = office
  const [an, binh] = officers
  const first = await workplace.start()
  for (const one of officers) await gets(one, 'digest')
  an!.chat.says(`/xong ${an!.task}`)
  await an!.chat.waitFor(message => message.text.startsWith(`Kết quả việc #${an!.task}`), patience)
  binh!.chat.says('/nhiemvu')
  await gets(binh!, 'list')
  await expect.poll(() => count(`outbox where status = 'sent'`), { timeout: patience }).toBe(4)
  first.signal('SIGKILL')
  await first.ended

  // Said while nobody is there, as people do.
  an!.chat.says('Đã trình lãnh đạo')
  binh!.chat.says('1')
  const second = await workplace.start()
  await gets(an!, 'completed')
  await binh!.chat.waitFor(message => /Tình trạng: /.test(message.text), patience)
  await stopped(second)
  expect(got(an!, 'completed')).toBe(1)
  expect(workplace.query(`select task_id as task, note from task_events where kind = 'completed'`)).toEqual([
    { task: an!.task, note: 'Đã trình lãnh đạo' },
  ])
  expect(fake.violations).toEqual([])
})
