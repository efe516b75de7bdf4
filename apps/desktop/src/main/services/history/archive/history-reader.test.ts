import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileLine, historyFolder, textLine, type HistoryFolder } from '../../../../../test/history-folder.ts';
import type { HistoryLine } from '../line-rows.ts';
import { HistoryReader, type StretchRequest } from './history-reader.ts';
import { unpackLines, type PlacedLine } from './packed-lines.ts';

const KEY = { account: 'alice@example.com', conversation: 'bob@example.com' } as const;
let folder: HistoryFolder;
let reader: HistoryReader;

beforeEach(() => {
  folder = historyFolder();
  reader = new HistoryReader(folder.connection());
});

afterEach(() => folder.remove());

const keep = (count: number): void => {
  for (let index = 0; index < count; index += 1) {
    folder.main.append(KEY, textLine(`l${index}`, { at: 1000 + index * 10 }));
  }
};
interface Stretch {
  readonly lines: readonly PlacedLine[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

const stretch = (part: StretchRequest['part'], what: StretchRequest['what'] = 'all'): Stretch => {
  const { packs, ...ends } = reader.stretch({ ...KEY, part, what });
  return { lines: unpackLines(packs), ...ends };
};
const names = ({ lines }: Stretch): readonly string[] => lines.map(({ line }) => line.id);
const ends = ({ hasEarlier, hasLater }: Stretch) => ({ hasEarlier, hasLater });
const rowOf = (at: number): number => stretch({ kind: 'from', at }).lines[0]?.row ?? -1;

describe('a stretch of the history', () => {
  it('of a conversation without lines is empty', () => {
    for (const kind of ['around', 'before', 'after'] as const) {
      expect(stretch({ kind, row: 5 })).toEqual({ lines: [], hasEarlier: false, hasLater: false });
    }
    expect(stretch({ kind: 'newest' })).toEqual({ lines: [], hasEarlier: false, hasLater: false });
  });

  it('is the newest lines, and those before and after one', () => {
    keep(250);
    const newest = stretch({ kind: 'newest' });
    expect([names(newest)[0], names(newest).at(-1)]).toEqual(['l150', 'l249']);
    expect(ends(newest)).toEqual({ hasEarlier: true, hasLater: false });
    const before = stretch({ kind: 'before', row: newest.lines[0]?.row ?? 0 });
    expect([names(before)[0], names(before).at(-1)]).toEqual(['l50', 'l149']);
    expect(ends(before)).toEqual({ hasEarlier: true, hasLater: true });
    const first = stretch({ kind: 'before', row: before.lines[0]?.row ?? 0 });
    expect(ends(first)).toEqual({ hasEarlier: false, hasLater: true });
    expect(names(stretch({ kind: 'after', row: first.lines.at(-1)?.row ?? 0 }))).toEqual(names(before));
    const beyond = stretch({ kind: 'after', row: newest.lines.at(-1)?.row ?? 0 });
    expect(beyond).toEqual({ lines: [], hasEarlier: true, hasLater: false });
  });

  it('is what stands around a line, and from a moment on', () => {
    keep(250);
    const around = stretch({ kind: 'around', row: rowOf(2000) });
    expect([names(around)[0], names(around)[50], names(around).at(-1)]).toEqual(['l50', 'l100', 'l149']);
    expect(ends(around)).toEqual({ hasEarlier: true, hasLater: true });
    expect(names(stretch({ kind: 'from', at: 3400 }))).toEqual(
      Array.from({ length: 10 }, (_unused, index) => `l${240 + index}`),
    );
    expect(stretch({ kind: 'from', at: 99_999 })).toEqual({ lines: [], hasEarlier: true, hasLater: false });
  });

  it('is a shelf of pictures or of files; damaged facts are on neither', () => {
    folder.main.append(KEY, textLine('t'));
    folder.main.append(KEY, fileLine('p'));
    folder.main.append(KEY, fileLine('d', { kind: 'document', name: 'a.txt' }));
    folder.main.append(KEY, fileLine('x'));
    folder.connection().exec("UPDATE lines SET transfer = '{' WHERE id = 'x'");
    expect(names(stretch({ kind: 'newest' }, 'pictures'))).toEqual(['p']);
    expect(names(stretch({ kind: 'newest' }, 'files'))).toEqual(['d']);
    expect(names(stretch({ kind: 'newest' }))).toEqual(['t', 'p', 'd']);
  });

  it('has lines in the order of time, whenever they were kept', () => {
    folder.main.append(KEY, textLine('late', { at: 900 }));
    folder.main.append(KEY, textLine('early', { at: 100 }));
    folder.main.append(KEY, textLine('same', { at: 100 }));
    expect(names(stretch({ kind: 'newest' }))).toEqual(['early', 'same', 'late']);
    expect(folder.main.newest(KEY, 10).lines.map(({ id }) => id)).toEqual(['early', 'same', 'late']);
  });

  it('has every kind of line as it was kept, whatever characters it is of', () => {
    const { text: _text, format: _format, ...said } = textLine('n', { at: 4 });
    const lines: readonly HistoryLine[] = [
      textLine('t', {
        text: 'a "quoted" \\ line\n\ttab \0 \u2028 \u00e9 \u6771\u4eac \ud83d\ude00',
        isOwn: true,
        at: 1,
      }),
      textLine('f', { state: 'failed', failureReason: 'timedOut', isOwn: true, at: 2 }),
      textLine('e', { uses: [{ code: '(x)', hash: 'ab' }], at: 3 }),
      { ...said, kind: 'nudge' },
      fileLine('d', { name: '"a".txt', state: { kind: 'done' } }, { at: 5 }),
    ];
    for (const line of lines) folder.main.append(KEY, line);
    const kept = stretch({ kind: 'newest' }).lines.map(({ line }) => line);
    expect(kept).toEqual(lines);
  });

  it('names a line by its place', () => {
    keep(3);
    expect(reader.line(KEY, rowOf(1010))).toMatchObject({ id: 'l1' });
    expect(reader.line({ ...KEY, conversation: 'carol@example.com' }, rowOf(1010))).toBeUndefined();
  });
});
