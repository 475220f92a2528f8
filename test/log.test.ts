import { expect, it } from 'vitest'
import { createLog } from '../src/log.ts'

it('keeps secrets and texts out of its lines, wherever a library puts them', () => {
  let line = ''
  const log = createLog('info', { write: text => void (line += text) })
  const hidden = { token: '1:geheim', text: 'geheim', secret: 'geheim' }
  const withAll = { ...hidden, config: { url: 'bot1:geheim' }, request: 'geheim', on: { payload: 'geheim' } }
  const cause = Object.assign(new Error('why'), hidden)
  const err = Object.assign(new Error('what', { cause }), withAll)
  log.error(
    { inbox: 7, ...hidden, err, req: { ...hidden, headers: { authorization: 'geheim' } }, res: hidden },
    'failed',
  )
  expect(JSON.parse(line)).toMatchObject({ inbox: 7, msg: 'failed', err: { message: expect.stringContaining('what') } })
  expect(line).not.toContain('geheim')
})
