import { openZip, type ZipArchive } from '../../zip-archive.ts'
import type { MarkupElement } from '../markup-tree.ts'
import { attribute, children, parseXml } from './xml.ts'

/** The parts of a Word document, by what they are for (ECMA-376 part 2, relationships). */
export interface WordPackage {
  document: MarkupElement
  /** The first part that the document relates to in this way, such as `styles`. */
  related(kind: string): MarkupElement | null
  /** The part behind a relationship's id, such as that of a header. */
  byId(id: string): MarkupElement | null
  /** The document's title from its core properties. */
  title: string | null
  /** Who is named there as author and as the last to change it. */
  authors: string[]
  partNames(): string[]
}

interface Relationship {
  id: string
  /** Last part of the type's address: `styles`, `numbering`, `header`. */
  kind: string
  target: string
}

/** Opens a Word document. @throws when it is no readable archive or has no document part */
export function openWordPackage(bytes: Uint8Array): WordPackage {
  const zip = openZip(bytes)
  const main = relationshipsOf(zip, '').find(({ kind }) => kind === 'officeDocument')?.target ?? 'word/document.xml'
  const document = readPart(zip, main)
  if (document === null) throw new Error('the archive has no Word document in it')
  const relationships = relationshipsOf(zip, main)
  const part = (relationship: Relationship | undefined) => (relationship ? readPart(zip, relationship.target) : null)
  return {
    document,
    related: (kind) => part(relationships.find((relationship) => relationship.kind === kind)),
    byId: (id) => part(relationships.find((relationship) => relationship.id === id)),
    title: propertyOf(zip, 'title'),
    authors: ['creator', 'lastModifiedBy'].flatMap((name) => propertyOf(zip, name) ?? []),
    partNames: zip.names,
  }
}

function readPart(zip: ZipArchive, name: string): MarkupElement | null {
  const bytes = zip.read(name)
  return bytes === null ? null : parseXml(bytes)
}

function relationshipsOf(zip: ZipArchive, part: string): Relationship[] {
  const cut = part.lastIndexOf('/') + 1
  const [folder, file] = [part.slice(0, cut), part.slice(cut)]
  return children(readPart(zip, `${folder}_rels/${file}.rels`), 'Relationship').flatMap((element) => {
    const target = attribute(element, 'Target') ?? ''
    if (attribute(element, 'TargetMode') === 'External' || target === '') return []
    const kind = (attribute(element, 'Type') ?? '').split('/').at(-1) ?? ''
    return [{ id: attribute(element, 'Id') ?? '', kind, target: resolve(folder, target) }]
  })
}

/** A target within the archive: relative to the part's folder, or from the root. */
function resolve(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function propertyOf(zip: ZipArchive, name: string): string | null {
  const [property] = children(readPart(zip, 'docProps/core.xml'), name)
  const [text] = property?.children ?? []
  return text?.type === 'text' && text.data.trim() !== '' ? text.data : null
}
