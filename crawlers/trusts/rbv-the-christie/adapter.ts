import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'RBV',
  slug: 'rbv-the-christie',
  // The address stands in a list of 2026; that its logs are files of a period each is inferred from its name.
  url: 'https://www.christie.nhs.uk/about-us/about-the-christie/freedom-of-information-disclosure-logs',
  verified: 'facts',
  platform: compilation,
  options: {},
})
