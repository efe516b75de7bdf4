import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BenchRow, RunBench } from './bench-row.ts';
import {
  account,
  bareQuestions,
  bigChat,
  fillHistory,
  longChat,
  placesIn,
  rareWord,
  smallChat,
  type BareQuestions,
} from './history-file.ts';
import { startHistoryWorker, type HistoryWorker } from './history-worker.ts';
import { inPairs } from './side-by-side.ts';

const pageLines = 100;
const hits = 50;
const questionsPerRound = 40;

interface Scene {
  readonly worker: HistoryWorker;
  readonly bare: BareQuestions;
  readonly messages: number;
  readonly pairs: number;
}

/** Milliseconds for one question, from a round of many. */
const timed = async (ask: (question: number) => unknown): Promise<number> => {
  const start = performance.now();
  for (let question = 0; question < questionsPerRound; question++) await ask(question);
  return (performance.now() - start) / questionsPerRound;
};

/** Against what a bare script does with the plain rows, which is the goal, and against SQL that packs them, for a look. */
type Bare = 'rows' | 'packed';

const baselineOf = (bare: Bare, value: number): Pick<BenchRow, 'baseline' | 'goal'> =>
  bare === 'rows'
    ? {
        baseline: { name: 'same SQL, bare', value },
        goal: { bound: 'at-most', of: 'ratio', value: 1.5 },
      }
    : { baseline: { name: 'same SQL, bare, packed as ours', value } };

const pageRow = async ({ worker, bare, messages, pairs }: Scene, against: Bare): Promise<BenchRow> => {
  const places = placesIn(messages, questionsPerRound);
  const request = { account, conversation: longChat, what: 'all' };
  const ask = against === 'rows' ? bare.page : bare.packedPage;
  const { ours, baseline } = await inPairs({
    ours: () =>
      timed((question) => worker.page({ ...request, part: { kind: 'before', row: places[question] } })),
    baseline: () => timed((question) => ask(longChat, places[question] ?? 0, pageLines)),
    pairs,
  });
  return {
    name: `history: page of ${pageLines} of ${messages.toLocaleString('en')} messages`,
    unit: 'ms',
    ours,
    ...baselineOf(against, baseline),
  };
};

const searchRow = async ({ worker, bare, messages, pairs }: Scene, against: Bare): Promise<BenchRow> => {
  const ask = against === 'rows' ? bare.search : bare.packedSearch;
  const { ours, baseline } = await inPairs({
    ours: () => timed(() => worker.search({ account, text: rareWord })),
    baseline: () => timed(() => ask(rareWord, hits)),
    pairs,
  });
  return {
    name: `history: search in ${messages.toLocaleString('en')} messages`,
    unit: 'ms',
    ours,
    ...baselineOf(against, baseline),
  };
};

/** From the newest page of a chat back, each page before the one that came last. */
const scrollBack = async (worker: HistoryWorker, conversation: string): Promise<number> => {
  const request = { account, conversation, what: 'all' };
  let row = Number.MAX_SAFE_INTEGER;
  return timed(async () => {
    const lines = await worker.page({ ...request, part: { kind: 'before', row } });
    const oldest = lines[0];
    if (oldest === undefined) throw new Error('the chat is shorter than it should be');
    row = oldest.row;
  });
};

const scrollRow = async ({ worker, pairs }: Scene): Promise<BenchRow> => {
  const newest = { account, conversation: bigChat, what: 'all', part: { kind: 'newest' } };
  const { ours, baseline } = await inPairs({
    ours: () => scrollBack(worker, bigChat),
    baseline: () => timed(() => worker.page(newest)),
    pairs,
  });
  return {
    name: 'history: a page further back in a chat with 100,000 lines',
    unit: 'ms',
    ours,
    baseline: { name: 'its newest page', value: baseline },
    goal: { bound: 'at-most', of: 'ratio', value: 1.5 },
  };
};

const openRow = async ({ worker, pairs }: Scene): Promise<BenchRow> => {
  const open = (conversation: string) =>
    timed(() => worker.page({ account, conversation, what: 'all', part: { kind: 'newest' } }));
  const { ours, baseline } = await inPairs({
    ours: () => open(bigChat),
    baseline: () => open(smallChat),
    pairs,
  });
  return {
    name: 'history: opening a chat with 100,000 lines',
    unit: 'ms',
    ours,
    baseline: { name: 'one with 100', value: baseline },
    goal: { bound: 'at-most', of: 'ratio', value: 1.5 },
  };
};

export const run: RunBench = async ({ quick }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nudge-bench-'));
  const file = path.join(folder, 'history.sqlite');
  const worker = startHistoryWorker(file);
  const messages = quick ? 100_000 : 1_000_000;
  try {
    await fillHistory(worker, file, { messages, bigChat: messages / 10, smallChat: 100 });
    const bare = bareQuestions(file);
    const scene = { worker, bare, messages, pairs: quick ? 5 : 15 };
    const rows = [
      await pageRow(scene, 'rows'),
      await searchRow(scene, 'rows'),
      await pageRow(scene, 'packed'),
      await searchRow(scene, 'packed'),
      await openRow(scene),
      await scrollRow(scene),
    ];
    bare.close();
    return rows;
  } finally {
    await worker.close();
    await rm(folder, { recursive: true, force: true });
  }
};
