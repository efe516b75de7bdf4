import { afterEach, expect, test, vi } from 'vitest';
import type { NatPmpJob } from '../../../src/node/port-mapping/nat-pmp-job.ts';
import { NatPmpThreads } from '../../../src/node/port-mapping/nat-pmp-threads.ts';

const JOB: NatPmpJob = { host: '127.0.0.1', wish: { kind: 'address' }, wait: 1_000 };

afterEach(() => {
  vi.useRealTimers();
});

/** A thread that does `body` with each job, and can `answer`; `threadId` tells one from another. */
function threadsThat(body: string): NatPmpThreads {
  const source = `
    import { parentPort, threadId } from 'node:worker_threads';
    const answer = (reason) => parentPort.postMessage({ kind: 'refused', reason: String(reason) });
    parentPort.on('message', (job) => { ${body} });`;
  return new NatPmpThreads(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
}

test('a thread does one job after another, and ends when there is none for a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const threads = threadsThat('answer(threadId)');
  const [first, second] = await Promise.all([threads.ask(JOB), threads.ask(JOB)]);
  expect(second).toEqual(first);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(await threads.ask(JOB)).toEqual(first);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await threads.ask(JOB)).not.toEqual(first);
});

test('one job at a time is done, whoever asks', async () => {
  const slow = threadsThat('setTimeout(() => answer(Date.now()), 50)');
  const quick = threadsThat('answer(Date.now())');
  const order: string[] = [];
  await Promise.all([
    slow.ask(JOB).then(() => order.push('slow')),
    quick.ask(JOB).then(() => order.push('quick')),
  ]);
  expect(order).toEqual(['slow', 'quick']);
});

test.each([
  ['ends', 'process.exit()', 'the thread of NAT-PMP ended'],
  ['throws', 'throw new Error("a fault")', 'a fault'],
  ['throws later', 'setImmediate(() => { throw new Error("a fault") })', 'a fault'],
  ['throws what is no error', 'throw 7', '7'],
])('a thread that %s in the middle fails its job and nothing else', async (_, body, message) => {
  await expect(threadsThat(body).ask(JOB)).rejects.toThrow(message);
  expect(await threadsThat('answer(1)').ask(JOB)).toEqual({ kind: 'refused', reason: '1' });
});

test('threads that never answer are ended', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const fault = threadsThat('for (;;);').ask(JOB).catch(String);
  for (let thread = 0; thread < 3; thread++) await vi.advanceTimersByTimeAsync(11_000);
  expect(await fault).toContain('the thread of NAT-PMP took too long');
});

test('a file that is no path fails the job', async () => {
  await expect(new NatPmpThreads('no path').ask(JOB)).rejects.toThrow(/path/);
});
