import { describe, expect, it } from 'vitest'
import type { Capabilities, Media } from '../../src/channels/channel.ts'
import { renderReply } from '../../src/delivery/rendering.ts'
import { plainText, say, type Reply, type TaskWorkbook } from '../../src/domain/chat/reply.ts'
import { recordingChannel, recordingLog } from '../helpers/engine.ts'

const workbook: TaskWorkbook = { kind: 'task-workbook', name: 'nhiem-vu-2026-11-23.xlsx', today: '2026-11-23' }
const file: Media = { name: workbook.name, mime: 'application/x-test', bytes: new Uint8Array([1]) }
const reply: Reply = { ...say('Bảng nhiệm vụ.'), attachment: workbook, choices: [{ label: 'Xem', send: '/nhiemvu' }] }

async function rendered(
  capabilities: Partial<Capabilities>,
  publish?: (media: Media) => string,
  draw: () => Promise<Media> = () => Promise.resolve(file),
) {
  const { log, lines } = recordingLog()
  let drawn = 0
  const counted = () => {
    drawn++
    return draw()
  }
  const channel = recordingChannel('web', capabilities)
  const messages = await renderReply({ channel, draw: counted, describe: () => 'figures', publish, log }, reply)
  return { messages, words: messages.map(plainText), drawn, lines }
}
const publish = ({ name }: Media) => `https://nhacviec.example.vn/media/token-of-${name}`

describe('a file', () => {
  it('goes along where files can be sent, whether or not there is a public address', async () => {
    for (const way of [undefined, publish]) {
      const { messages, words } = await rendered({ files: true }, way)
      expect(messages).toMatchObject([{ file, choices: [{ label: 'Xem' }] }])
      expect(words).toEqual(['Bảng nhiệm vụ.'])
    }
  })

  it('is a link that expires where files cannot be sent', async () => {
    const { messages, words } = await rendered({ files: false }, publish)
    expect(words).toEqual([
      'Bảng nhiệm vụ.\n\nTệp nhiem-vu-2026-11-23.xlsx: https://nhacviec.example.vn/media/token-of-nhiem-vu-2026-11-23.xlsx (tải được trong 15 phút)',
    ])
    expect(messages[0]).toMatchObject({ choices: [{ label: 'Xem' }] })
    expect(messages[0]?.file).toBeUndefined()
  })

  it('is a sentence that says where to get it where there is no public address, and is not even written', async () => {
    const { words, drawn } = await rendered({ files: false, buttons: 0 })
    expect(words[0]).toContain('Kênh này không gửi được tệp nhiem-vu-2026-11-23.xlsx.')
    expect(words[0]).toContain('1. Xem')
    expect(drawn).toBe(0)
  })

  it('that cannot be written is said to be late, and somebody is told', async () => {
    for (const files of [true, false]) {
      const { words, lines } = await rendered({ files }, publish, () => Promise.reject(new Error('disk full')))
      expect(words).toEqual([
        'Bảng nhiệm vụ.\n\nChưa tạo được tệp nhiem-vu-2026-11-23.xlsx. Đồng chí thử lại sau ít phút.',
      ])
      expect(lines.map(line => line.msg)).toEqual(['file not written'])
    }
  })
})
