import { defineAdapter } from '../../adapter.ts'
import drupal from '../../platforms/drupal.ts'

// Seen on the older site; since it was rebuilt on Drupal these addresses may be gone. The reference leads the slug, the category is the folder.
export default defineAdapter({
  authority: 'RFR',
  slug: 'rfr-rotherham',
  url: 'https://www.therotherhamft.nhs.uk/Freedom_of_Information/Freedom_Of_Information/',
  verified: 'facts',
  platform: drupal,
  options: {
    entryPaths: ['/Freedom_of_Information/*/####_FOI_-_*'],
    listingPaths: ['/Freedom_of_Information/*'],
  },
})
