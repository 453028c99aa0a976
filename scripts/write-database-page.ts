// Writes docs/database.md from the schema: npm run docs:database
import { writeFileSync } from 'node:fs'
import { databasePage } from '../src/publish/database-page.ts'
import { describeSchema } from '../src/query/sql.ts'

writeFileSync('docs/database.md', databasePage(describeSchema()))
