import { expect, test } from 'vitest'
import { categories } from '../../src/files/chart-colours.ts'

/** Relative luminance, 0 black … 1 white (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** CIE L*, 0 … 100: how light a colour looks, and what is left of it on a black-and-white printer. */
const lightness = (colour: string): number => 116 * Math.cbrt(luminance(colour)) - 16

const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

test('any two colours can be told apart in black and white', () => {
  const steps = categories.map(category => lightness(category.colour)).sort((a, b) => a - b)
  for (const [i, step] of steps.slice(1).entries()) expect(step - (steps[i] ?? 0)).toBeGreaterThanOrEqual(12)
})

test.each(categories)('the figure on "$name" can be read', ({ colour, ink }) => {
  expect(contrast(colour, ink)).toBeGreaterThanOrEqual(4.5)
})
