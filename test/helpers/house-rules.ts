import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import ts from 'typescript'
import { codeRules } from './code-rules.ts'

/** `file` is a path from the examined root, with forward slashes. */
export interface Violation {
  rule: string
  file: string
  detail: string
}

const home = resolve(import.meta.dirname, '../..')
const productFolders = ['src', 'commands', 'jobs', 'db', 'bench']
const cruiseOptions = await extractDepcruiseOptions(join(home, '.dependency-cruiser.cjs'))

/** Every rule that holds, so that a test can prove each of them. */
export const ruleNames: string[] = [
  ...(cruiseOptions.ruleSet?.forbidden ?? []).map(rule => rule.name ?? '(no name)'),
  ...codeRules.map(rule => rule.name),
]

/** Whom the product's files import, against .dependency-cruiser.cjs. `root` is an absolute path. */
const importViolations = async (root: string): Promise<Violation[]> => {
  const folders = productFolders.filter(folder => existsSync(join(root, folder)))
  const { output } = await cruise(folders, { ...cruiseOptions, baseDir: root })
  if (typeof output === 'string') throw new Error(output)
  return output.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    file: from,
    detail: `imports ${to}`,
  }))
}

/** The compiler's options of the project, without looking for type packages beside a planted tree. */
const compilerOptions = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(join(home, 'tsconfig.json'), path => ts.sys.readFile(path)) as {
    config: unknown
  }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, home)
  return { ...options, typeRoots: [join(home, 'node_modules/@types')] }
}

/** The globals' declarations are the same for every tree. */
const declared = new Map<string, ts.SourceFile>()

/**
 * Packages stay unread: the rules ask about our own types and about globals only, and reading what every package declares
 * would take most of the time.
 */
const compilerHost = (options: ts.CompilerOptions): ts.CompilerHost => {
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile
  host.getSourceFile = (file, ...how) => {
    if (!file.includes('/node_modules/')) return read(file, ...how)
    const source = declared.get(file) ?? read(file, ...how)
    if (source) declared.set(file, source)
    return source
  }
  const cache = ts.createModuleResolutionCache(home, name => name, options)
  host.resolveModuleNameLiterals = (literals, file, redirected, given) =>
    literals.map(({ text }) =>
      text.startsWith('.')
        ? ts.resolveModuleName(text, file, given, host, cache, redirected)
        : { resolvedModule: undefined },
    )
  return host
}

/** What the files of the product and its tests say, against code-rules.ts. `root` is an absolute path. */
const codeViolations = (root: string): Violation[] => {
  const paths = ts.sys.readDirectory(
    root,
    ['.ts'],
    ['node_modules', 'dist'],
    [...productFolders, 'test'].map(f => `${f}/**/*`),
  )
  const options = compilerOptions()
  const program = ts.createProgram(paths, options, compilerHost(options))
  const checker = program.getTypeChecker()
  return paths.flatMap(path => {
    const source = program.getSourceFile(path)
    const file = relative(root, path).replaceAll('\\', '/')
    const rules = codeRules.filter(rule => rule.files.test(file) && !rule.except?.test(file))
    return source ? offences(source, file, rules, checker) : []
  })
}

const offences = (
  source: ts.SourceFile,
  file: string,
  rules: readonly (typeof codeRules)[number][],
  checker: ts.TypeChecker,
): Violation[] => {
  const found: Violation[] = []
  const visit = (node: ts.Node) => {
    for (const { name, offence } of rules) {
      const what = offence(node, checker)
      if (what === undefined) continue
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.push({ rule: name, file, detail: `line ${String(line)}: ${what}` })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** What is wrong in the tree under `root`, by imports and by code. */
export const houseViolations = async (root: string): Promise<Violation[]> => [
  ...(await importViolations(root)),
  ...codeViolations(root),
]
