import type { Job } from './job.ts'

/** A consistent copy every night, while the service runs. */
export const backup: Job = {
  name: 'backup',
  summary: 'Sao lưu cơ sở dữ liệu',
  schedule: { every: 'day', at: '01:00', onDaysOff: 'run', lateMs: 24 * 3_600_000 },
  step: () => Promise.resolve({}),
  async finish({ backup }) {
    await backup()
  },
}
