import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { PNG } from '../../../../test/sample-pictures.ts';
import { fileKind, offerKind } from './file-kind.ts';
import { freeSpace } from './free-space.ts';
import { PastedPictures } from './pasted-pictures.ts';
import {
  entriesDigest,
  RESUMABLE_FOR_MILLISECONDS,
  RESUMABLE_MAX,
  ResumableTransfers,
  type ResumableTransfer,
} from './resumable-transfers.ts';
import { SpeedMeter } from './speed-meter.ts';
import { placeOf } from './transfer-card.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-transfers-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what a file is', () => {
  it.each([
    ['a.JPG', 'picture'],
    ['a.tar.gz', 'archive'],
    ['song.mp3', 'music'],
    ['film.mkv', 'video'],
    ['letter.docx', 'document'],
    ['README', 'other'],
    ['a.b c', 'other'],
  ] as const)('%s is %s', (name, kind) => {
    expect(fileKind(name, false)).toBe(kind);
  });

  it('is a program whatever it is called, when it can run', () => {
    expect(fileKind('a.jpg', true)).toBe('program');
  });

  it('is a folder, or a bundle of several things', () => {
    expect(offerKind(['a/b.txt', 'a/c/d.txt'], false)).toBe('folder');
    expect(offerKind(['a/b.txt'], false)).toBe('folder');
    expect(offerKind(['a.txt', 'b.txt'], false)).toBe('bundle');
    expect(offerKind(['a/b.txt', 'c.txt'], false)).toBe('bundle');
    expect(offerKind(['a.txt'], false)).toBe('document');
  });
});

describe('the speed', () => {
  it('is that of the last seconds', () => {
    const meter = new SpeedMeter();
    expect(meter.speed(1000)).toBeUndefined();
    meter.add(0, 0);
    meter.add(100, 50);
    expect(meter.speed(1000)).toBeUndefined();
    meter.add(1000, 500);
    expect(meter.speed(1500)).toEqual({ bytesPerSecond: 500, secondsLeft: 2 });
    meter.add(7000, 500);
    meter.add(8000, 700);
    expect(meter.speed(1100)).toEqual({ bytesPerSecond: 200, secondsLeft: 2 });
  });

  it('tells no time left while it stands', () => {
    const meter = new SpeedMeter();
    meter.add(0, 100);
    meter.add(2000, 100);
    expect(meter.speed(1000)).toEqual({ bytesPerSecond: 0 });
  });

  it('begins anew when a transfer does', () => {
    const meter = new SpeedMeter();
    meter.add(0, 1_000_000);
    meter.add(1000, 10);
    expect(meter.speed(1000)).toBeUndefined();
  });
});

describe('pasted pictures', () => {
  const pasted = () => {
    let count = 0;
    return new PastedPictures({ folder: path.join(folder, 'pasted'), newId: () => `p${(count += 1)}` });
  };

  it('go with what they were for, and take nobody else\u2019s file along', () => {
    const pictures = pasted();
    const one = pictures.write('Picture.png', PNG) ?? '';
    const two = pictures.write('Picture.png', PNG) ?? '';
    const foreign = path.join(folder, 'mine.png');
    writeFileSync(foreign, PNG);
    pictures.release([one, foreign, path.join(folder, 'pasted', '..', 'mine.png')]);
    expect(readdirSync(folder).toSorted()).toEqual(['mine.png', 'pasted']);
    expect(readdirSync(path.join(folder, 'pasted'))).toEqual([path.basename(path.dirname(two))]);
  });

  it('left behind by a killed application go at the next start', () => {
    const pictures = pasted();
    const kept = pictures.write('Picture.png', PNG) ?? '';
    pictures.write('Picture.png', PNG);
    pictures.clearExcept([kept]);
    expect(readdirSync(path.join(folder, 'pasted'))).toEqual(['p1']);
  });

  it('are none on a disk that takes nothing', () => {
    writeFileSync(path.join(folder, 'pasted'), 'a file in the place of the folder');
    expect(pasted().write('Picture.png', PNG)).toBeUndefined();
  });
});

describe('what goes on after a restart', () => {
  const record = (lineId: string, begunAt: number): ResumableTransfer => ({
    lineId,
    begunAt,
    account: 'alice@example.com',
    transferId: lineId,
    digest: 'd',
    resumeKey: 'k',
    destination: { folder: '/somewhere' },
    kept: {
      direction: 'receiving',
      partner: 'bob@example.com',
      name: 'a.txt',
      size: 1,
      fileCount: 1,
      kind: 'document',
      isExecutable: false,
      state: { kind: 'running' },
      transferred: 0,
    },
  });

  it('is read back, but for what is too old or damaged', () => {
    const store = memoryStore();
    const clock = new ManualClock(RESUMABLE_FOR_MILLISECONDS * 2);
    const first = new ResumableTransfers(store, clock);
    first.set(record('old', clock.now() - RESUMABLE_FOR_MILLISECONDS));
    first.set(record('new', clock.now()));
    first.set(record('gone', clock.now()));
    first.delete('gone');
    store.set('transfers', [...(store.get('transfers') as unknown[]), { lineId: 'x' }, 7]);
    expect(new ResumableTransfers(store, clock).all()).toEqual([record('new', clock.now())]);
    expect(new ResumableTransfers(memoryStore({ transfers: 'x' }), clock).all()).toEqual([]);
  });

  it('is only so much', () => {
    const resumable = new ResumableTransfers(memoryStore(), new ManualClock());
    for (let index = 0; index < RESUMABLE_MAX + 5; index += 1) resumable.set(record(`l${index}`, 1));
    expect(resumable.all()).toHaveLength(RESUMABLE_MAX);
    expect(resumable.has('l0')).toBe(false);
  });

  it('is the same offer only with the same files', () => {
    const entries = [{ path: 'a/b.txt', size: 1 }] as const;
    expect(entriesDigest(entries)).toBe(entriesDigest([{ path: 'a/b.txt', size: 1 }]));
    expect(entriesDigest(entries)).not.toBe(entriesDigest([{ path: 'a/b.txt', size: 2 }]));
    expect(entriesDigest(entries)).not.toBe(entriesDigest([...entries, ...entries]));
  });
});

describe('where something was stored', () => {
  it('is the file, or the folder that holds all files', () => {
    const inFolder = (name: string): string => path.join(folder, name);
    expect(placeOf([])).toBeUndefined();
    expect(placeOf([inFolder('a.txt')])).toBe(inFolder('a.txt'));
    expect(placeOf([inFolder('t/a/x'), inFolder('t/a/y')])).toBe(inFolder('t/a'));
    expect(placeOf([inFolder('t/a/x'), inFolder('t/ab/y')])).toBe(inFolder('t'));
  });
});

it('free space is told of a folder that is still to be made, where it is told at all', async () => {
  mkdirSync(path.join(folder, 'there'));
  const there = await freeSpace(path.join(folder, 'there'));
  const later = await freeSpace(path.join(folder, 'there/not/yet'));
  expect(typeof later).toBe(typeof there);
  expect(there === undefined || there > 0).toBe(true);
});
