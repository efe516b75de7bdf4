/** Calls of the file system that go on together: a disk gains from some, and the pool of threads has no more. */
const CALLS_AT_ONCE = 8;

/** Some at a time, the answers in order. */
export async function inBatches<Item, Answer>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < items.length; start += CALLS_AT_ONCE) {
    const some = items.slice(start, start + CALLS_AT_ONCE);
    answers.push(...(await Promise.all(some.map((item, index) => work(item, start + index)))));
  }
  return answers;
}
