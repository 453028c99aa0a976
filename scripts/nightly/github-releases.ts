// GitHub releases through the `gh` command.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { gh } from './gh.ts'

export interface Asset {
  name: string
  /** Bytes. */
  size: number
}

const ReleaseView = z.object({
  assets: z.array(z.object({ name: z.string(), size: z.number(), state: z.string() })),
})
const ReleaseList = z.array(z.object({ tagName: z.string() }))

/**
 * A release's assets, only those that were uploaded to the end; null where there is no such release.
 * @throws on every other failure, so that a network that is down is never taken for a release that is not there.
 */
export async function listAssets(tag: string): Promise<Asset[] | null> {
  try {
    const view = ReleaseView.parse(JSON.parse(await gh('release', 'view', tag, '--json', 'assets')))
    return view.assets.filter(({ state }) => state === 'uploaded').map(({ name, size }) => ({ name, size }))
  } catch (error) {
    if (error instanceof Error && 'stderr' in error && String(error.stderr).trim() === 'release not found') return null
    throw error
  }
}

/** The tags of all releases. */
export async function listReleases(): Promise<string[]> {
  const list = await gh('release', 'list', '--json', 'tagName', '--limit', '1000')
  return ReleaseList.parse(JSON.parse(list)).map(({ tagName }) => tagName)
}

/** Never marked as the repository's latest release: that place is for versions of the program. */
export async function createRelease(tag: string, title: string, notes: string): Promise<void> {
  await gh('release', 'create', tag, '--title', title, '--notes', notes, '--latest=false')
}

export async function downloadAsset(tag: string, name: string, file: string): Promise<void> {
  await gh('release', 'download', tag, '--pattern', name, '--output', file, '--clobber')
}

/** Downloads all assets whose names fit a pattern into a folder; at least one must. */
export async function downloadAssets(tag: string, pattern: string, folder: string): Promise<void> {
  await gh('release', 'download', tag, '--pattern', pattern, '--dir', folder)
}

/** Uploads files under their own names, and trusts that they arrive: only for what can be made again. */
export async function uploadAssets(tag: string, files: readonly string[]): Promise<void> {
  await gh('release', 'upload', tag, ...files, '--clobber')
}

/**
 * Uploads a file under its own name, then fetches it back and compares.
 * @throws when what arrived is not what was sent; it is then taken away again, so that nobody continues from it.
 */
export async function uploadAsset(tag: string, file: string): Promise<void> {
  await gh('release', 'upload', tag, file, '--clobber')
  const folder = await mkdtemp(join(tmpdir(), 'trustlog-upload-'))
  try {
    const returned = join(folder, 'returned')
    await downloadAsset(tag, basename(file), returned)
    if ((await sha256Of(returned)) !== (await sha256Of(file))) {
      await deleteAsset(tag, basename(file))
      throw new Error(`${basename(file)} came back from release ${tag} with other bytes than were sent.`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function deleteAsset(tag: string, name: string): Promise<void> {
  await gh('release', 'delete-asset', tag, name, '--yes')
}

/** Lower-case hexadecimal SHA-256 of a file, read as a stream. */
async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
