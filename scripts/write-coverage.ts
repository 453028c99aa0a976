// Writes docs/coverage.md from the register of authorities and the adapters: npm run docs:coverage
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadAdapters } from '../crawlers/registry.ts'
import { registeredAuthorities } from '../src/authorities/register.ts'
import { adaptedLogs } from '../src/cli/disclosure-logs.ts'
import { coveragePage } from '../src/publish/coverage-page.ts'
import { coverageOf } from '../src/query/coverage.ts'

mkdirSync('docs', { recursive: true })
const rows = coverageOf(registeredAuthorities().values(), adaptedLogs(await loadAdapters()), [], new Map())
writeFileSync('docs/coverage.md', coveragePage(rows))
