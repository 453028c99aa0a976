/** Opens the database that the settings name: the one place where a command does. */
import type { Logger } from 'pino'
import { type OpenOptions, openDatabase, type TrustlogDatabase } from '../../db/database.ts'
import type { Output } from './output/output.ts'
import { createUpgradeLine, createUpgradeLog, type UpgradeDisplay } from './output/upgrade.ts'
import { pathShown } from './path-shown.ts'
import type { Settings } from './settings.ts'
import type { OutputStream } from './surroundings.ts'

/**
 * As `openDatabase`, and says on standard error how far it is where the database is first brought up to date.
 * @throws DatabaseError
 */
export type OpenForCommand = (options?: Pick<OpenOptions, 'readOnly' | 'onStatement'>) => TrustlogDatabase

interface Speaking {
  settings: Pick<Settings, 'database' | 'logLevel' | 'logFormat'>
  remarks: Output
  stderr: OutputStream
  log: Logger
  workingFolder: string
}

export function createOpening(speaking: Speaking): OpenForCommand {
  return (options = {}) => {
    const display = upgradeDisplay(speaking)
    try {
      return openDatabase(speaking.settings.database, { ...options, onUpgrade: display.show })
    } finally {
      display.end()
    }
  }
}

function upgradeDisplay({ settings, remarks, stderr, log, workingFolder }: Speaking): UpgradeDisplay {
  const file = pathShown(settings.database, workingFolder)
  const wanted = ['debug', 'info'].includes(settings.logLevel)
  return wanted && remarks.isTerminal && settings.logFormat !== 'json'
    ? createUpgradeLine((text) => void stderr.write(text), remarks, file)
    : createUpgradeLog(log, file)
}
