import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LogSearch } from '@nudge/ipc-contract';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  fileLine,
  historyFolder,
  textLine,
  workHere,
  type HistoryFolder,
  type WorkHere,
} from '../../../../../test/history-folder.ts';
import { RecordedChanges } from '../../../../../test/recorded-changes.ts';
import { ScriptedFileShell } from '../../../../../test/transfer-scene.ts';
import { createTranslate } from '../../../shell/texts.ts';
import { saveDates } from '../../saving/save-words.ts';
import { conversationView } from '../archive/conversation-names.ts';
import { writeLog } from '../export/write-log.ts';
import type { HistoryLine } from '../line-rows.ts';
import { LogImporter } from './log-importer.ts';
import { logNumber } from './whose-log.ts';

const OWN = { address: 'alice@example.com', displayName: 'Alice' };
const BOB = 'bob@example.com';
const KEY = { account: OWN.address, conversation: BOB };
const FILE = `bob${logNumber(BOB)}.xml`;
const AT = Date.UTC(2006, 2, 12, 18, 4, 11, 123);

let folder: HistoryFolder;
let here: WorkHere;
let shell: ScriptedFileShell;
let changes: RecordedChanges;
let importer: LogImporter;

beforeEach(() => {
  folder = historyFolder();
  mkdirSync(path.join(folder.path, 'logs'));
  here = workHere(folder.file);
  shell = new ScriptedFileShell();
  changes = new RecordedChanges();
  let plans = 0;
  importer = new LogImporter({
    work: here.work,
    shell,
    changes,
    newId: () => `plan${(plans += 1)}`,
    contacts: () => [
      { address: BOB, displayName: 'Bob' },
      { address: 'carol@example.com', displayName: 'Carol' },
    ],
  });
});

afterEach(() => {
  here.desk.close();
  folder.remove();
});

interface Said {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly at?: number;
  readonly style?: string;
}

const message = ({ from, to, text, at = AT, style = 'color:#000000; ' }: Said): string =>
  `<Message Date="3/12/2006" Time="6:04:11 PM" DateTime="${new Date(at).toISOString()}" SessionID="1">` +
  `<From><User FriendlyName="${from}"/></From><To><User FriendlyName="${to}"/></To>` +
  `<Text Style="${style}">${text}</Text></Message>`;
const log = (...said: readonly Said[]): string =>
  `<?xml version="1.0"?>\r\n<Log FirstSessionID="1" LastSessionID="1">${said.map(message).join('\r\n')}</Log>`;
const fromBob = (text: string, at = AT): Said => ({ from: 'Bob long ago', to: 'Ally', text, at });
const toBob = (text: string, at = AT): Said => ({ from: 'Ally', to: 'Bob long ago', text, at });

function put(name: string, content: string | Uint8Array): string {
  const file = path.join(folder.path, 'logs', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function find(): Promise<Extract<LogSearch, { kind: 'found' }>> {
  shell.answers.push([path.join(folder.path, 'logs')]);
  const reply = await importer.find(1, OWN);
  if (!reply.ok || reply.value.kind !== 'found') throw new Error('nothing found');
  return reply.value;
}

async function importAll() {
  const { planId } = await find();
  return importer.import(planId, OWN);
}

const lines = (conversation = BOB): readonly HistoryLine[] =>
  folder.main.newest({ account: OWN.address, conversation }, 1000).lines;
const texts = (conversation = BOB): readonly string[] =>
  lines(conversation).map((line) => (line.kind === 'text' ? line.text : line.kind));

describe('logs of other messengers', () => {
  it('are compared first, which changes nothing', async () => {
    const file = put(FILE, log(fromBob('hello'), toBob('hi', AT + 5000)));
    const before = [createHash('sha256').update(readFileSync(file)).digest('hex'), statSync(file).mtimeMs];
    const found = await find();
    expect(found).toMatchObject({
      logs: [{ file: FILE, title: 'Bob', newCount: 2, knownCount: 0, firstAt: AT, lastAt: AT + 5000 }],
      unreadable: [],
      isCutShort: false,
    });
    expect(lines()).toEqual([]);
    expect(await importer.import(found.planId, OWN)).toEqual({
      ok: true,
      value: { addedCount: 2, knownCount: 0, failed: [] },
    });
    const after = [createHash('sha256').update(readFileSync(file)).digest('hex'), statSync(file).mtimeMs];
    expect(after).toEqual(before);
    expect(changes.last('history', 'logProgressChanged')).toMatchObject({ done: 1, total: 1 });
  });

  it('become lines of whoever said them, with their look, where they belong in time', async () => {
    folder.main.append(KEY, textLine('now', { at: AT + 1e9, text: 'today' }));
    const style =
      'font-family:Comic Sans MS; font-weight:bold; font-style:italic; text-decoration:underline; color:#FF00ff; ';
    put(FILE, log({ ...fromBob('hello'), style }, toBob('hi', AT + 5000)));
    await importAll();
    expect(texts()).toEqual(['hello', 'hi', 'today']);
    const format = {
      font: 'Comic Sans MS',
      bold: true,
      italic: true,
      underline: true,
      strikeThrough: false,
      color: '#ff00ff',
      rightToLeft: false,
    };
    expect(lines()[0]).toMatchObject({
      isOwn: false,
      senderAddress: BOB,
      senderName: 'Bob long ago',
      at: AT,
      format,
    });
    expect(lines()[1]).toMatchObject({ isOwn: true, senderAddress: OWN.address, senderName: 'Ally' });
    expect(folder.main.conversations(OWN.address)).toMatchObject([{ lineCount: 3, firstAt: AT }]);
  });

  it('tell who is oneself by what stands in several of them', async () => {
    put('dave123.xml', log({ from: 'Me', to: 'Dave', text: 'first' }));
    put('erin123.xml', log({ from: 'Erin', to: 'Me', text: 'second' }));
    await importAll();
    expect(lines('log:dave')[0]).toMatchObject({ isOwn: true });
    expect(lines('log:erin')[0]).toMatchObject({ isOwn: false, senderAddress: '' });
  });

  it('add nothing twice, also when they have grown, are copied or lie elsewhere', async () => {
    const twice = [fromBob('ok'), fromBob('ok')];
    put(FILE, log(...twice));
    put(path.join('backup', FILE), log(...twice));
    expect((await find()).logs.map(({ newCount }) => newCount)).toEqual([2, 0]);
    expect(await importAll()).toMatchObject({ value: { addedCount: 2, knownCount: 2 } });
    put(FILE, log(...twice, toBob('more', AT + 9000)));
    expect(await importAll()).toMatchObject({ value: { addedCount: 1, knownCount: 4 } });
    expect(texts()).toEqual(['ok', 'ok', 'more']);
  });

  it('add nothing that this application kept itself', async () => {
    folder.main.append(KEY, textLine('own1', { at: AT - 100, text: 'hello', isOwn: false }));
    folder.main.append(KEY, textLine('own2', { at: AT, text: 'hi', isOwn: false }));
    put(FILE, log(fromBob('hello'), toBob('hi', AT + 1), fromBob('hello', AT + 60_000)));
    // Another side said the second, and the third is of another time.
    expect((await find()).logs).toMatchObject([{ newCount: 2, knownCount: 1 }]);
  });

  it.each([
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf8')],
    ['UTF-16, little-endian', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big-endian', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('are read in %s', async (_name, encode) => {
    put(FILE, encode(log(fromBob('Grüße 東京 😀'))));
    await importAll();
    expect(texts()).toEqual(['Grüße 東京 😀']);
  });

  it('that are damaged are named, and nothing of them comes', async () => {
    put('a.xml', log(fromBob('one'), fromBob('two')).slice(0, -40));
    put('b.xml', Buffer.from([0x3c, 0xff, 0xfe, 0x80]));
    put('c.xml', '<other/>');
    put(FILE, log(fromBob('whole')));
    expect(await find()).toMatchObject({ unreadable: ['a.xml', 'b.xml', 'c.xml'], logs: [{ file: FILE }] });
    await importAll();
    expect(texts()).toEqual(['whole']);
    expect(folder.main.conversations(OWN.address)).toHaveLength(1);
  });

  it('that changed since they were looked at are named, and nothing of them comes', async () => {
    put(FILE, log(fromBob('one')));
    put('carol@example.com.xml', log({ from: 'Carol', to: 'Ally', text: 'from Carol' }));
    const { planId } = await find();
    put(FILE, log(fromBob('one'), fromBob('slipped in')));
    expect(await importer.import(planId, OWN)).toEqual({
      ok: true,
      value: { addedCount: 1, knownCount: 0, failed: [FILE] },
    });
    expect(texts()).toEqual([]);
  });

  it('are added only by the plan of the last search, and by whose it is', async () => {
    put(FILE, log(fromBob('one')));
    const first = await find();
    const second = await find();
    const refused = { ok: false, failure: { code: 'badArguments' } };
    expect(await importer.import(first.planId, OWN)).toEqual(refused);
    expect(await importer.import(second.planId, { ...OWN, address: 'other@example.com' })).toEqual(refused);
    expect(await importer.import(second.planId, OWN)).toMatchObject({ ok: true });
  });

  it('name no place on this computer, whatever they say', async () => {
    const facts = { ...fileLine('f').transfer, place: '/etc/passwd', sources: ['/etc/passwd'] };
    const json = JSON.stringify(facts).replaceAll('"', '&quot;');
    put(
      FILE,
      `<Log><Invitation DateTime="2006-03-12T18:04:11Z" nudge:File="${json}"><From><User FriendlyName="Bob"/></From><Text>x</Text></Invitation></Log>`,
    );
    await importAll();
    expect(lines()).toMatchObject([{ kind: 'file', transfer: { name: 'holiday.jpg' } }]);
    expect(JSON.stringify(lines())).not.toContain('passwd');
  });

  it('are not looked for when the person thinks better of it', async () => {
    expect(await importer.find(1, OWN)).toEqual({ ok: true, value: { kind: 'cancelled' } });
  });
});

/** What can stand in XML; the two kinds of line end come back as they went. */
const xmlText = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((text) => text.replaceAll(/(?![\n\t\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, ''));
const format = fc.record({
  font: fc.constantFrom('', 'Arial', 'Comic Sans MS'),
  color: fc.constantFrom('#000000', '#ff00ff'),
  bold: fc.boolean(),
  italic: fc.boolean(),
  underline: fc.boolean(),
  strikeThrough: fc.boolean(),
  rightToLeft: fc.boolean(),
});
const lineArbitrary = (id: number): fc.Arbitrary<HistoryLine> =>
  fc.boolean().chain((isOwn) => {
    const base = {
      at: fc.integer({ min: 0, max: 1e6 }).map((offset) => AT + offset),
      isOwn: fc.constant(isOwn),
      senderAddress: fc.constant(isOwn ? OWN.address : BOB),
      senderName: xmlText,
    };
    const state = isOwn ? { state: fc.constantFrom('delivered', 'kept', 'unknown', 'failed') } : {};
    return fc.oneof(
      fc
        .record({ ...base, ...state, text: xmlText, format })
        .map((line) => textLine(`l${id}`, line as Parameters<typeof textLine>[1])),
      fc
        .record({ ...base, ...state })
        .map((line) => ({ ...line, kind: 'nudge', id: `l${id}`, isEarlier: true }) as HistoryLine),
      fc.record(base).map((line) => fileLine(`l${id}`, { state: { kind: 'declined', by: 'us' } }, line)),
    );
  });

describe('what was exported as XML', () => {
  it('comes back as the same lines in an empty history', async () => {
    const counts = { run: 0 };
    const conversation = fc
      .integer({ min: 1, max: 8 })
      .chain((length) => fc.tuple(...Array.from({ length }, (_unused, index) => lineArbitrary(index))));
    await fc.assert(
      fc.asyncProperty(conversation, async (kept) => {
        const from = { account: `run${(counts.run += 1)}@example.com`, conversation: BOB };
        for (const line of kept) folder.main.append(from, line);
        const before = folder.main.newest(from, 100).lines;
        const to = { address: `into${counts.run}@example.com`, displayName: 'Alice' };
        put(FILE, await exported(from.account, before));
        shell.answers.push([path.join(folder.path, 'logs')]);
        const found = await importer.find(1, to);
        const planId = found.ok && found.value.kind === 'found' ? found.value.planId : '';
        await importer.import(planId, to);
        const after = folder.main.newest({ account: to.address, conversation: BOB }, 100).lines;
        expect(after.map(({ id: _id, ...line }) => line)).toEqual(before.map(({ id: _id, ...line }) => line));
      }),
      { numRuns: 40 },
    );
  });
});

async function exported(account: string, kept: readonly HistoryLine[]): Promise<string> {
  const [conversation] = folder.main.conversations(account);
  if (conversation === undefined) throw new Error('nothing is kept');
  const pieces: string[] = [];
  const parts = {
    title: 'History',
    own: { address: account, displayName: 'Alice' },
    words: createTranslate('en'),
    dates: saveDates('en'),
    locale: 'en',
    nameOf: () => '',
    conversations: [
      {
        view: conversationView(conversation, { nameOf: () => '', isKept: true }),
        title: 'Bob',
        pages: async function* pages() {
          yield kept;
        },
      },
    ],
  };
  for await (const piece of writeLog(parts)) pieces.push(piece);
  return pieces.join('');
}
