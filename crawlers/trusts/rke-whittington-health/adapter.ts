import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'RKE',
  slug: 'rke-whittington-health',
  // Names the FOI Disclosure Log, which was not seen: files of a month each are inferred. Pages and documents are numbers.
  url: 'https://www.whittington.nhs.uk/default.asp?c=1631',
  verified: 'facts',
  allowedHosts: ['whittington.nhs.uk'],
  platform: compilation,
  options: { within: 'main', parts: '^/default\\.asp\\?c=\\d+$' },
})
