import type { Random } from '../random.ts'
import { centralOffice, finance, homeAffairs } from './offices.ts'
import type { Pattern } from './pattern.ts'
import { construction, culture, science } from './sectors.ts'
import { everywhere, ward } from './wards.ts'

export interface Card {
  title: string
  product: string
  object: string
}

/** What a unit is asked to do, by the first letters of its code. */
const fields: [string, readonly Pattern[]][] = [
  ['VP', centralOffice],
  ['SNV', homeAffairs],
  ['STC', finance],
  ['SXD', construction],
  ['SKHCN', science],
  ['SVHTTDL', culture],
  ['P', ward],
  ['X', ward],
]

/** Draws tasks for a unit: a pattern comes again, about something else, only when all the others were drawn. */
export function openDecks(random: Random): (unit: string) => Card {
  const decks = new Map<string, { cards: Card[]; drawn: number }>()
  return unit => {
    const [field, patterns] = fields.find(([start]) => unit.startsWith(start)) ?? ['', everywhere]
    const deck = decks.get(field) ?? { cards: mix(deal(patterns, random), deal(everywhere, random)), drawn: 0 }
    decks.set(field, deck)
    const card = deck.cards[deck.drawn++ % deck.cards.length]
    if (!card) throw new RangeError(`no patterns for ${unit}`)
    return card
  }
}

function deal(patterns: readonly Pattern[], random: Random): Card[] {
  const shuffled = random.shuffled(patterns).map(pattern => ({ ...pattern, objects: random.shuffled(pattern.objects) }))
  const rounds = Math.max(...shuffled.map(pattern => pattern.objects.length))
  return Array.from({ length: rounds }, (_, round) =>
    shuffled.flatMap(({ title, product, objects }) => {
      const object = objects[round]
      return object === undefined ? [] : [{ title, product, object }]
    }),
  ).flat()
}

/** After every three of the field's own one that every unit gets, and the rest of either at the end. */
function mix(own: readonly Card[], common: readonly Card[]): Card[] {
  const mixed = own.flatMap((card, i) => {
    const other = i % 3 === 2 ? common[(i - 2) / 3] : undefined
    return other ? [card, other] : [card]
  })
  return [...mixed, ...common.slice(Math.floor(own.length / 3))]
}
