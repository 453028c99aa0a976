import { defineAdapter } from '../../adapter.ts'
import knownLayout from '../../platforms/known-layout.ts'

export default defineAdapter({
  authority: 'RWJ',
  slug: 'rwj-stockport',
  // The old section on information governance, whose menu has a disclosure log; its list was not seen and is inferred. Likely retired.
  url: 'https://www.stockport.nhs.uk/IG/ViewPage.aspx?p=753',
  verified: 'facts',
  platform: knownLayout,
  // Identity is in the query.
  options: { entryPaths: ['/IG/ViewPage.aspx?p=*'] },
})
