import { defineAdapter } from '../../adapter.ts'
import knownLayout from '../../platforms/known-layout.ts'

// Abolished in 2022. Showed the current year only: what disappeared from it was not withdrawn.
export default defineAdapter({
  authority: 'X-GREATER-PRESTON-CCG',
  slug: 'nhs-greater-preston-ccg',
  url: 'https://www.greaterprestonccg.nhs.uk/previous-foi-requests',
  verified: 'facts',
  platform: knownLayout,
  options: {
    layout: 'table',
  },
})
