import { readFileSync } from 'node:fs'

export interface IntentCorpus {
  /** what is typed and the line that is meant */
  meant: { text: string; line: string }[]
  /** what must stay unmatched: nothing to do with tasks · the words of a change that is none */
  chatter: string[]
  moods: string[]
}

/** One of the lists beside the tests of intents; read from the checkout's own folder. */
export function readIntentCorpus(name: 'corpus' | 'held-out'): IntentCorpus {
  const lines = readFileSync(`test/vietnamese/intent/${name}.txt`, 'utf8').split('\n')
  const corpus: IntentCorpus = { meant: [], chatter: [], moods: [] }
  let section = ''
  for (const row of lines) {
    if (row === '' || row.startsWith('# ')) continue
    const [text = '', line = ''] = row.split(' => ')
    if (row.startsWith('== ')) section = row.slice(3).replace(/:.*/, '')
    else if (section === 'meant') corpus.meant.push({ text, line })
    else if (section === 'chatter') corpus.chatter.push(row)
    else corpus.moods.push(row)
  }
  return corpus
}
