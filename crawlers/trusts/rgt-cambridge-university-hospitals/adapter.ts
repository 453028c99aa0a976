import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'RGT',
  slug: 'rgt-cambridge-university-hospitals',
  // An older path; compilations are inferred from its name. Connections of robots were reset in 2026.
  url: 'https://www.cuh.nhs.uk/freedom-information-foi/disclosure-logs-extracts',
  verified: 'facts',
  platform: compilation,
  options: {},
})
