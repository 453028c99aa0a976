import { defineAdapter } from '../../adapter.ts'

// A public portal of the case system Infreemation. Its address was seen and nothing else of it, so the general reader reads it.
export default defineAdapter({
  authority: 'RAS',
  slug: 'ras-hillingdon',
  url: 'https://thh.disclosure-log.co.uk/',
  verified: 'facts',
})
