import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'RWX',
  slug: 'rwx-berkshire-healthcare',
  // A report is replaced in its place as the year grows.
  url: 'https://www.berkshirehealthcare.nhs.uk/about-us/freedom-of-information-request',
  verified: 'facts',
  allowedHosts: ['berkshirehealthcare.nhs.uk'],
  platform: compilation,
  options: {},
})
