import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'RP6',
  slug: 'rp6-moorfields-eye-hospital',
  url: 'https://www.moorfields.nhs.uk/about-us/resources/freedom-of-information',
  verified: 'facts',
  platform: compilation,
  options: {},
})
