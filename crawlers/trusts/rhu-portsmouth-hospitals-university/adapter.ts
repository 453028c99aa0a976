import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'RHU',
  slug: 'rhu-portsmouth-hospitals-university',
  url: 'https://www.porthosp.nhs.uk/about-us/information-governance/freedom-information?sort=date&dir=desc',
  verified: 'facts',
  platform: concrete,
  // The newest upload first; an upload is not a reply, so its day is that of publication.
  options: {},
})
