import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --name <what changes>` writes the next migration from the schema; `--custom` an empty one. */
export default defineConfig({ dialect: 'sqlite', schema: './db/schema.ts', out: './db/migrations' })
