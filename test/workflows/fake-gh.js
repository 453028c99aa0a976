#!/usr/bin/env node
// Stands in for GitHub's `gh release` command: a release is a folder below FAKE_GITHUB, an asset a file in it.
// FAKE_GITHUB_FAULT makes it misbehave: `offline`, or `damage:<asset>` (what is stored lacks its last byte),
// or `refuse:<asset>` (the upload fails).
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** @param {string} name */
function option(name) {
  const position = process.argv.indexOf(name)
  return position < 0 ? fail(`required flag ${name} is missing`) : (process.argv[position + 1] ?? '')
}

/** @param {string} name */
function assetNamed(name) {
  return { name, state: 'uploaded', size: statSync(join(release, name)).size }
}

const [, , group = '', verb = '', tag = '', asset = ''] = process.argv
const [fault = '', faultyAsset = ''] = (process.env['FAKE_GITHUB_FAULT'] ?? '').split(':')
const releases = process.env['FAKE_GITHUB'] ?? fail('FAKE_GITHUB is not set')
const release = join(releases, tag)

if (fault === 'offline') fail('error connecting to api.github.com')
if (group !== 'release') fail(`unknown command "${group}"`)
if (!['create', 'list'].includes(verb) && !existsSync(release)) fail('release not found')

switch (verb) {
  case 'create':
    if (existsSync(release)) fail(`a release with the same tag name already exists: ${tag}`)
    mkdirSync(release, { recursive: true })
    break
  case 'list':
    process.stdout.write(JSON.stringify(readdirSync(releases).map((tagName) => ({ tagName }))))
    break
  case 'view':
    process.stdout.write(JSON.stringify({ assets: readdirSync(release).map(assetNamed) }))
    break
  case 'upload': {
    const name = basename(asset)
    if (existsSync(join(release, name)) && !process.argv.includes('--clobber')) fail(`asset already exists: ${name}`)
    // As GitHub does it: the old asset goes before the new one comes.
    rmSync(join(release, name), { force: true })
    if (fault === 'refuse' && name === faultyAsset) fail('HTTP 502')
    const bytes = readFileSync(asset)
    writeFileSync(join(release, name), fault === 'damage' && name === faultyAsset ? bytes.subarray(0, -1) : bytes)
    break
  }
  case 'download': {
    const name = option('--pattern')
    if (!existsSync(join(release, name))) fail('no assets match the file pattern')
    copyFileSync(join(release, name), option('--output'))
    break
  }
  case 'delete-asset':
    if (!existsSync(join(release, asset))) fail(`asset ${asset} not found in release ${tag}`)
    rmSync(join(release, asset))
    break
  default:
    fail(`unknown command "${verb}"`)
}
