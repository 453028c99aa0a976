/**
 * The walls of the house (DESIGN: one way through, nothing flows backwards).
 * Each rule names a room and what its doors may lead to.
 */
const room = (name, path, allowed) => ({
  name,
  severity: 'error',
  from: { path },
  to: { path: '^(src|crawlers|db|test)/', pathNot: [path, ...allowed] },
})
const domain = '^src/(domain|failure|thread-pool)\\.ts$'

module.exports = {
  forbidden: [
    room('domain-imports-nothing', domain, []),
    room('authorities-know-only-the-domain', '^src/authorities/', [domain]),
    room('adapters-know-only-the-domain-and-pure-rules', '^crawlers/', [
      domain,
      '^src/authorities/',
      '^src/identify/',
      '^src/normalise/dates\\.ts$',
      '^src/fetch/allowed-hosts\\.ts$',
    ]),
    room('fetch-knows-only-the-domain', '^src/fetch/', [domain]),
    room('normalise-knows-only-the-domain', '^src/normalise/', [domain]),
    room('identify-knows-only-the-domain', '^src/identify/', [domain, '^src/normalise/dates\\.ts$']),
    room('extract-is-pure', '^src/extract/', [domain, '^src/identify/', '^src/normalise/dates\\.ts$']),
    room('privacy-is-pure-and-knows-only-the-domain', '^src/privacy/', [domain]),
    room('similarity-is-pure-and-knows-only-the-domain', '^src/similarity/', [domain]),
    room('calendar-is-pure-and-knows-only-the-domain', '^src/calendar/', [domain]),
    room('db-knows-only-the-domain-and-the-calendar', '^db/', [domain, '^src/calendar/']),
    room('query-asks-the-database', '^src/query/', [
      domain,
      '^db/',
      '^src/calendar/',
      '^src/identify/',
      '^src/privacy/',
      '^src/similarity/',
      '^src/normalise/dates\\.ts$',
    ]),
    room('publish-shows-answers', '^src/publish/', [domain, '^src/authorities/', '^src/query/', '^src/privacy/']),
    room('crawl-leads-steps-one-to-six', '^src/crawl/', [
      domain,
      '^crawlers/',
      '^src/(authorities|fetch|normalise|identify|extract|privacy|similarity)/',
      '^db/',
    ]),
    {
      name: 'nothing-imports-a-test',
      severity: 'error',
      from: { path: '^(src|crawlers|db)/' },
      to: { path: '^test/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'only-fetch-and-crawl-reach-the-network',
      severity: 'error',
      from: { path: '^(src|crawlers|db)/', pathNot: '^src/(fetch|crawl)/' },
      to: {
        path: '(^|/)(undici|@crawlee/[a-z]+|playwright|p-queue|robots-parser)(/|$)|^(node:)?(https?|http2|net|tls|dns|dgram)(/|$)',
      },
    },
    {
      name: 'only-db-speaks-sql',
      severity: 'error',
      from: { path: '^(src|crawlers)/' },
      to: { path: '(^|/)(better-sqlite3|drizzle-orm)(/|$)|^(node:)?sqlite$' },
    },
    {
      name: 'pure-rooms-have-no-effects',
      severity: 'error',
      from: { path: '^src/(extract|identify|privacy|similarity|calendar)/' },
      // Neither modules of Node.js nor packages: who needs one is told what it says, and not how to get it.
      to: { pathNot: ['^(src|crawlers|db|test)/', '^(node:)?crypto$'] },
    },
    {
      name: 'only-registry-and-corrections-touch-files',
      severity: 'error',
      from: { path: '^crawlers/', pathNot: '^crawlers/(registry|corrections)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-command-line-is-nobodys-base',
      severity: 'error',
      from: { path: '^(src|crawlers|db)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
