import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'RBK',
  slug: 'rbk-walsall-healthcare',
  // The older page with a section of disclosure logs; a file a period is inferred.
  url: 'https://www.walsallhealthcare.nhs.uk/freedom-of-information.aspx',
  verified: 'facts',
  platform: compilation,
  options: {},
})
