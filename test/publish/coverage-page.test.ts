import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadAdapters } from '../../crawlers/registry.ts'
import { registeredAuthorities } from '../../src/authorities/register.ts'
import { adaptedLogs } from '../../src/cli/disclosure-logs.ts'
import { coveragePage } from '../../src/publish/coverage-page.ts'
import { coverageOf } from '../../src/query/coverage.ts'

const page = readFileSync(new URL('../../docs/coverage.md', import.meta.url), 'utf8')

it('docs/coverage.md says what the register and the adapters say (else: npm run docs:coverage)', async () => {
  const rows = coverageOf(registeredAuthorities().values(), adaptedLogs(await loadAdapters()), [], new Map())
  expect(page).toBe(coveragePage(rows))
})

it('docs/coverage.md has a line for every operating body', () => {
  const operating = [...registeredAuthorities().values()].filter(({ status }) => status === 'operating')
  expect(
    page
      .slice(page.indexOf('## England'))
      .match(/^\| .+ \| (?:covered|blocked|log known|no log found|not looked for) \|/gm),
  ).toHaveLength(operating.length)
})
