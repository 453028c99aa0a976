import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openArchive, StorageError } from '../../src/fetch/archive.ts'
import { temporaryFolder } from './loopback-server.ts'

const letter = Buffer.from('%PDF-1.7 a letter')
const letterSha256 = createHash('sha256').update(letter).digest('hex')

test('bytes are kept under their SHA-256, two folders deep', async () => {
  const folder = temporaryFolder()
  const archive = openArchive(folder)
  expect(await archive.put(letter)).toBe(letterSha256)
  const file = join(folder, letterSha256.slice(0, 2), letterSha256.slice(2, 4), letterSha256)
  expect(archive.path(letterSha256)).toBe(file)
  expect(readFileSync(file)).toEqual(letter)
})

test('whatever is put can be had back, byte by byte', async () => {
  const archive = openArchive(temporaryFolder())
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
      expect(new Uint8Array(await archive.get(await archive.put(bytes)))).toEqual(bytes)
    }),
    { numRuns: 30 },
  )
})

test('bytes that are held already are not written again', async () => {
  const archive = openArchive(temporaryFolder())
  await archive.put(letter)
  const before = statSync(archive.path(letterSha256))
  await archive.put(letter)
  const after = statSync(archive.path(letterSha256))
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs])
})

test('the same bytes put many times at once are one whole file', async () => {
  const folder = temporaryFolder()
  const archive = openArchive(folder)
  await Promise.all(Array.from({ length: 20 }, () => archive.put(letter)))
  expect(await archive.get(letterSha256)).toEqual(letter)
  expect(readdirSync(join(folder, 'incoming'))).toEqual([])
})

test('a file damaged since is noticed when it is read, and mended when its bytes come again', async () => {
  const archive = openArchive(temporaryFolder())
  await archive.put(letter)
  writeFileSync(archive.path(letterSha256), 'half a lett')
  await expect(archive.get(letterSha256)).rejects.toThrow('The bytes in the archive are damaged')
  await archive.put(letter)
  expect(await archive.get(letterSha256)).toEqual(letter)
})

test('what a killed process left half written is never taken for content', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'incoming'))
  writeFileSync(join(folder, 'incoming', 'c0ffee'), letter.subarray(0, 4))
  const archive = openArchive(folder)
  expect(await archive.has(letterSha256)).toBe(false)
  await archive.put(letter)
  expect(await archive.has(letterSha256)).toBe(true)
})

test('bytes that are not held are a storage failure that names the file', async () => {
  const archive = openArchive(temporaryFolder())
  const error = await archive.get(letterSha256).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StorageError)
  expect((error as StorageError).failure).toMatchObject({ kind: 'storage', where: archive.path(letterSha256) })
})

test('a folder that cannot be one is a storage failure, and nothing is left behind', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  const error = await openArchive(join(folder, 'file'))
    .put(letter)
    .catch((reason: unknown) => reason)
  expect((error as StorageError).failure).toMatchObject({
    kind: 'storage',
    message: 'Where the archive should be, there is a file',
  })
  expect(readdirSync(folder)).toEqual(['file'])
})

test('a name that is no SHA-256 cannot lead out of the archive', async () => {
  const archive = openArchive(temporaryFolder())
  expect(() => archive.path('../../etc/passwd')).toThrow(StorageError)
  await expect(archive.get('../../etc/passwd')).rejects.toThrow(StorageError)
  await expect(archive.has(letterSha256.toUpperCase())).rejects.toThrow(StorageError)
})
