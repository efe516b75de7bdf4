import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { GroupId } from '@nudge/msnp-codec';
import { safeFileName } from '@nudge/msnp-engine/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messengerScene } from '../../../../test/messenger-scene.ts';
import { account, ALICE, BOB, CAROL, contact } from '../../../../test/scripted-engine.ts';
import { ScriptedFileShell } from '../../../../test/transfer-scene.ts';
import { ContactListFiles } from './contact-list-files.ts';
import { writeContactList } from './write-contact-list.ts';

const WINDOW = 1;
const DAVE = account('dave@example.com');
const ERIN = account('erin@example.com');
const FRIENDS = 'friends' as GroupId;

let folder: string;
let scene: ReturnType<typeof messengerScene>;
let shell: ScriptedFileShell;
let files: ContactListFiles;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-contacts-'));
  scene = messengerScene();
  shell = new ScriptedFileShell();
  const { messenger } = scene;
  files = new ContactListFiles({
    shell,
    folder,
    safeFileName,
    directory: messenger.directory,
    editing: messenger.editing,
    ownAddress: () => messenger.own.view?.address,
    listName: () => 'Contacts',
  });
  scene.engine.playSignedIn([
    { ...contact(BOB), groupIds: [FRIENDS] },
    contact(CAROL),
    contact(DAVE, 'offline', ['reverse', 'allow']),
  ]);
  scene.engine.play({ type: 'groupChanged', group: { groupId: FRIENDS, name: 'Best: friends' } });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string): string => path.join(folder, name);
const added = () => scene.engine.asked('addContact').map((request) => request.account);

/** Imports a file with this inside. */
function importFile(content: string | Uint8Array) {
  const file = inFolder('list.ctt');
  writeFileSync(file, content);
  shell.answers.push([file]);
  return files.import(WINDOW);
}

it('takes a file that was opened with this program, and asks for none', async () => {
  const file = inFolder('given.ctt');
  writeFileSync(file, writeContactList([ERIN]));
  expect(await files.importFile(file)).toMatchObject({ value: { counts: { added: 1 } } });
  expect(added()).toEqual([ERIN]);
  expect(await files.importFile(inFolder('gone.ctt'))).toMatchObject({ failure: { code: 'noSuchFile' } });
});

describe('saving', () => {
  it('puts everybody on the list into the file, and nobody else', async () => {
    shell.answers.push([inFolder('mine.ctt')]);
    expect(await files.save(WINDOW, {})).toEqual({ ok: true, value: undefined });
    expect(shell.suggestions).toEqual([inFolder('Contacts.ctt')]);
    expect(readFileSync(inFolder('mine.ctt'), 'utf8')).toBe(writeContactList([BOB, CAROL]));
  });

  it('of a group has its members, under a name that every disk takes', async () => {
    shell.answers.push([inFolder('group.ctt')]);
    await files.save(WINDOW, { groupId: FRIENDS });
    expect(path.basename(shell.suggestions[0] ?? '')).toMatch(/^Best.*friends\.ctt$/);
    expect(shell.suggestions[0]).not.toContain(':');
    expect(readFileSync(inFolder('group.ctt'), 'utf8')).toBe(writeContactList([BOB]));
  });

  it('asks nothing about a group that is not there, or without a session', async () => {
    expect(await files.save(WINDOW, { groupId: 'gone' })).toMatchObject({
      failure: { code: 'badArguments' },
    });
    scene.engine.play({ type: 'signedOut', reason: 'requested' });
    expect(await files.save(WINDOW, {})).toMatchObject({ failure: { code: 'notSignedIn' } });
    expect(shell.suggestions).toEqual([]);
  });

  it('says when the place takes no file; thinking better of it is no failure', async () => {
    shell.answers.push([inFolder('no/such/folder.ctt')]);
    expect(await files.save(WINDOW, {})).toMatchObject({ failure: { code: 'fileNotWritten' } });
    expect(await files.save(WINDOW, {})).toMatchObject({ ok: true });
  });
});

describe('importing', () => {
  it('adds who is new, one by one, and tells what became of the rest', async () => {
    const refused = { ok: false, code: 'refusedByServer', serverCode: 205, message: '' } as const;
    scene.engine.answerEach('addContact', (request) => (request.account === ERIN ? refused : { ok: true }));
    const reply = await importFile(writeContactList([BOB, 'nobody', DAVE, ERIN, ALICE, CAROL.toUpperCase()]));
    expect(reply).toEqual({
      ok: true,
      value: {
        kind: 'imported',
        counts: { added: 1, known: 2, refused: 2, unreadable: 1, notTried: 0 },
      },
    });
    expect(added()).toEqual([DAVE, ERIN]);
  });

  it('takes whom the server knows on the list for known', async () => {
    scene.engine.answer('addContact', { ok: false, code: 'refusedByServer', serverCode: 215, message: '' });
    expect(await importFile(writeContactList([DAVE]))).toMatchObject({ value: { counts: { known: 1 } } });
  });

  it('ends where going on makes no sense, and says how many are left', async () => {
    scene.engine.answerEach('addContact', (request) =>
      request.account === DAVE ? { ok: true } : { ok: false, code: 'lineLost', message: '' },
    );
    expect(await importFile(writeContactList([DAVE, ERIN, 'frank@example.com']))).toMatchObject({
      value: { counts: { added: 1, notTried: 2, end: 'lineLost' } },
    });
    expect(added()).toEqual([DAVE, ERIN]);
  });

  it('adds nobody to the list of somebody who signed in meanwhile', async () => {
    scene.engine.answerEach('addContact', () => {
      scene.engine.play({ type: 'signedOut', reason: 'requested' });
      return { ok: true };
    });
    expect(await importFile(writeContactList([DAVE, ERIN]))).toMatchObject({
      value: { counts: { added: 1, notTried: 1, end: 'notSignedIn' } },
    });
    expect(added()).toEqual([DAVE]);
  });

  it.each([
    ['damaged', writeContactList([DAVE]).slice(0, -9)],
    ['in no known letters', new Uint8Array([...new TextEncoder().encode(writeContactList([DAVE])), 0xff])],
    ['too big', writeContactList([DAVE]) + ' '.repeat(1024 * 1024)],
  ])('changes nothing when the file is %s', async (_how, content) => {
    expect(await importFile(content)).toMatchObject({ failure: { code: 'badContactList' } });
    expect(added()).toEqual([]);
  });

  it('says when there is no file to read', async () => {
    shell.answers.push([inFolder('gone.ctt')]);
    expect(await files.import(WINDOW)).toMatchObject({ failure: { code: 'noSuchFile' } });
    mkdirSync(inFolder('folder.ctt'));
    shell.answers.push([inFolder('folder.ctt')]);
    expect(await files.import(WINDOW)).toMatchObject({ failure: { code: 'fileNotRead' } });
  });

  it('is nothing when the person thinks better of it, and goes one at a time', async () => {
    const first = files.import(WINDOW);
    expect(await files.import(WINDOW)).toMatchObject({ failure: { code: 'tooSoon' } });
    expect(await first).toEqual({ ok: true, value: { kind: 'cancelled' } });
    expect(await files.import(WINDOW)).toMatchObject({ value: { kind: 'cancelled' } });
  });

  it('needs a session', async () => {
    scene.engine.play({ type: 'signedOut', reason: 'requested' });
    shell.answers.push([inFolder('list.ctt')]);
    expect(await files.import(WINDOW)).toMatchObject({ failure: { code: 'notSignedIn' } });
    expect(shell.answers).toHaveLength(1);
  });
});

it('A22: what was saved brings the same people to an empty list', async () => {
  shell.answers.push([inFolder('mine.ctt')]);
  await files.save(WINDOW, {});
  scene.engine.playSignedIn([]);
  shell.answers.push([inFolder('mine.ctt')]);
  expect(await files.import(WINDOW)).toMatchObject({ value: { counts: { added: 2, notTried: 0 } } });
  expect(added()).toEqual([BOB, CAROL]);
});
