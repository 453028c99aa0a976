import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'RM3',
  slug: 'rm3-northern-care-alliance',
  // Its edge answers 502 to at least one robot: recorded as a fault of the server.
  url: 'https://www.northerncarealliance.nhs.uk/contact-us/freedom-information-requests',
  verified: 'facts',
  platform: concrete,
  options: {},
})
