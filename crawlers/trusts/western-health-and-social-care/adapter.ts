import { defineAdapter } from '../../adapter.ts'
import wordpress from '../../platforms/wordpress.ts'

// A page a year. The table pages by script, all its rows are in the page.
export default defineAdapter({
  authority: 'X-WESTERN',
  slug: 'western-health-and-social-care',
  url: 'https://westerntrust.hscni.net/about-the-trust/access-to-information/freedom-of-information/information-disclosure-log-2019/',
  verified: 'facts',
  platform: wordpress,
  options: {
    layout: 'table',
    // Responses are sent by e-mail on request: the log names them and links nothing.
    summaries: true,
    listingPaths: ['/about-the-trust/access-to-information/freedom-of-information/information-disclosure-log-####/'],
  },
})
