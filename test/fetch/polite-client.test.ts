import { expect, test } from 'vitest'
import { openArchive } from '../../src/fetch/archive.ts'
import { politeClient, serve, temporaryFolder } from './loopback-server.ts'

const page = '<!doctype html><title>Disclosure log</title><h1>Disclosure log</h1><p>Two responses.</p>'

test('what came is in the archive under the hash that the capture names', async () => {
  const archive = openArchive(temporaryFolder())
  const server = await serve({ '/log': page })
  const outcome = await politeClient({ archive }).get(server.url('/log'), {
    allowedHosts: ['127.0.0.1'],
    expect: 'page',
  })
  if (outcome.kind !== 'captured') throw new Error(JSON.stringify(outcome))
  expect((await archive.get(outcome.capture.sha256)).toString()).toBe(page)
  expect(outcome.capture).toMatchObject({
    url: server.url('/log'),
    finalUrl: server.url('/log'),
    status: 200,
    mediaType: 'text/html',
    charset: 'utf-8',
    fileName: 'log',
    byteLength: page.length,
  })
})

test('an unchanged page answers 304 and is reported as not modified', async () => {
  const server = await serve({
    '/log': (request, response) => {
      response.setHeader('etag', '"v1"')
      response.statusCode = request.headers['if-none-match'] === '"v1"' ? 304 : 200
      response.end(response.statusCode === 304 ? undefined : page)
    },
  })
  const client = politeClient()
  const first = await client.get(server.url('/log'), { allowedHosts: ['127.0.0.1'], expect: 'page' })
  if (first.kind !== 'captured') throw new Error(JSON.stringify(first))
  const { validators } = first.capture
  const second = await client.get(server.url('/log'), { allowedHosts: ['127.0.0.1'], expect: 'page', validators })
  expect(second.kind).toBe('not_modified')
  expect(client.usage()).toMatchObject([{ requests: 3, notModified: 1, robots: 'none' }])
})
