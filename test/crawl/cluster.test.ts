import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { clusterRequests } from '../../src/crawl/cluster.ts'
import { type ListedCluster, listClusters } from '../../src/query/clusters.ts'
import { LATER, LOG, OTHER_LOG, sampleDatabase, temporaryFolder } from '../db/sample.ts'
import { FIREWALLS_ASKED, publishRequest, SCANNERS_ASKED } from '../query/requests.ts'

type Database = ReturnType<typeof sampleDatabase>

function clustersOf(database: Database, leastTrusts = 1): ListedCluster[] {
  const listed = listClusters(database, {}, leastTrusts)
  if (!listed.ok) throw new Error(listed.problem.message)
  return listed.value.rows
}

/** The members of the cluster of a response, by reference. */
function together(database: Database, responseId: number): string[] {
  const clusterId = database.questions.clusters.ofResponse(responseId)
  if (clusterId === null) return []
  return database.questions.clusters.members(clusterId).map(({ odsCode, reference }) => `${odsCode} ${reference}`)
}

describe('clustering', () => {
  it('puts together what asks the same: renumbered, addressed otherwise, extended; and nothing else', () => {
    const database = sampleDatabase()
    const first = publishRequest(database, { reference: '1', questions: FIREWALLS_ASKED })
    publishRequest(database, { log: OTHER_LOG, reference: '2', questions: FIREWALLS_ASKED.toReversed() })
    publishRequest(database, {
      log: OTHER_LOG,
      reference: '3',
      questions: [...FIREWALLS_ASKED, 'How many portable ultrasound scanners are older than ten years?'],
    })
    const other = publishRequest(database, { reference: '4', questions: SCANNERS_ASKED })
    expect(clusterRequests(database)).toEqual({ compared: 4, joined: 2 })
    expect(together(database, first.responseId)).toEqual(['RX1 1', '7A9 2', '7A9 3'])
    expect(together(database, other.responseId)).toEqual([])
    expect(clustersOf(database)).toMatchObject([{ responses: 3, trusts: 2 }])
  })

  it('compares only what is new, and keeps the names of clusters', () => {
    const database = sampleDatabase()
    publishRequest(database, { reference: '1', questions: FIREWALLS_ASKED })
    publishRequest(database, { log: OTHER_LOG, reference: '2', questions: FIREWALLS_ASKED })
    clusterRequests(database)
    const [before] = clustersOf(database)
    publishRequest(database, { reference: '3', questions: FIREWALLS_ASKED.toReversed() })
    expect(clusterRequests(database)).toEqual({ compared: 1, joined: 1 })
    expect(clusterRequests(database)).toEqual({ compared: 0, joined: 0 })
    expect(clustersOf(database)).toMatchObject([{ cluster: before?.cluster, responses: 3 }])
    database.clusters.clear()
    expect(clusterRequests(database)).toEqual({ compared: 3, joined: 2 })
    expect(clustersOf(database)).toMatchObject([{ cluster: before?.cluster, responses: 3 }])
  })

  it('makes room for the keys of all only when there is much to compare, so that a night takes no more memory for what is known', () => {
    const database = sampleDatabase()
    const room = vi.spyOn(database.clusters, 'withRoomForKeys')
    publishRequest(database, { reference: '1', questions: FIREWALLS_ASKED })
    expect(clusterRequests(database)).toEqual({ compared: 1, joined: 0 })
    expect(room).not.toHaveBeenCalled()
    vi.spyOn(database.clusters, 'outdated').mockReturnValue(Array.from({ length: 5000 }, (_, index) => 100 + index))
    clusterRequests(database)
    expect(room).toHaveBeenCalledOnce()
  })

  it('takes out what asks something else now, though the others had its wording', () => {
    const database = sampleDatabase()
    const founder = publishRequest(database, { reference: '1', questions: FIREWALLS_ASKED })
    const second = publishRequest(database, { log: OTHER_LOG, reference: '2', questions: FIREWALLS_ASKED })
    publishRequest(database, { log: OTHER_LOG, reference: '3', questions: FIREWALLS_ASKED })
    clusterRequests(database)
    const [before] = clustersOf(database)
    publishRequest(database, { reference: '1', questions: SCANNERS_ASKED, at: LATER })
    clusterRequests(database)
    expect(together(database, founder.responseId)).toEqual([])
    expect(together(database, second.responseId)).toEqual(['7A9 2', '7A9 3'])
    expect(clustersOf(database)).toMatchObject([{ cluster: before?.cluster, responses: 2, trusts: 1 }])
    publishRequest(database, { reference: '5', questions: FIREWALLS_ASKED })
    clusterRequests(database)
    expect(clustersOf(database)).toMatchObject([{ cluster: before?.cluster, responses: 3, trusts: 2 }])
  })

  it('outlives its founder when that is forgotten', () => {
    const database = sampleDatabase()
    const founder = publishRequest(database, { reference: '1', questions: FIREWALLS_ASKED })
    publishRequest(database, { log: OTHER_LOG, reference: '2', questions: FIREWALLS_ASKED })
    publishRequest(database, { log: OTHER_LOG, reference: '3', questions: FIREWALLS_ASKED })
    clusterRequests(database)
    const [before] = clustersOf(database)
    database.transaction(() =>
      database.forgetting.carryOut(database.forgetting.plan(founder.responseId), { why: 'asked', at: LATER }),
    )
    publishRequest(database, { reference: '4', questions: FIREWALLS_ASKED })
    clusterRequests(database)
    expect(clustersOf(database)).toMatchObject([{ cluster: before?.cluster, responses: 3 }])
    expect(database.integrity.brokenReferences()).toEqual([])
  })

  it('does not lead from one request to another by small steps', () => {
    const database = sampleDatabase()
    const steps = [...FIREWALLS_ASKED, ...SCANNERS_ASKED]
    const ids = steps
      .slice(3)
      .map((_, at) => publishRequest(database, { reference: String(at), questions: steps.slice(at, at + 4) }))
    clusterRequests(database)
    const [first, last] = [ids.at(0), ids.at(-1)]
    expect(together(database, first?.responseId ?? 0)).not.toEqual([])
    expect(together(database, first?.responseId ?? 0)).not.toContain(`RX1 ${ids.length - 1}`)
    expect(last).toBeDefined()
  })

  it('leaves alone what asks nothing, however often', () => {
    const database = sampleDatabase()
    for (const reference of ['1', '2', '3'])
      publishRequest(database, { reference, questions: ['Please see attached.'] })
    expect(clusterRequests(database)).toEqual({ compared: 3, joined: 0 })
    expect(clustersOf(database)).toEqual([])
  })

  it('is made anew from a merged database', () => {
    const [one, other] = [sampleDatabase(), sampleDatabase()]
    publishRequest(one, { reference: '1', questions: FIREWALLS_ASKED })
    publishRequest(other, { log: OTHER_LOG, reference: '2', questions: FIREWALLS_ASKED })
    clusterRequests(one)
    clusterRequests(other)
    const target = openDatabase(`${temporaryFolder()}/merged.db`)
    target.merging.merge(one.file)
    target.merging.merge(other.file)
    expect(clusterRequests(target)).toEqual({ compared: 2, joined: 1 })
    target.close()
  })

  it('counts what is still published', () => {
    const database = sampleDatabase()
    publishRequest(database, { reference: '1', questions: FIREWALLS_ASKED })
    const gone = publishRequest(database, { log: OTHER_LOG, reference: '2', questions: FIREWALLS_ASKED })
    clusterRequests(database)
    database.responses.withdraw(gone.responseId, LATER)
    clusterRequests(database)
    expect(clustersOf(database)).toMatchObject([{ responses: 1, trusts: 1 }])
    expect(LOG.authority.odsCode).toBe('RX1')
  })
})
