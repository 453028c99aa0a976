import type { Command } from './command.ts'
import { checkCommand } from './commands/check.ts'
import { clustersCommand } from './commands/clusters.ts'
import { compareCommand } from './commands/compare.ts'
import { contractsCommand } from './commands/contracts.ts'
import { correctionsCommand } from './commands/corrections.ts'
import { coverageCommand } from './commands/coverage.ts'
import { crawlCommand } from './commands/crawl.ts'
import { diffCommand } from './commands/diff.ts'
import { exemptionsCommand } from './commands/exemptions.ts'
import { explainCommand } from './commands/explain.ts'
import { exportCommand } from './commands/export.ts'
import { extractCommand } from './commands/extract.ts'
import { feedCommand } from './commands/feed.ts'
import { findCommand } from './commands/find.ts'
import { forgetCommand } from './commands/forget.ts'
import { fsckCommand } from './commands/fsck.ts'
import { gapsCommand } from './commands/gaps.ts'
import { historyCommand } from './commands/history.ts'
import { inconsistenciesCommand } from './commands/inconsistencies.ts'
import { mergeCommand } from './commands/merge.ts'
import { migrateCommand } from './commands/migrate.ts'
import { newCommand } from './commands/new.ts'
import { politenessCommand } from './commands/politeness.ts'
import { privacyCommand } from './commands/privacy.ts'
import { probeCommand } from './commands/probe.ts'
import { recordCommand } from './commands/record.ts'
import { recrawlCommand } from './commands/recrawl.ts'
import { reextractCommand } from './commands/reextract.ts'
import { releaseCommand } from './commands/release.ts'
import { responseCommand } from './commands/response.ts'
import { responsesCommand } from './commands/responses.ts'
import { runsCommand } from './commands/runs.ts'
import { searchCommand } from './commands/search.ts'
import { settingsCommand } from './commands/settings.ts'
import { sqlCommand } from './commands/sql.ts'
import { statusCommand } from './commands/status.ts'
import { suppliersCommand } from './commands/suppliers.ts'
import { textCommand } from './commands/text.ts'
import { timelinessCommand } from './commands/timeliness.ts'
import { trustsCommand } from './commands/trusts.ts'
import { verifyCommand } from './commands/verify.ts'
import { watchCommand } from './commands/watch.ts'

/** Every command, in the order in which the help lists them within their groups. */
export const COMMANDS: Command[] = [
  crawlCommand,
  recrawlCommand,
  mergeCommand,
  searchCommand,
  responsesCommand,
  responseCommand,
  historyCommand,
  contractsCommand,
  suppliersCommand,
  exemptionsCommand,
  clustersCommand,
  compareCommand,
  inconsistenciesCommand,
  timelinessCommand,
  gapsCommand,
  checkCommand,
  sqlCommand,
  exportCommand,
  feedCommand,
  watchCommand,
  extractCommand,
  explainCommand,
  probeCommand,
  findCommand,
  textCommand,
  trustsCommand,
  newCommand,
  coverageCommand,
  verifyCommand,
  recordCommand,
  statusCommand,
  runsCommand,
  diffCommand,
  politenessCommand,
  releaseCommand,
  reextractCommand,
  correctionsCommand,
  settingsCommand,
  privacyCommand,
  forgetCommand,
  fsckCommand,
  migrateCommand,
]
