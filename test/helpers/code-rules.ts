import ts from 'typescript'

/** What imports cannot express; .dependency-cruiser.cjs has the rest. */
export interface CodeRule {
  name: string
  /** paths from the root, with forward slashes */
  files: RegExp
  except?: RegExp
  /** Says what is wrong with this node; undefined if nothing is. Asked for every node of a file, the file included. */
  offence: (node: ts.Node, checker: ts.TypeChecker) => string | undefined
}

const product = /^(src|commands|jobs|db|bench)\//
const timers = ['setTimeout', 'setInterval', 'setImmediate']
const network = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']

const isProcess = (node: ts.Node) => /^(globalThis\.)?process$/.test(node.getText())
const isEnv = (name: ts.Node | undefined) => name !== undefined && /^(env|(['"`])env\2)$/.test(name.getText())

const readsEnvironment = (node: ts.Node): boolean => {
  if (ts.isPropertyAccessExpression(node)) return isProcess(node.expression) && isEnv(node.name)
  if (ts.isElementAccessExpression(node)) return isProcess(node.expression) && isEnv(node.argumentExpression)
  if (ts.isImportSpecifier(node))
    return (
      isEnv(node.propertyName ?? node.name) &&
      /^'(node:)?process'$/.test(node.parent.parent.parent.moduleSpecifier.getText())
    )
  if (!ts.isVariableDeclaration(node) || !ts.isObjectBindingPattern(node.name) || !node.initializer) return false
  return isProcess(node.initializer) && node.name.elements.some(e => isEnv(e.propertyName ?? e.name))
}

/** A use of a global, not of something local that bears its name. `globalThis.fetch` is a use, `source.fetch` is not. */
const usesGlobal = (node: ts.Node, names: readonly string[], checker: ts.TypeChecker): boolean => {
  if (!ts.isIdentifier(node) || !names.includes(node.text)) return false
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return parent.expression.getText() === 'globalThis'
  // In `{ fetch }` the name stands for the new property and for the value; the value counts.
  const shorthand = ts.isShorthandPropertyAssignment(parent)
  const symbol = shorthand ? checker.getShorthandAssignmentValueSymbol(parent) : checker.getSymbolAtLocation(node)
  const declarations = symbol?.declarations ?? []
  return declarations.every(declaration => declaration.getSourceFile().isDeclarationFile)
}

const asksClockOrChance = (node: ts.Node, checker: ts.TypeChecker): boolean => {
  if (ts.isPropertyAccessExpression(node)) return /^(Date\.now|Math\.random)$/.test(node.getText())
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length
  if (ts.isCallExpression(node)) return node.expression.getText() === 'Date'
  return usesGlobal(node, ['process', 'performance', 'crypto'], checker)
}

const isChannel = (node: ts.Node, checker: ts.TypeChecker): boolean => {
  const type = checker.getTypeAtLocation(node)
  return ['send', 'capabilities'].every(name => checker.getPropertyOfType(checker.getNonNullableType(type), name))
}

const sending = ['send', 'edit']

const takesSendOfChannel = (node: ts.Node, checker: ts.TypeChecker): boolean => {
  if (ts.isPropertyAccessExpression(node))
    return sending.includes(node.name.text) && isChannel(node.expression, checker)
  if (!ts.isObjectBindingPattern(node)) return false
  return node.elements.some(e => sending.includes((e.propertyName ?? e.name).getText())) && isChannel(node, checker)
}

/** A file of db/ asks the database only if it can name a handle to one; the others are helpers that compute. */
const handleModules = /^(\.{1,2}\/db\.ts|better-sqlite3|drizzle-orm\/better-sqlite3)$/
const namesHandle = (file: ts.SourceFile) =>
  file.statements.some(
    s =>
      ts.isImportDeclaration(s) && ts.isStringLiteral(s.moduleSpecifier) && handleModules.test(s.moduleSpecifier.text),
  )

const takesTx = (signature: ts.Signature, checker: ts.TypeChecker): boolean => {
  const first = signature.parameters[0]
  const declaration = first?.valueDeclaration
  if (first?.name !== 'tx' || !declaration || !ts.isParameter(declaration)) return false
  if (declaration.questionToken || declaration.initializer) return false
  const type = checker.getTypeOfSymbol(first)
  return !type.isUnion() || type.types.every(t => !(t.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)))
}

const functionsWithoutTx = (file: ts.Node, checker: ts.TypeChecker): string | undefined => {
  if (!ts.isSourceFile(file) || !namesHandle(file)) return undefined
  const module = checker.getSymbolAtLocation(file)
  const loose = (module ? checker.getExportsOfModule(module) : []).filter(symbol => {
    const value = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const signatures = value.flags & ts.SymbolFlags.Value ? checker.getTypeOfSymbol(value).getCallSignatures() : []
    return !signatures.every(signature => takesTx(signature, checker))
  })
  return loose.length ? `without a required first parameter tx: ${loose.map(s => s.name).join(', ')}` : undefined
}

/** Is this one of the functions that make the blocks of a reply? */
const makesBlocks = (node: ts.Identifier, checker: ts.TypeChecker): boolean => {
  const symbol = checker.getSymbolAtLocation(node)
  const value = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  return value?.declarations?.some(d => d.getSourceFile().fileName.endsWith('src/domain/chat/reply.ts')) ?? false
}

/** A line break written into an argument; `'…'.split('\n')` only takes lines apart. */
const breaksLine = (node: ts.Node): boolean => {
  const written = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
  const splits = ts.isCallExpression(node.parent) && /\.split$/.test(node.parent.expression.getText())
  if (written && node.text.includes('\n')) return !splits
  return ts.forEachChild(node, child => breaksLine(child) || undefined) ?? false
}

const breaksLineOfReply = (node: ts.Node, checker: ts.TypeChecker): boolean =>
  ts.isCallExpression(node) &&
  ts.isIdentifier(node.expression) &&
  makesBlocks(node.expression, checker) &&
  node.arguments.some(breaksLine)

/** What a `sql` template or a raw text says, a `$` for each value and `''` for each quoted word. */
const sqlText = (node: ts.Node): string | undefined => {
  const raw = ts.isCallExpression(node) && node.expression.getText() === 'sql.raw' ? node.arguments[0] : undefined
  const template = ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql' ? node.template : raw
  if (template === undefined) return undefined
  const text = ts.isTemplateExpression(template)
    ? [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join(' $ ')
    : ts.isStringLiteralLike(template)
      ? template.text
      : ''
  return text
    .replace(/'[^']*'/g, "''")
    .replace(/\s+/g, ' ')
    .trim()
}

/** Functions and words that other engines do not have, or have otherwise. */
const sqliteWords: readonly RegExp[] = [
  /\b(iif|ifnull|instr|glob|printf|unixepoch|julianday|strftime|group_concat|typeof|total_changes|last_insert_rowid|randomblob|zeroblob)\b/i,
  /\b(json_\w+|json|date|time|datetime|changes|hex|unicode|likelihood|unlikely)\s*\(/i,
  /\b(match|regexp|rowid|_rowid_|oid|pragma|vacuum|attach|analyze|fts\d|sqlite_\w+|__?\w*_fts)\b/i,
  /\b(insert or|update or|replace into|indexed by|not indexed|collate (nocase|rtrim|binary)|isnull|notnull)\b/i,
  /->/,
  /==/,
  // `a is b` between two values; other engines have it for null and the truth values alone
  /\bis (not )?(?!not\b|null\b|true\b|false\b|unknown\b|distinct\b)/i,
  // a sign before what is no number
  /(^|[(,=<>]|\b(and|or|not|where|by|on|when|then|else|in|between|limit|offset|select))\s*\+\s*[^\d\s]/i,
]

const sqliteWord = (node: ts.Node): string | undefined => {
  const text = sqlText(node)
  const found = text === undefined ? null : sqliteWords.map(word => word.exec(text)).find(match => match !== null)
  return found ? found[0].trim() : undefined
}

/** What changes a list, a map or a set. */
const mutators = /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/
const isFunction = (node: ts.Node | undefined): node is ts.ArrowFunction | ts.FunctionExpression =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node))

/** The function that a transaction is, where it is written at the call. */
const transactionOf = (node: ts.Node) => {
  if (!ts.isCallExpression(node)) return undefined
  const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText()
  if (!/^(transact|rehearse)$/.test(name)) return undefined
  return node.arguments.find(isFunction)
}

/** The first name of `a.b[c]`. */
const rootOf = (node: ts.Expression): ts.Identifier | undefined => {
  if (ts.isIdentifier(node)) return node
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isNonNullExpression(node)
    ? rootOf(node.expression)
    : undefined
}

/** What it writes to that was there before it. It may be run twice: then that would be changed twice. */
const changesOutside = (work: ts.Node, checker: ts.TypeChecker): string | undefined => {
  const isOutside = (target: ts.Expression): boolean => {
    const root = rootOf(target)
    const declarations = (root && checker.getSymbolAtLocation(root)?.declarations) ?? []
    return declarations.some(d => d.getSourceFile() !== work.getSourceFile() || d.pos < work.pos || d.end > work.end)
  }
  const look = (node: ts.Node): string | undefined => {
    const call =
      ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression : undefined
    const grows =
      call && mutators.test(call.name.text) && !ts.isCallExpression(call.expression) && isOutside(call.expression)
    const counts =
      (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) &&
      [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken].includes(node.operator) &&
      isOutside(node.operand)
    const adds =
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= ts.SyntaxKind.PlusEqualsToken &&
      node.operatorToken.kind <= ts.SyntaxKind.LastCompoundAssignment &&
      isOutside(node.left)
    if (grows || counts || adds) return node.getText().slice(0, 60)
    return ts.forEachChild(node, look)
  }
  return look(work)
}

export const codeRules: CodeRule[] = [
  {
    // A newcomer finds the ground floor at a glance: everything else has a room.
    name: 'nothing-loose-in-src',
    files: /^src\/[^/]+$/,
    except: /^src\/(main|cli|clock|log)\.ts$/,
    offence: node => (ts.isSourceFile(node) ? 'has no room' : undefined),
  },
  {
    name: 'only-config-reads-the-environment',
    files: product,
    except: /^(src\/config\/|bench\/)/,
    offence: node => (readsEnvironment(node) ? 'reads process.env' : undefined),
  },
  {
    name: 'queries-take-tx-first',
    files: /^db\/.+\.ts$/,
    except: /^db\/((db|schema|together|rehearse)\.ts$|sqlite\/)/,
    offence: functionsWithoutTx,
  },
  {
    name: 'no-network-or-timer-in-a-transaction',
    files: /^(db|commands|jobs|src\/(actions|domain|vietnamese))\//,
    except: /^(jobs\/(run|scheduler)|db\/sqlite\/(transactions|empty-log))\.ts$/,
    offence: (node, checker) => (usesGlobal(node, [...timers, ...network], checker) ? node.getText() : undefined),
  },
  {
    name: 'database-handle-only-probes',
    files: /^db\/sqlite\/transactions\.ts$/,
    offence: (node, checker) =>
      usesGlobal(node, [...timers.filter(name => name !== 'setImmediate'), ...network], checker)
        ? node.getText()
        : undefined,
  },
  {
    name: 'only-delivery-sends',
    files: product,
    except: /^src\/delivery\//,
    offence: (node, checker) => (takesSendOfChannel(node, checker) ? 'sends on a channel' : undefined),
  },
  {
    name: 'domain-is-given-time-and-chance',
    files: /^src\/(domain|vietnamese)\//,
    offence: (node, checker) => (asksClockOrChance(node, checker) ? node.getText() : undefined),
  },
  {
    name: 'a-line-of-a-reply-is-an-argument',
    files: product,
    except: /^src\/domain\/chat\/reply\.ts$/,
    offence: (node, checker) => (breaksLineOfReply(node, checker) ? node.getText().slice(0, 60) : undefined),
  },
  {
    name: 'lines-are-made-in-one-place',
    files: product,
    except: /^src\/domain\/chat\/reply\.ts$/,
    offence: node =>
      ts.isAsExpression(node) && node.type.getText() === 'Lines' ? node.getText().slice(0, 60) : undefined,
  },
  {
    name: 'sqlite-words-only-in-its-room',
    files: product,
    except: /^(db\/(sqlite|postgres)|bench)\//,
    offence: node => sqliteWord(node),
  },
  {
    // An engine may ask for a transaction to be tried again. Setting a value anew is no harm; adding to one is.
    name: 'a-transaction-adds-to-nothing-outside',
    files: product,
    except: /^bench\//,
    offence(node, checker) {
      const work = transactionOf(node)
      return work && changesOutside(work, checker)
    },
  },
  {
    name: 'no-any',
    files: /./,
    offence: node =>
      node.kind === ts.SyntaxKind.AnyKeyword ? `any in ${node.parent.getText().slice(0, 60)}` : undefined,
  },
]
