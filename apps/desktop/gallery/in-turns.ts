/** Two cores are busy with three: one page is always waiting for something. */
const AT_ONCE = 3;

/** Several workers share a queue: each takes the next item when it is done with one. */
export async function inTurns<Item>(
  items: readonly Item[],
  worker: (queue: Iterable<Item>) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(Array.from({ length: AT_ONCE }, () => worker(queue)));
}
