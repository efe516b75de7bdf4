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

const pageRow = async ({ worker, bare, messages, pairs }: Scene): Promise<BenchRow> => {
  const places = placesIn(messages, questionsPerRound);
  const request = { account, conversation: longChat, what: 'all' };
  const { ours, baseline } = await inPairs({
    ours: () =>
      timed((question) =>
        worker.ask('stretch', { ...request, part: { kind: 'before', row: places[question] } }),
      ),
    baseline: () => timed((question) => bare.page(longChat, places[question] ?? 0, pageLines)),
    pairs,
  });
  return {
    name: `history: page of ${pageLines} of ${messages.toLocaleString('en')} messages`,
    unit: 'ms',
    ours,
    baseline: { name: 'same SQL, bare', value: baseline },
    goal: { bound: 'at-most', of: 'ratio', value: 1.5 },
  };
};

const searchRow = async ({ worker, bare, messages, pairs }: Scene): Promise<BenchRow> => {
  const { ours, baseline } = await inPairs({
    ours: () => timed(() => worker.ask('search', { account, text: rareWord })),
    baseline: () => timed(() => bare.search(rareWord, hits)),
    pairs,
  });
  return {
    name: `history: search in ${messages.toLocaleString('en')} messages`,
    unit: 'ms',
    ours,
    baseline: { name: 'same SQL, bare', value: baseline },
    goal: { bound: 'at-most', of: 'ratio', value: 1.5 },
  };
};

const openRow = async ({ worker, pairs }: Scene): Promise<BenchRow> => {
  const open = (conversation: string) =>
    timed(() => worker.ask('stretch', { account, conversation, what: 'all', part: { kind: 'newest' } }));
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
    const rows = [await pageRow(scene), await searchRow(scene), await openRow(scene)];
    bare.close();
    return rows;
  } finally {
    await worker.close();
    await rm(folder, { recursive: true, force: true });
  }
};
