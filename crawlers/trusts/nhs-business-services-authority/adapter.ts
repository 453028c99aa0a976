import { defineAdapter } from '../../adapter.ts'
import ckan from '../../platforms/ckan.ts'

export default defineAdapter({
  authority: 'X-NHSBSA',
  slug: 'nhs-business-services-authority',
  // Inferred: the API that every CKAN portal has, on the host of the entries that were seen; it is searched for names that begin with foi-.
  url: 'https://opendata.nhsbsa.net/api/3/action/package_search?fq=name%3Afoi-*&sort=metadata_modified+desc&rows=100',
  verified: 'facts',
  platform: ckan,
  options: {},
})
