/**
 * Works on several items at once and gives the results in the order of the items. No more than `concurrency` items are
 * under way or waiting to be taken, so that memory stays bounded.
 */
export async function* mapInOrder<Item, Outcome>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Outcome>,
): AsyncGenerator<Outcome> {
  const underWay: Promise<Outcome>[] = []
  for (const item of items) {
    const started = work(item)
    // A failure is thrown where the result is taken; until then it is not "unhandled".
    started.catch(() => {})
    underWay.push(started)
    const oldest = underWay.length >= concurrency ? underWay.shift() : undefined
    if (oldest) yield await oldest
  }
  for (const started of underWay) yield await started
}
