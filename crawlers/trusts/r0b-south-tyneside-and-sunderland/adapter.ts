import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'R0B',
  slug: 'r0b-south-tyneside-and-sunderland',
  // The page was seen, its list was not: a document library is inferred from the addresses of its documents. Cases are managed in
  // Infreemation, so the list may one day be a portal.
  url: 'https://www.stsft.nhs.uk/about-us/corporate-information/foi-disclosure-log',
  verified: 'facts',
  platform: concrete,
  options: {},
})
