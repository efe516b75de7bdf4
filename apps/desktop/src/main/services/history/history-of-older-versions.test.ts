/** Histories that older commits wrote: where they are from is told in test/older/README.md. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HistorySearch, unpackFound } from './archive/history-search.ts';
import { HistoryDatabase } from './history-database.ts';
import { HISTORY_MIGRATIONS } from './history-schema.ts';
import { isBehind, openHistoryFile } from './open-history.ts';
import { versionOf } from './bring-up-to-date.ts';
import { severalKey } from './several-key.ts';

const ACCOUNT = 'alice@example.com';
const KEY = { account: ACCOUNT, conversation: 'bob@example.com' } as const;
const OLDER = path.join(import.meta.dirname, '../../../../test/older');
const MEETINGS = severalKey(['bob@example.com', 'carol@example.com']);

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-history-'));
  file = path.join(folder, 'history.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  { written: '1-8362f09', files: [], meetings: ['group:2', 'group:1'] },
  { written: '2-90b65c0', files: ['f1'], meetings: ['group:2', 'group:1'] },
  { written: '3-1550441', files: ['f1'], meetings: [MEETINGS] },
  { written: '4-42a7f49', files: ['f1'], meetings: [MEETINGS] },
])('a history as $written wrote it', ({ written, files, meetings }) => {
  beforeEach(() => copyFileSync(path.join(OLDER, written, 'history.sqlite'), file));

  it('is behind, and up to date once it was opened', () => {
    expect(isBehind({ file })).toBe(true);
    const database = openHistoryFile({ file });
    expect(versionOf(database)).toBe(HISTORY_MIGRATIONS.length);
    database.exec("INSERT INTO lines_text (lines_text) VALUES ('integrity-check')");
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    database.close();
    expect(isBehind({ file })).toBe(false);
  });

  it('has every line, with what became of it, and the draft', () => {
    const history = new HistoryDatabase({ file });
    history.settleInterrupted();
    expect(history.newest(KEY, 10).lines).toMatchObject([
      { id: 'l1', kind: 'text', at: 1000, isOwn: false, text: 'the harbour in the evening' },
      { id: 'l2', kind: 'text', at: 2000, isOwn: true, state: 'delivered', senderName: 'Alice' },
      { id: 'l3', kind: 'nudge', at: 3000 },
      { id: 'l4', kind: 'text', at: 4000, state: 'unknown' },
      { id: 'l5', kind: 'text', at: 5000, text: '東京都の港' },
      ...files.map((id) => ({ id, kind: 'file', at: 6000, transfer: { name: 'holiday.jpg' } })),
    ]);
    expect(history.draft(KEY)).toBe('half a sen');
    history.close();
  });

  it('has every conversation, those of several with all that was said in them', () => {
    const history = new HistoryDatabase({ file });
    const kept = history.conversations(ACCOUNT);
    expect(kept.map(({ conversation }) => conversation)).toEqual([...meetings, KEY.conversation]);
    const said = meetings.flatMap(
      (conversation) => history.newest({ account: ACCOUNT, conversation }, 9).lines,
    );
    expect(said.map(({ id }) => id).sort()).toEqual(['g1', 'g2']);
    expect(kept.reduce((sum, { lineCount }) => sum + lineCount, 0)).toBe(7 + files.length);
    history.close();
  });

  it.each([
    ['harbour', 'l1'],
    ['京都', 'l5'],
    ['meeting', 'g2'],
  ])('can be searched for %s', (text, id) => {
    const database = openHistoryFile({ file });
    const found = unpackFound(new HistorySearch(database).find({ account: ACCOUNT, text }));
    const rows = new Set(found.map(({ row }) => row));
    const ids = database.prepare('SELECT seq, id FROM lines').all() as readonly { seq: number; id: string }[];
    expect(ids.filter(({ seq }) => rows.has(seq)).map((line) => line.id)).toContain(id);
    database.close();
  });
});
