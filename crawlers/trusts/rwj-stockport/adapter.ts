import { defineAdapter } from '../../adapter.ts'
import entryPages from '../../platforms/entry-pages.ts'

export default defineAdapter({
  authority: 'RWJ',
  slug: 'rwj-stockport',
  // The old section on information governance, whose menu has a disclosure log; its list was not seen and is inferred. Likely retired.
  url: 'https://www.stockport.nhs.uk/IG/ViewPage.aspx?p=753',
  verified: 'facts',
  platform: entryPages,
  // Identity is in the query.
  options: { entry: '^/IG/ViewPage\\.aspx\\?p=\\d+$' },
})
