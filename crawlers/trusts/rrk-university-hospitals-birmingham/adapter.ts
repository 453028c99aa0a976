import { defineAdapter } from '../../adapter.ts'
import umbraco from '../../platforms/umbraco.ts'

// The heading is the reference with its financial year, the subject stands below it.
export default defineAdapter({
  authority: 'RRK',
  slug: 'rrk-university-hospitals-birmingham',
  // Inferred: the parent of the entries that were seen.
  url: 'https://www.uhb.nhs.uk/foi/',
  verified: 'facts',
  platform: umbraco,
  options: {
    entryPaths: ['/foi/foi-*'],
  },
})
