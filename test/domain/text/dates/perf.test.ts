import { it } from 'vitest'
import { readCorpus } from '../../../../bench/date-corpus.ts'
import { findDates } from '../../../../src/domain/text/dates/find.ts'
const today = '2026-11-25'
const time = (f: () => void) => { const s = performance.now(); f(); return performance.now() - s }
it('perf', () => {
  const all = readCorpus('corpus.txt').map(u => u.text)
  const messages = Array.from({ length: 3000 }, (_, i) => { let t = ''; for (let k = i * 7; t.length < 200; k++) t += all[k % all.length] + ', '; return t.slice(0, 200) })
  for (const m of messages.slice(0, 300)) findDates(m, { today })
  const times = messages.map(m => time(() => findDates(m, { today }))).sort((a, b) => a - b)
  console.log('p50', times[1500], 'p99', times[2970], 'max', times.at(-1))
  const units = ['1/', '1-', '1.', '1/1-', 'từ ', 'từ 1 đến ', 'tu 1 den ', '25, ', '25 hoặc ', 'thứ 2, ', 'thứ 2 đến ', 'mai ', 'mai, ', '(', '(mai', 'tháng 1, ', 'tháng 1 và ', 'ngày ', 'ngày 1 ', '999 ngày làm việc nữa ', '1h', '8h ', '8h-', 'hai ', 'mười ', 'hai mươi ', 'sáng ', 'đầu ', 'cuối tháng ', 'a', 'á', '12/QĐ', '1-A/', 'T', 'q1', 'rằm tháng 1 ', 'mùng 1 tết ', '1/1 âm lịch ', 'đã thứ 2 ', '-', ' - ', 'ă\u0323\u0301', '1', '/', 'trong vòng 3 ', 'hằng tháng, trước ', 'trước đến hết là ', 'thứ 2 - 2/2 ', '2026-', 'x@', '1.234.']
  for (const u of units) { const t = u.repeat(Math.ceil(4000 / u.length)).slice(0, 4000); time(() => findDates(t, { today })); const ms = Math.min(time(() => findDates(t, { today })), time(() => findDates(t, { today }))); if (ms > 6) console.log(JSON.stringify(u), ms.toFixed(1)) }
})
