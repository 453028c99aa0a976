import type { ReplicaCase } from '../../cases/case.ts'

/** A title or reference as part of an address. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** An uploads folder of a month after the response: a file was put there again when the site moved. */
export function uploadMonth({ publishedOn }: ReplicaCase, between = '/'): string {
  return publishedOn < '2026-01' ? `2026${between}01` : publishedOn.slice(0, 7).replace('-', between)
}
