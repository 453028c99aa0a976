import { defineAdapter } from '../../adapter.ts'
import umbraco from '../../platforms/umbraco.ts'

// One long table whose letters are linked by the word "here". Rows without a letter are requests that are still open.
export default defineAdapter({
  authority: 'QHM',
  slug: 'qhm-north-east-and-north-cumbria',
  url: 'https://northeastnorthcumbria.nhs.uk/about-us/publications/disclosure-log/',
  verified: 'facts',
  platform: umbraco,
  options: {
    layout: 'table',
  },
})
