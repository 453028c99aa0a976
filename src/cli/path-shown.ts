import { relative } from 'node:path'

/** A path as the user would type it: relative where it lies in the working folder, else absolute. */
export function pathShown(path: string, workingFolder: string): string {
  const fromHere = relative(workingFolder, path)
  return fromHere === '' || fromHere.startsWith('..') ? path : fromHere
}
