import { defineAdapter } from '../../adapter.ts'
import umbraco from '../../platforms/umbraco.ts'

// The publication scheme as an accordion whose parts are chosen by ?id=; the disclosure log is one of its lists and registers.
export default defineAdapter({
  authority: 'RK5',
  slug: 'rk5-sherwood-forest',
  url: 'https://www.sfh-tr.nhs.uk/about-us/contact-us/freedom-of-information-act-access-information-from-a-public-body/',
  verified: 'facts',
  platform: umbraco,
  options: {
    layout: 'documents',
    // The other parts of the scheme list policies, registers and reports.
    onlyReferenced: true,
    listingPaths: ['/about-us/contact-us/freedom-of-information-act-access-information-from-a-public-body/?id=#*'],
  },
})
