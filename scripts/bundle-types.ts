/**
 * Writes the declarations of the library anew as one file that needs no other package's: `dist/src/index.d.ts`. As the
 * compiler writes them they lead to those of the database driver and of drizzle-orm, which a program that checks its
 * libraries, too (TypeScript's own default), could not take.
 *
 * Usage: tsx scripts/bundle-types.ts dist
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateDtsBundle } from 'dts-bundle-generator'
import ts from 'typescript'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The row of a table or view, as drizzle-orm says it by the table's columns; or one field of it. */
const ROW = /^(\w+)\.\$inferSelect(?:\.(\w+))?$/

interface Edit {
  start: number
  end: number
  text: string
}

function bundleTypes(dist: string): void {
  const file = join(resolve(dist), 'src/index.d.ts')
  const [bundled = ''] = generateDtsBundle(
    [{ filePath: file, output: { exportReferencedTypes: false, noBanner: true } }],
    {
      preferredConfigPath: join(ROOT, 'tsconfig.build.json'),
    },
  )
  writeFileSync(file, bundled)
  writeFileSync(file, withRowsWrittenOut(file, bundled))
}

/** Each `typeof table.$inferSelect` as a type of its own with its columns, and the declarations of the tables left out. */
function withRowsWrittenOut(file: string, bundled: string): string {
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    types: [],
  })
  const source = program.getSourceFile(file)
  if (source === undefined) throw new Error(`${file} could not be read again.`)
  const checker = program.getTypeChecker()
  const printer = ts.createPrinter()
  const rows = new Map<string, string>()
  const edits: Edit[] = []
  const visit = (node: ts.Node): void => {
    const asked = ts.isTypeQueryNode(node) && ts.isQualifiedName(node.exprName) ? node.exprName : null
    const [, table, field] = (asked && ROW.exec(asked.getText(source))) ?? []
    if (asked === null || table === undefined) {
      ts.forEachChild(node, visit)
      return
    }
    const name = `RowOf${table.charAt(0).toUpperCase()}${table.slice(1)}`
    const columns = checker.getTypeAtLocation(field === undefined ? asked : asked.left)
    const row = checker.typeToTypeNode(columns, source, ts.NodeBuilderFlags.NoTruncation)
    if (row === undefined) throw new Error(`The rows of ${table} could not be written out.`)
    rows.set(table, `type ${name} = ${printer.printNode(ts.EmitHint.Unspecified, row, source)};\n`)
    edits.push({
      start: node.getStart(source),
      end: node.getEnd(),
      text: field === undefined ? name : `${name}['${field}']`,
    })
  }
  visit(source)
  for (const statement of source.statements) {
    const [declared] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : []
    const row = declared && rows.get(declared.name.getText(source))
    if (row !== undefined) edits.push({ start: statement.getFullStart(), end: statement.getEnd(), text: `\n${row}` })
  }
  let written = bundled
  for (const { start, end, text } of edits.toSorted((one, other) => other.start - one.start))
    written = `${written.slice(0, start)}${text}${written.slice(end)}`
  if (/\bimport\b|\bany\b/.test(written.replace(/\/\*[\s\S]*?\*\//g, '')))
    throw new Error('The declarations of the library lead to another package, or to "any".')
  return written
}

bundleTypes(process.argv[2] ?? join(ROOT, 'dist'))
