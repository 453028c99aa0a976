import { defineAdapter } from '../../adapter.ts'
import wordpress from '../../platforms/wordpress.ts'

// The reference stands in the title and the slug only; that of an earlier request may stand in the text.
export default defineAdapter({
  authority: 'RYR',
  slug: 'ryr-university-hospitals-sussex',
  // Inferred: the parent of the entries that were seen.
  url: 'https://www.uhsussex.nhs.uk/foi-disclosures/',
  verified: 'facts',
  platform: wordpress,
  options: {
    entryPaths: ['/foi-disclosures/*'],
    // The builder’s staging host shows the same entries, and some links lead there.
    mirrors: ['uhsussex.mixd.co.uk'],
  },
})
