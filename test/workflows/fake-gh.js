#!/usr/bin/env node
// Stands in for GitHub's `gh` command: a release is a folder below FAKE_GITHUB, an asset a file in it; issues stand in the
// file beside that folder, `<FAKE_GITHUB>.issues.json`, each with all that was ever said in it, in the order of its number.
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

/** @typedef {{ number: number, state: string, title: string, body: string, label: string, told: string[] }} Issue */

function keepIssues() {
  const file = `${process.env['FAKE_GITHUB']}.issues.json`
  /** @type {Issue[]} */
  const all = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  /** @returns {Issue} */
  const issue = () => all.find(({ number }) => String(number) === tag) ?? fail(`Could not resolve to an issue: ${tag}`)
  switch (`${group} ${verb}`) {
    case 'label create':
      if (!process.argv.includes('--force')) fail('label already exists')
      return
    case 'issue list': {
      const found = all.filter(({ label }) => label === option('--label'))
      const fields = option('--json').split(',')
      const shown = found.map((one) =>
        Object.fromEntries(Object.entries(one).filter(([name]) => fields.includes(name))),
      )
      process.stdout.write(JSON.stringify(shown.toReversed().slice(0, Number(option('--limit')))))
      return
    }
    case 'issue create':
      all.push({
        number: all.length + 1,
        state: 'OPEN',
        title: option('--title'),
        body: option('--body'),
        label: option('--label'),
        told: [],
      })
      break
    case 'issue edit':
      // As GitHub gives it back.
      issue().body = option('--body').replaceAll('\n', '\r\n')
      break
    case 'issue comment':
      issue().told.push(option('--body'))
      break
    case 'issue close':
    case 'issue reopen':
      issue().state = verb === 'close' ? 'CLOSED' : 'OPEN'
      issue().told.push(option('--comment'))
      break
    default:
      fail(`unknown command "${group} ${verb}"`)
  }
  writeFileSync(file, JSON.stringify(all))
}

const [, , group = '', verb = '', tag = '', asset = ''] = process.argv
const [fault = '', faultyAsset = ''] = (process.env['FAKE_GITHUB_FAULT'] ?? '').split(':')
const releases = process.env['FAKE_GITHUB'] ?? fail('FAKE_GITHUB is not set')
const release = join(releases, tag)

if (fault === 'offline') fail('error connecting to api.github.com')
if (group === 'issue' || group === 'label') {
  keepIssues()
  process.exit(0)
}
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
    for (const file of process.argv.slice(5).filter((given) => !given.startsWith('--'))) {
      const name = basename(file)
      if (existsSync(join(release, name)) && !process.argv.includes('--clobber')) fail(`asset already exists: ${name}`)
      // As GitHub does it: the old asset goes before the new one comes.
      rmSync(join(release, name), { force: true })
      if (fault === 'refuse' && name === faultyAsset) fail('HTTP 502')
      const bytes = readFileSync(file)
      writeFileSync(join(release, name), fault === 'damage' && name === faultyAsset ? bytes.subarray(0, -1) : bytes)
    }
    break
  }
  case 'download': {
    const name = option('--pattern')
    if (name.startsWith('*')) {
      const found = readdirSync(release).filter((held) => held.endsWith(name.slice(1)))
      if (found.length === 0) fail('no assets match the file pattern')
      for (const held of found) copyFileSync(join(release, held), join(option('--dir'), held))
      break
    }
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
