import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'RXF',
  slug: 'rxf-mid-yorkshire-teaching',
  // No log of cases: one page of the answers that are asked for most.
  url: 'https://www.midyorks.nhs.uk/freedom-of-information-requests',
  verified: 'facts',
  platform: compilation,
  options: { itself: true },
})
