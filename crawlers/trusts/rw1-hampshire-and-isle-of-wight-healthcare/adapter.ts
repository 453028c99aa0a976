import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'RW1',
  slug: 'rw1-hampshire-and-isle-of-wight-healthcare',
  // Inferred: the parent of the folder that was seen. Folders are found from here, since their ids are tree nodes of the install.
  url: 'https://hiowhealthcare.nhs.uk/about-us/freedom-information',
  verified: 'facts',
  platform: concrete,
  options: {},
})
