import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { contractsLayout } from '../../../src/cli/layouts/facts.ts'
import { createOutput } from '../../../src/cli/output/output.ts'
import { contractOf } from '../../db/sample.ts'

it('says in colour what looks wrong of a contract, and leaves nothing of the colour in the words', () => {
  const output = createOutput(Object.assign(new Writable(), { isTTY: true, columns: 100 }), { FORCE_COLOR: '1' })
  const contract = contractOf({ service: 'Firewall', framework: 'G-Cloud', flags: ['expiry_before_start'] })
  const shown = contractsLayout([contract], output, { evidence: false }).join('\n')
  expect(shown).toContain('\u001b[33mlooks wrong: expiry before start\u001b[39m')
  expect(stripVTControlCharacters(shown)).toContain('Firewall — framework: G-Cloud; looks wrong: expiry before start\n')
})
