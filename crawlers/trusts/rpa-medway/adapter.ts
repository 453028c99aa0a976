import { defineAdapter } from '../../adapter.ts'
import wordpress from '../../platforms/wordpress.ts'

// Dates of response are given to the month.
export default defineAdapter({
  authority: 'RPA',
  slug: 'rpa-medway',
  // Inferred: the parent of the entries that were seen.
  url: 'https://www.medway.nhs.uk/foi-disclosure-log/',
  verified: 'facts',
  platform: wordpress,
  options: {
    entryPaths: ['/foi-disclosure-log/*'],
    // So called on entries of 2019.
    labels: { responded: 'Date' },
  },
})
