import { describe, expect, it } from 'vitest'
import { loadPdfjs } from '../../../../src/normalise/formats/pdf/pdfjs.ts'
import { createSharingPort } from '../../../../src/normalise/formats/pdf/sharing-port.ts'
import { pdf } from '../../scan.ts'
import { read } from '../../source.ts'

describe('pdfjs', () => {
  it('leaves the language’s own push in its place, which is far faster than its own', async () => {
    await loadPdfjs()
    expect(Function.prototype.toString.call(Array.prototype.push)).toContain('[native code]')
  })

  it('reads several documents at the same time on one thread', async () => {
    const words = ['first', 'second', 'third']
    const files = await Promise.all(words.map((word) => pdf((page) => page.text(`The ${word} letter.`))))
    const read3 = await Promise.all(files.map((bytes) => read(bytes, 'letter.pdf')))
    expect(read3.map(({ text }) => text)).toEqual(['The first letter.', 'The second letter.', 'The third letter.'])
  })
})

describe('a port between the halves of pdfjs', () => {
  it('hands messages over later and as they are, but for the lists of a chunk, which are used again', async () => {
    const port = createSharingPort()
    const heard: unknown[] = []
    port.addEventListener('message', ({ data }) => heard.push(data))
    const chunk = { items: ['a'], lang: 'en' }
    const data = { font: {} }
    port.postMessage({ chunk })
    port.postMessage({ data })
    expect(heard).toEqual([])
    chunk.items.length = 0
    chunk.items = ['b']
    await Promise.resolve()
    expect(heard).toEqual([{ chunk: { items: ['a'], lang: 'en' } }, { data }])
    expect((heard[1] as { data: unknown }).data).toBe(data)
  })

  it('hands nothing over once it is closed', async () => {
    const port = createSharingPort()
    const heard: unknown[] = []
    port.addEventListener('message', ({ data }) => heard.push(data))
    port.terminate()
    port.postMessage('late')
    await Promise.resolve()
    expect(heard).toEqual([])
  })
})
