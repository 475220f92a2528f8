import { existsSync, readFileSync } from 'node:fs'

/** The folder of the source code, where the program is called by npx and by nothing shorter. */
const inCheckout = (): boolean =>
  existsSync('package.json') && readFileSync('package.json', 'utf8').includes('"name": "nhacviec"')

/** A sentence that names one of our commands, as that is typed here. */
export const asTyped = (text: string): string =>
  inCheckout() ? text.replace(/(?<![\w/.-]|npx )nhacviec(?= [a-z])/g, 'npx nhacviec') : text

export const say = (text: string): void => console.log(asTyped(text))
