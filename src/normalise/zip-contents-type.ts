import { unzipSync } from 'fflate'

/** The main part of each format that is a ZIP archive, where the archive does not declare its type as it should. */
const MAIN_PARTS = new Map<string, string>(
  Object.entries({
    'xl/workbook.bin': 'application/vnd.ms-excel.sheet.binary.macroenabled.12',
    'xl/workbook.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'word/document.xml': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'ppt/presentation.xml': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  }),
)

/** Tells what a ZIP archive is by its directory, of which nothing is expanded; null where it is just an archive. */
export function zipContentsType(bytes: Uint8Array): string | null {
  let found: string | null = null
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        found ??= MAIN_PARTS.get(name.replaceAll('\\', '/').replace(/^\/+/, '')) ?? null
        return false
      },
    })
  } catch {
    // A damaged archive: its reader says so.
  }
  return found
}
