import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'RXL',
  slug: 'rxl-blackpool-teaching-hospitals',
  // The page about FOI, which links the log; the log's own address was not seen. Its host has challenged robots (Imperva). The old
  // log on bfwh.nhs.uk (records at /display-single-record/?pdb=<id>) was reached by a search form only.
  url: 'https://blackpoolteachinghospitals.nhs.uk/about-us/reports-and-publications/freedom-information-foi',
  verified: 'facts',
  allowedHosts: ['www.blackpoolteachinghospitals.nhs.uk'],
  platform: concrete,
  // The page about FOI names the log and links it.
  options: { parts: 'main a:contains("isclosure log")' },
})
