import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'RKL',
  slug: 'rkl-west-london',
  // A page a subject, without references and dates: a case is known by its words.
  url: 'https://www.westlondon.nhs.uk/about-us/freedom-information',
  verified: 'facts',
  platform: compilation,
  options: { pages: '^/about-us/freedom-information/[^/?]+/?$' },
})
