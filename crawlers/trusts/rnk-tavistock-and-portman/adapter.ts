import { defineAdapter } from '../../adapter.ts'
import wordpress from '../../platforms/wordpress.ts'

// Closed: the trust merged into North London (G6V2S) on 1 April 2026. In 24-25385 the serial follows the financial year straight.
export default defineAdapter({
  authority: 'RNK',
  slug: 'rnk-tavistock-and-portman',
  // Inferred: the parent of the entries that were seen.
  url: 'https://tavistockandportman.nhs.uk/about-us/freedom-of-information/responses/',
  verified: 'facts',
  platform: wordpress,
  options: {
    entryPaths: ['/about-us/freedom-of-information/responses/*'],
  },
})
