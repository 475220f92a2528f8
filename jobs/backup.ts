import type { Job } from './job.ts'

/** A consistent copy every night, while the service runs. */
export const backup: Job = {
  name: 'backup',
  summary: 'Sao lưu cơ sở dữ liệu',
  schedule: { at: '01:00', days: 'every-day' },

  async run(context) {
    await context.backup()
    return []
  },

  plan: () => Promise.resolve([]),
}
