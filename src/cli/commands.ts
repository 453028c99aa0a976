import type { Command } from './command.ts'
import { settingsCommand } from './commands/settings.ts'
import { textCommand } from './commands/text.ts'
import { trustsCommand } from './commands/trusts.ts'

/** Every command, in the order in which the help lists them within their groups. */
export const COMMANDS: Command[] = [textCommand, trustsCommand, settingsCommand]
