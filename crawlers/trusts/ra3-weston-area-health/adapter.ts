import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'RA3',
  slug: 'ra3-weston-area-health',
  // Inferred: the home page. The trust closed in 2020 and its site with it; of its monthly files (FOI 3323 among their references) only
  // a copy elsewhere was seen. With --logs the same can be read wherever an archive keeps the site.
  url: 'http://www.waht.nhs.uk/',
  verified: 'facts',
  platform: compilation,
  options: {},
})
