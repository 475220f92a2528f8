import type { ChannelName } from '../domain/chat/incoming.ts'

/** What people call each channel. */
export const channelWords: Record<ChannelName, string> = {
  telegram: 'Telegram',
  'zalo-bot': 'Zalo Bot',
  'zalo-oa': 'Zalo OA',
  web: 'trang web dùng thử',
  terminal: 'dòng lệnh của quản trị viên',
}
