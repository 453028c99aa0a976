import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'X-NHS24',
  slug: 'nhs-24',
  // Inferred: the parent of the month that was seen. The feed at /publications/feed names new months, too.
  url: 'https://www.nhs24.scot/publications/freedom-of-information-requests/',
  verified: 'facts',
  allowedHosts: ['nhs24.scot'],
  platform: compilation,
  options: { pages: '^/publications/freedom-of-information-requests/[^/?]+/?$' },
})
