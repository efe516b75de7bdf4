import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFile,
  link,
  mkdir,
  readFile,
  readdir,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeptPart } from '../../../src/transfer/stream-port.ts';
import { bytesOf, contentOf, MIB, sha256, Streams, temporaryFolder } from './streams.ts';

let folder: ReturnType<typeof temporaryFolder>;
let streams: Streams;

beforeEach(() => {
  folder = temporaryFolder();
  streams = new Streams();
});

afterEach(async () => {
  await streams.files.close();
  folder.remove();
});

const resumeKey = 'alice@example.com 1';
const one = (size: number) => ({ resumeKey, name: 'a.bin', entries: [{ path: 'a.bin', size }] });
const several = (...sizes: readonly number[]) => ({
  resumeKey,
  name: 'bundle',
  entries: sizes.map((size, index) => ({ path: `f${index}`, size })),
});

async function keptOf(stream: number): Promise<KeptPart | undefined> {
  const answer = await streams.next(stream);
  if (answer.kind !== 'sinkOpened') throw new Error(JSON.stringify(answer));
  return answer.kept;
}

/** Stores the start of it, and leaves it. */
async function leave(start: Uint8Array, offer: ReturnType<typeof several>): Promise<string> {
  const stream = streams.openSink(folder.path, offer);
  await streams.next(stream);
  streams.writeAll(stream, start);
  streams.perform({ kind: 'closeStream', stream, keep: true });
  await streams.files.close();
  const [name = ''] = await readdir(folder.path);
  return join(folder.path, name);
}

const keptPart = (bytes: Uint8Array): KeptPart => ({ bytes: bytes.length, sha256: sha256(bytes) });

test('what had its name already when the process was killed has it still, once', async () => {
  const whole = bytesOf(MIB);
  const part = await leave(whole, one(whole.length));
  await link(join(part, '0'), join(folder.path, 'a.bin'));
  const stream = streams.openSink(folder.path, one(whole.length));
  expect(await keptOf(stream)).toEqual(keptPart(whole));
  const outcome = await streams.store(stream, whole.subarray(whole.length), [sha256(whole)]);
  expect(outcome).toEqual({ kind: 'finished', savedAs: [join(folder.path, 'a.bin')] });
  expect(await contentOf(folder.path)).toEqual(new Map([['a.bin', whole]]));
});

test('what nobody was told of yet when the process was killed is found whole', async () => {
  const whole = bytesOf(MIB);
  const first = streams.openSink(folder.path, one(whole.length));
  await streams.next(first);
  expect(await streams.finish(first, whole, [sha256(whole)])).toMatchObject({ kind: 'finished' });
  const part = (await readdir(folder.path)).find((name) => name !== 'a.bin') ?? '';
  await rm(join(folder.path, part, 'lock'));
  const again = new Streams();
  const stream = again.openSink(folder.path, one(whole.length));
  expect(await again.next(stream)).toEqual({ kind: 'sinkOpened', kept: keptPart(whole) });
  expect(await again.store(stream, whole.subarray(whole.length), [sha256(whole)])).toEqual({
    kind: 'finished',
    savedAs: [join(folder.path, 'a.bin')],
  });
});

describe('what was kept', () => {
  test.each([1, MIB - 1, MIB, MIB + 1])('%i bytes of one file are found again', async (size) => {
    const whole = bytesOf(2 * MIB);
    await leave(whole.subarray(0, size), one(whole.length));
    const stream = streams.openSink(folder.path, one(whole.length));
    expect(await keptOf(stream)).toEqual(keptPart(whole.subarray(0, size)));
    streams.perform({ kind: 'writeSink', stream, bytes: whole.subarray(size, size + 1) });
    expect(await streams.next(stream)).toEqual({ kind: 'written', total: size + 1 });
    const outcome = await streams.store(stream, whole.subarray(size + 1), [sha256(whole)]);
    expect(outcome).toMatchObject({ kind: 'finished' });
    expect(await contentOf(folder.path)).toEqual(new Map([['a.bin', whole]]));
  });

  test.each([99, 100, 101, 399, 400, 401])('%i bytes of a bundle are found again', async (size) => {
    const parts = [100, 0, 300, 0, 50].map((length, seed) => bytesOf(length, seed + 1));
    const whole = Buffer.concat(parts);
    const offer = several(...parts.map((part) => part.length));
    await leave(whole.subarray(0, size), offer);
    const stream = streams.openSink(folder.path, offer);
    expect(await keptOf(stream)).toEqual(keptPart(whole.subarray(0, size)));
    const outcome = await streams.store(stream, whole.subarray(size), parts.map(sha256));
    expect(outcome).toMatchObject({ kind: 'finished' });
    const content = await contentOf(folder.path);
    expect([...content.values()]).toEqual(parts);
  });

  test('everything: it only gets its name', async () => {
    const whole = bytesOf(1_000);
    await leave(whole, one(whole.length));
    const stream = streams.openSink(folder.path, one(whole.length));
    expect(await keptOf(stream)).toEqual(keptPart(whole));
    expect(await streams.store(stream, bytesOf(0), [sha256(whole)])).toMatchObject({ kind: 'finished' });
    expect(await contentOf(folder.path)).toEqual(new Map([['a.bin', whole]]));
  });

  test('is forgotten when the sender has something else', async () => {
    const [old, whole] = [bytesOf(900, 1), bytesOf(1_000, 2)];
    await leave(old, several(500, 500));
    const stream = streams.openSink(folder.path, several(500, 500));
    expect(await keptOf(stream)).toEqual(keptPart(old));
    streams.perform({ kind: 'restartSink', stream });
    streams.writeAll(stream, whole.subarray(0, 10));
    expect(await streams.next(stream)).toEqual({ kind: 'written', total: 10 });
    const hashes = [sha256(whole.subarray(0, 500)), sha256(whole.subarray(500))];
    expect(await streams.store(stream, whole.subarray(10), hashes)).toMatchObject({ kind: 'finished' });
  });

  test('is forgotten in order: what was written before is, what is written after is not', async () => {
    const whole = bytesOf(1_000);
    const stream = streams.openSink(folder.path, one(whole.length));
    streams.writeAll(stream, bytesOf(700, 2), 100);
    streams.perform({ kind: 'restartSink', stream });
    expect(await streams.next(stream)).toEqual({ kind: 'sinkOpened' });
    expect(await streams.store(stream, whole, [sha256(whole)])).toMatchObject({ kind: 'finished' });
  });

  test.each([
    ['sizes', several(500, 501)],
    ['names', { ...several(500, 500), entries: several(500, 500).entries.map((e) => ({ ...e, path: 'x' })) }],
    ['fewer files', several(500)],
  ])('of an offer of other %s is not taken for it', async (_, offer) => {
    await leave(bytesOf(900), several(500, 500));
    expect(await keptOf(streams.openSink(folder.path, offer))).toBeUndefined();
    expect([...(await contentOf(folder.path)).values()].every((bytes) => bytes.length < 500)).toBe(true);
  });

  test('with another key, or without one, is not found', async () => {
    await leave(bytesOf(900), one(1_000));
    const other = streams.openSink(folder.path, { ...one(1_000), resumeKey: 'bob@example.com 1' });
    expect(await keptOf(other)).toBeUndefined();
    const { entries, name } = one(1_000);
    expect(
      await keptOf(streams.openSink(folder.path, { entries, name, transferId: resumeKey })),
    ).toBeUndefined();
    expect(await readdir(folder.path)).toHaveLength(3);
  });

  test('is found by a stream that is opened while the earlier one is being closed', async () => {
    const whole = bytesOf(3 * MIB);
    const first = streams.openSink(folder.path, one(whole.length));
    await streams.next(first);
    streams.writeAll(first, whole.subarray(0, 2 * MIB));
    streams.perform({ kind: 'closeStream', stream: first, keep: true });
    const second = streams.openSink(folder.path, one(whole.length));
    expect(await keptOf(second)).toEqual(keptPart(whole.subarray(0, 2 * MIB)));
  });

  test('stays with whoever uses it; another stream begins apart', async () => {
    const whole = bytesOf(1_000);
    await leave(whole.subarray(0, 500), one(1_000));
    const first = streams.openSink(folder.path, one(1_000));
    expect(await keptOf(first)).toMatchObject({ bytes: 500 });
    const others = new Streams();
    const second = others.openSink(folder.path, one(1_000));
    expect(await others.next(second)).toEqual({ kind: 'sinkOpened' });
    expect(await streams.store(first, whole.subarray(500))).toMatchObject({ kind: 'finished' });
    expect(await others.store(second, whole)).toMatchObject({ kind: 'finished' });
    expect(await contentOf(folder.path)).toEqual(
      new Map([
        ['a (2).bin', whole],
        ['a.bin', whole],
      ]),
    );
  });

  test('survives a failure that it is not to blame for, until it is not wanted', async () => {
    await leave(bytesOf(900), one(1_000));
    const stream = streams.openSink(folder.path, one(1_000));
    await streams.next(stream);
    const [name = ''] = await readdir(folder.path);
    // What stands there now cannot be opened to write.
    await rm(join(folder.path, name, '0'));
    await mkdir(join(folder.path, name, '0'));
    expect(await streams.store(stream, bytesOf(100))).toMatchObject({ kind: 'failed' });
    expect(await readdir(folder.path)).toEqual([name]);
    streams.perform({ kind: 'closeStream', stream, keep: false });
    await streams.files.close();
    expect(await readdir(folder.path)).toEqual([]);
  });
});

describe('a part that is torn', () => {
  test('a tail that is too long is cut', async () => {
    const whole = bytesOf(1_000);
    const part = await leave(whole, several(1_000, 10));
    await appendFile(join(part, '0'), 'tail');
    expect(await keptOf(streams.openSink(folder.path, several(1_000, 10)))).toEqual(keptPart(whole));
  });

  test('files behind the first that is not whole count for nothing', async () => {
    const whole = bytesOf(300);
    const part = await leave(whole, several(100, 100, 100));
    await truncate(join(part, '1'), 40);
    const stream = streams.openSink(folder.path, several(100, 100, 100));
    expect(await keptOf(stream)).toEqual(keptPart(whole.subarray(0, 140)));
    // Nor do they later, when there is no gap before them any more.
    streams.writeAll(stream, whole.subarray(140, 200));
    streams.perform({ kind: 'closeStream', stream, keep: true });
    const again = streams.openSink(folder.path, several(100, 100, 100));
    expect(await keptOf(again)).toEqual(keptPart(whole.subarray(0, 200)));
    expect(await streams.store(again, whole.subarray(200))).toMatchObject({ kind: 'finished' });
  });

  test('a bundle that was about to get its names is taken apart again', async () => {
    const whole = bytesOf(300);
    const offer = { ...several(100, 100, 100) };
    const part = await leave(whole, offer);
    await mkdir(join(part, 'tree'));
    for (const index of [0, 1]) {
      await writeFile(join(part, 'tree', `f${index}`), await readFile(join(part, `${index}`)));
      await rm(join(part, `${index}`));
    }
    const stream = streams.openSink(folder.path, offer);
    expect(await keptOf(stream)).toEqual(keptPart(whole));
    expect(await streams.store(stream, bytesOf(0))).toMatchObject({ kind: 'finished' });
    expect([...(await contentOf(folder.path)).keys()].sort()).toEqual([
      'bundle/f0',
      'bundle/f1',
      'bundle/f2',
    ]);
  });

  test.each([
    ['no offer', async (part: string) => rm(join(part, 'offer.json')), 2],
    ['half an offer', async (part: string) => truncate(join(part, 'offer.json'), 20), 2],
    [
      'an offer of a later version',
      async (part: string) => writeFile(join(part, 'offer.json'), '{"version":2}'),
      2,
    ],
  ])('a folder with %s is left as it is', async (_, change, count) => {
    const part = await leave(bytesOf(900), one(1_000));
    await change(part);
    const before = await contentOf(part);
    expect(await keptOf(streams.openSink(folder.path, one(1_000)))).toBeUndefined();
    expect(await contentOf(part)).toEqual(before);
    expect(await readdir(folder.path)).toHaveLength(count);
  });

  test('an offer that was being written when the process ended is written again', async () => {
    const part = await leave(bytesOf(900), one(1_000));
    await rm(join(part, '0'));
    await rm(join(part, 'offer.json'));
    await writeFile(join(part, 'offer.json.new'), '{"ver');
    const stream = streams.openSink(folder.path, one(10));
    expect(await keptOf(stream)).toBeUndefined();
    expect(await readdir(folder.path)).toHaveLength(1);
    expect(await streams.store(stream, bytesOf(10))).toMatchObject({ kind: 'finished' });
  });
});

describe('a lock', () => {
  const lock = (held: object): string =>
    JSON.stringify({ process: process.pid, host: 'this', since: Date.now(), token: 'x', ...held });

  test.each([
    ['of a process of the same number before it', lock({}), true],
    ['of a process that is gone', lock({ process: 2 ** 30 }), true],
    ['of a process that lived before the computer started', lock({ process: process.ppid, since: 1 }), true],
    ['of another process', lock({ process: process.ppid }), false],
    ['of another computer', lock({ host: 'elsewhere' }), false],
    ['that is only being written', '', false],
  ])('%s', async (_, content, isFree) => {
    const whole = bytesOf(500);
    const part = await leave(whole, one(1_000));
    await writeFile(join(part, 'lock'), content.replace('"this"', JSON.stringify(hostname())));
    const kept = await keptOf(streams.openSink(folder.path, one(1_000)));
    expect(kept).toEqual(isFree ? keptPart(whole) : undefined);
  });

  test('that was never written whole counts for a minute', async () => {
    const whole = bytesOf(500);
    const part = await leave(whole, one(1_000));
    await writeFile(join(part, 'lock'), '{"pro');
    const old = Date.now() / 1_000 - 61;
    await utimes(join(part, 'lock'), old, old);
    expect(await keptOf(streams.openSink(folder.path, one(1_000)))).toEqual(keptPart(whole));
  });
});

describe('parts that nobody came back for', () => {
  const DAY = 24 * 60 * 60;
  const age = async (part: string, days: number): Promise<void> => {
    const time = Date.now() / 1_000 - days * DAY;
    for (const name of await readdir(part)) await utimes(join(part, name), time, time);
  };
  const use = async (): Promise<void> => {
    await streams.next(streams.openSink(folder.path, { ...one(1), resumeKey: 'other' }));
    await streams.files.close();
  };

  test.each([
    ['after eight days are removed', 8, false],
    ['after six days are kept', 6, true],
  ])('%s', async (_, days, isKept) => {
    const part = await leave(bytesOf(900), one(1_000));
    await age(part, days);
    await use();
    expect(await readdir(folder.path)).toEqual(isKept ? [part.slice(folder.path.length + 1)] : []);
  });

  test('and in which something is new are kept', async () => {
    const part = await leave(bytesOf(900), several(500, 500));
    await age(part, 8);
    await appendFile(join(part, '1'), 'x');
    await use();
    expect(await readdir(folder.path)).toHaveLength(1);
  });

  test('and that are in use, or not ours, are kept', async () => {
    const whole = bytesOf(1_000);
    const stream = streams.openSink(folder.path, one(1_000));
    await streams.next(stream);
    streams.writeAll(stream, whole.subarray(0, 900));
    await streams.next(stream);
    await mkdir(join(folder.path, '.nudge-part-diary'));
    await writeFile(join(folder.path, '.nudge-part-diary', 'a.txt'), 'x');
    for (const name of await readdir(folder.path)) await age(join(folder.path, name), 30);
    await streams.next(streams.openSink(folder.path, { ...one(1), resumeKey: 'other' }));
    expect(await readdir(join(folder.path, '.nudge-part-diary'))).toEqual(['a.txt']);
    expect(await streams.store(stream, whole.subarray(900))).toMatchObject({ kind: 'finished' });
  });
});

describe('killed in the middle of writing', () => {
  const child = fileURLToPath(new URL('receiving-child.ts', import.meta.url));
  const seed = 7;
  const entries = [3 * MIB + 1, 0, 5, 6 * MIB].map((size, index) => ({ path: `d/f${index}`, size }));
  const whole = bytesOf(9 * MIB + 6, seed);

  /** Answers what it said until it ended. */
  async function receive(step: number, killAt?: number): Promise<readonly string[]> {
    const task = JSON.stringify({ folder: folder.path, resumeKey, entries, seed, step, killAt });
    const receiver = spawn(process.execPath, [child, task], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(receiver, 'exit');
    const said: string[] = [];
    for await (const line of createInterface(receiver.stdout)) said.push(line);
    await ended;
    return said;
  }

  test('again and again: what is kept is right each time, and the end is whole', async () => {
    let told = 0;
    for (const [round, point] of killPoints(6, whole.length).entries()) {
      const said = await receive(1_201 + 9_973 * round, point);
      const [, kept = '', hash = ''] = /^kept (\d+) (.*)$/.exec(said[0] ?? '') ?? [];
      // Nothing that was told as written is lost.
      expect(Number(kept)).toBeGreaterThanOrEqual(told);
      expect(hash).toBe(Number(kept) === 0 ? '' : sha256(whole.subarray(0, Number(kept))));
      expect(said.at(-1)).toMatch(/^written/);
      told = Number(said.at(-1)?.split(' ')[1]);
      expect(told).toBeLessThan(whole.length);
    }
    expect((await receive(65_536)).at(-1)).toBe('finished');
    const content = await contentOf(folder.path);
    expect([...content.keys()].sort()).toEqual(entries.map(({ path }) => path).sort());
    const stored = Buffer.concat(entries.map(({ path }) => content.get(path) ?? Buffer.alloc(0)));
    expect(stored.equals(whole)).toBe(true);
  });

  /** Points by chance, always the same, the next behind the last; none so late that the end is reached. */
  function killPoints(count: number, size: number): readonly number[] {
    const chance = bytesOf(count * 2, seed);
    return Array.from({ length: count }, (_, index) => {
      const share = chance.readUInt16LE(index * 2) / 0xffff;
      return Math.floor(((index + share) / count) * (size - 2 * MIB));
    });
  }
});
