// Writes docs/database.md and docs/datasette.json from the schema: npm run docs:database
import { writeFileSync } from 'node:fs'
import { databasePage } from '../src/publish/database-page.ts'
import { datasetteMetadata } from '../src/publish/export/datasette.ts'
import { describeSchema } from '../src/query/sql.ts'

const schema = describeSchema()
writeFileSync('docs/database.md', databasePage(schema))
writeFileSync('docs/datasette.json', datasetteMetadata(schema.views))
