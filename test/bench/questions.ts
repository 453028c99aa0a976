import { checkDraft } from '../../src/query/asked-before.ts'
import { listContracts } from '../../src/query/contracts.ts'
import { listExemptionRates } from '../../src/query/exemption-rates.ts'
import { listExemptions } from '../../src/query/exemptions.ts'
import { listGaps } from '../../src/query/gaps.ts'
import { historyOf } from '../../src/query/history.ts'
import { news } from '../../src/query/news.ts'
import { getResponse } from '../../src/query/response.ts'
import { listResponses } from '../../src/query/responses.ts'
import { search } from '../../src/query/search.ts'
import { logStatuses } from '../../src/query/status.ts'
import { listCustomers, listSuppliers } from '../../src/query/suppliers.ts'
import { listTimeliness } from '../../src/query/timeliness.ts'
import type { Pages } from './pages.ts'
import { codeOf } from './trusts.ts'

/** A page of each question, asked with other values in each round. A new question gets a line; those about clusters have theirs in `clusters.ts`. */
export const QUESTIONS: Pages = {
  'search, two words': (database, round) => search(database, `word${20 + round} contract`, { limit: 20 }),
  'search, a rare word': (database, round) => search(database, `word${5000 + round}`, { limit: 20 }),
  'search, a common word': (database, round) => search(database, `word${13 + round}`, { limit: 20 }),
  'search, a word of all': (database) => search(database, 'trust', { limit: 20 }),
  'search, common words': (database) => search(database, 'trust information request', { limit: 20 }),
  'search, a common and a rare word': (database, round) => search(database, `trust word${9000 + round}`, { limit: 20 }),
  'search, one or the other': (database, round) => search(database, `word${40 + round} OR firewall`, { limit: 20 }),
  'search, one without the other': (database, round) => search(database, `word${40 + round} -trust`, { limit: 20 }),
  'search, a phrase': (database) => search(database, '"trust information"', { limit: 20 }),
  'search, a beginning': (database, round) => search(database, `word1${50 + round}*`, { limit: 20 }),
  'search, an exact form': (database) => search(database, '=firewall', { limit: 20 }),
  'search in titles': (database, round) => search(database, `title:word${60 + round}`, { limit: 20 }),
  'search at a trust': (database, round) => search(database, 'firewall', { limit: 20, trust: codeOf(round) }),
  'search in a region': (database) => search(database, 'contract staff', { limit: 20, region: 'London' }),
  'search of a while': (database) => search(database, 'contract', { limit: 20, since: '2025-03', until: '2025-06' }),
  'search with an outcome': (database) => search(database, 'word300', { limit: 20, outcome: 'not_held' }),
  'search with a ground': (database) => search(database, 'word300', { limit: 20, exemption: 's31' }),
  'search with a category': (database) => search(database, 'contract', { limit: 20, category: 'firewall' }),
  responses: (database) => listResponses(database, { limit: 50 }),
  'responses of a trust': (database, round) => listResponses(database, { limit: 50, trust: codeOf(round) }),
  'responses in a region': (database) => listResponses(database, { limit: 50, region: 'North West' }),
  'responses of a sector': (database) => listResponses(database, { limit: 50, sector: 'ambulance' }),
  'responses of a nation': (database) => listResponses(database, { limit: 50, nation: 'England' }),
  'responses of a while': (database) => listResponses(database, { limit: 50, since: '2020', until: '2021-06' }),
  'responses with an outcome': (database) => listResponses(database, { limit: 50, outcome: 'not_held' }),
  'responses with an outcome at a trust': (database, round) =>
    listResponses(database, { limit: 50, outcome: 'not_held', trust: codeOf(round) }),
  'responses with a ground': (database) => listResponses(database, { limit: 50, exemption: 's31(3)' }),
  'responses with a category': (database) => listResponses(database, { limit: 50, category: 'epr' }),
  'responses with a supplier': (database) => listResponses(database, { limit: 50, supplier: 'Supplier 120' }),
  'responses with a common word': (database) => listResponses(database, { limit: 50, text: 'trust' }),
  'responses with a rare word': (database, round) =>
    listResponses(database, { limit: 50, text: `word${5000 + round}` }),
  'responses that were withdrawn': (database) => listResponses(database, { limit: 50, withdrawn: 'only' }),
  contracts: (database) => listContracts(database, { limit: 50 }),
  'contracts that end soon': (database) => listContracts(database, { limit: 50, expiresWithin: '12m' }),
  'contracts of a category': (database) => listContracts(database, { limit: 50, category: 'firewall' }),
  'contracts of a category and region': (database) =>
    listContracts(database, { limit: 50, category: 'firewall', region: 'North West', expiresWithin: '12m' }),
  'contracts of a supplier': (database) => listContracts(database, { limit: 50, supplier: 'Supplier 120' }),
  'contracts of a trust': (database, round) => listContracts(database, { limit: 50, trust: codeOf(round) }),
  exemptions: (database) => listExemptions(database, { limit: 50 }),
  'a draft asked before': (database, round) =>
    checkDraft(database, `Which word${20 + round} software do you use? Who supplies word${300 + round}?`),
  'exemptions under a section': (database) => listExemptions(database, { limit: 50, exemption: 's31(3)' }),
  'exemptions at a trust': (database, round) => listExemptions(database, { limit: 50, trust: codeOf(round) }),
  'gaps of a trust': (database, round) => listGaps(database, codeOf(round)),
  'times to reply': (database) => listTimeliness(database, { limit: 50 }),
  'times to reply of a trust': (database, round) => listTimeliness(database, { limit: 50, trust: codeOf(round) }),
  suppliers: (database) => listSuppliers(database, { limit: 50 }),
  'suppliers of a category': (database) => listSuppliers(database, { limit: 50, category: 'firewall' }),
  'suppliers in a region': (database) => listSuppliers(database, { limit: 50, region: 'London' }),
  'customers of a supplier': (database) => listCustomers(database, { limit: 50, supplier: 'Supplier 120' }),
  'responses with a common supplier': (database) => listResponses(database, { limit: 50, supplier: 'Supplier 1' }),
  'responses with a rare ground': (database) => listResponses(database, { limit: 50, exemption: 's38' }),
  'contracts of a common supplier': (database) => listContracts(database, { limit: 50, supplier: 'Supplier 1' }),
  'times to reply by year': (database) => listTimeliness(database, { limit: 50 }, 'year'),
  'times to reply by region': (database) => listTimeliness(database, { limit: 50 }, 'region'),
  'times to reply in a region': (database) => listTimeliness(database, { limit: 50, region: 'London' }),
  'exemption rates by trust': (database) => listExemptionRates(database, 'trust', { limit: 50 }),
  'exemption rates by topic': (database) => listExemptionRates(database, 'topic', { limit: 50 }),
  'exemption rates by year': (database) => listExemptionRates(database, 'year', { limit: 50 }),
  'exemption rates by year at a trust': (database, round) =>
    listExemptionRates(database, 'year', { limit: 50, trust: codeOf(round) }),
  'a response': (database, round) => getResponse(database, `#${1 + 97 * round}`),
  'history of a response': (database, round) => historyOf(database, `#${1 + 97 * round}`),
  news: (database, round) => news(database, { limit: 50, trust: codeOf(round) }),
  'status of all logs': (database) => logStatuses(database, [], new Date('2026-01-02')),
}
