import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { HistoryConversationView, HistoryFormat } from '@nudge/ipc-contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fileLine,
  historyFolder,
  textLine,
  workHere,
  type HistoryFolder,
} from '../../../../../test/history-folder.ts';
import { ManualClock } from '../../../../../test/manual-clock.ts';
import { ScriptedFileShell } from '../../../../../test/transfer-scene.ts';
import { createTranslate } from '../../../shell/texts.ts';
import { conversationView } from '../archive/conversation-names.ts';
import { silentLog } from '../../support/log.ts';
import type { HistoryDesk } from '../worker/history-jobs.ts';
import type { HistoryWork } from '../worker/history-work.ts';
import { HistoryExporter } from './history-exporter.ts';

const OWN = { address: 'alice@example.com', displayName: 'Alice' };
const BOB = { account: OWN.address, conversation: 'bob@example.com' } as const;
const CAROL = { account: OWN.address, conversation: 'carol@example.com' } as const;
let folder: HistoryFolder;
let shell: ScriptedFileShell;
let work: HistoryWork;
let desk: HistoryDesk;
let exporter: HistoryExporter;

beforeEach(() => {
  folder = historyFolder();
  shell = new ScriptedFileShell();
  ({ desk, work } = workHere(folder.file));
  exporter = new HistoryExporter({
    work,
    shell,
    folder: folder.path,
    words: () => createTranslate('en'),
    locale: () => 'en',
    safeName: (name) => name,
    nameOf: () => '',
    clock: new ManualClock(),
    newId: () => 'mark',
    log: silentLog,
  });
});

afterEach(() => {
  desk.close();
  folder.remove();
});

const views = (): readonly HistoryConversationView[] =>
  folder.main
    .conversations(OWN.address)
    .map((kept) => conversationView(kept, { nameOf: () => '', isKept: true }));

const ENDINGS = { text: 'txt', webPage: 'html', json: 'json', xml: 'xml' } as const;

async function save(
  format: HistoryFormat,
  conversationId?: string,
  range: { from?: number; to?: number } = {},
) {
  const file = path.join(folder.path, `saved.${ENDINGS[format]}`);
  shell.answers.push([file]);
  const reply = await exporter.export(
    { windowId: 1, own: OWN, conversations: views() },
    { format, conversationId, ...range },
  );
  return { reply, text: existsSync(file) ? readFileSync(file, 'utf8') : '', file };
}

describe('the history in a file', () => {
  it('has every line once, however many pages they are', async () => {
    for (let index = 0; index < 1200; index += 1)
      folder.main.append(BOB, textLine(`l${index}`, { at: index, text: `line ${index};` }));
    for (const format of ['text', 'webPage', 'json', 'xml'] as const) {
      const { reply, text, file } = await save(format, BOB.conversation);
      expect(reply).toEqual({ ok: true, value: { kind: 'saved', lineCount: 1200, place: file } });
      const numbers = Array.from(text.matchAll(/line (\d+);/g), ([, number]) => Number(number));
      expect(numbers).toEqual(Array.from({ length: 1200 }, (_unused, index) => index));
    }
    // The day is said once, not with every page.
    expect((await save('webPage', BOB.conversation)).text.match(/<h2/g)).toHaveLength(1);
  });

  it('is of one conversation, of all, or of a time', async () => {
    folder.main.append(BOB, textLine('b', { text: 'for Bob', at: 1000 }));
    folder.main.append(CAROL, textLine('c', { text: 'for Carol', at: 2000 }));
    const all = await save('text');
    expect(all.text).toContain('for Bob');
    expect(all.text).toContain('for Carol');
    expect((await save('text', CAROL.conversation)).text).not.toContain('for Bob');
    expect((await save('json', undefined, { to: 2000 })).text).not.toContain('for Carol');
    expect((await save('json', undefined, { from: 1001 })).text).not.toContain('for Bob');
  });

  it('is whole JSON with what a line is, and without places on this computer', async () => {
    folder.main.append(
      BOB,
      textLine('t', {
        text: 'a "quoted"\nline \u2028',
        isOwn: true,
        state: 'failed',
        failureReason: 'refused',
      }),
    );
    folder.main.append(
      BOB,
      fileLine('f', { place: '/secret/alice/holiday.jpg', sources: ['/secret/alice/other.jpg'] }),
    );
    const { text } = await save('json');
    expect(JSON.parse(text)).toMatchObject({
      account: OWN.address,
      conversations: [
        {
          id: BOB.conversation,
          lines: [
            { kind: 'text', text: 'a "quoted"\nline \u2028', state: 'failed', failureReason: 'refused' },
            { kind: 'file', file: { name: 'holiday.jpg', state: { kind: 'done' } } },
          ],
        },
      ],
    });
    for (const format of ['json', 'xml', 'text', 'webPage'] as const) {
      expect((await save(format)).text).not.toContain('/secret/alice');
    }
  });

  it('runs no script of others', async () => {
    folder.main.append(
      BOB,
      textLine('t', { text: '<script>alert(1)</script>', senderName: '<img src=x onerror=alert(1)>' }),
    );
    expect((await save('webPage')).text).not.toMatch(/<(script|img)/);
    expect((await save('xml')).text).not.toMatch(/<(script|img)/);
  });

  it('is not there when the person thinks better of it, or asks for nothing', async () => {
    folder.main.append(BOB, textLine('t'));
    const scene = { windowId: 1, own: OWN, conversations: views() };
    expect(await exporter.export(scene, { format: 'xml' })).toEqual({
      ok: true,
      value: { kind: 'cancelled' },
    });
    const unknown = await exporter.export(scene, { format: 'xml', conversationId: 'nobody@example.com' });
    expect(unknown).toEqual({ ok: false, failure: { code: 'badArguments' } });
  });

  it('leaves the old file as it was where it cannot be read or written to the end', async () => {
    for (let index = 0; index < 600; index += 1)
      folder.main.append(BOB, textLine(`l${index}`, { at: index }));
    const before = await save('json');
    desk.read = () => {
      throw Object.assign(new Error('damaged'), { code: 'SQLITE_CORRUPT' });
    };
    await expect(save('json')).rejects.toMatchObject({ code: 'SQLITE_CORRUPT' });
    expect(readFileSync(before.file, 'utf8')).toBe(before.text);
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.new'))).toEqual([]);
    mkdirSync(path.join(folder.path, 'folder.txt'));
    shell.answers.push([path.join(folder.path, 'folder.txt/none/saved.txt')]);
    const reply = await exporter.export(
      { windowId: 1, own: OWN, conversations: views() },
      { format: 'text' },
    );
    expect(reply).toEqual({ ok: false, failure: { code: 'saveFolderGone' } });
  });
});
