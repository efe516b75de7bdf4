import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBob, text } from '../../../../test/conversation-scene.ts';
import { settle } from '../../../../test/messenger-scene.ts';
import { BOB } from '../../../../test/scripted-engine.ts';
import { transferScene, type TransferScene } from '../../../../test/transfer-scene.ts';
import { SESSION_LINES_MAX, type Conversation } from '../conversations/conversation.ts';

let scene: TransferScene;
let folder: string;

beforeEach(async () => {
  scene = await transferScene();
  folder = path.join(scene.folder, 'documents');
  mkdirSync(folder);
});
afterEach(() => scene.close());

const place = (name: string): string => path.join(folder, name);
const read = (name: string): string => readFileSync(place(name), 'utf8');
const answer = (name: string): void => void scene.shell.answers.push([place(name)]);
const saidIn = (saved: string): readonly string[] => saved.match(/(?<=^ {2})said \d+$/gm) ?? [];

async function say(conversation: Conversation, words: string): Promise<void> {
  await scene.conversations.outgoing.sendText(conversation, text(words));
  await settle();
}

const save = (conversation: Conversation, request: Parameters<typeof scene.saving.save>[1] = {}) =>
  scene.saving.save(scene.place(conversation), request);

/** Lines of earlier conversations with Bob: `said 0`, `said 1`… */
function keep(count: number, account: string): void {
  for (let number = 0; number < count; number += 1) {
    scene.history.append(
      { account, conversation: BOB },
      {
        id: `kept${number}`,
        at: number,
        kind: 'text',
        isEarlier: true,
        isOwn: false,
        senderAddress: BOB,
        senderName: 'Bob',
        text: `said ${number}`,
        format: DEFAULT_SETTINGS.messages.format,
      },
    );
  }
}

describe('Save', () => {
  it('asks once, and then writes to the same file', async () => {
    const bob = openBob(scene);
    answer('talk.rtf');
    await say(bob, 'first words');
    expect(await save(bob)).toEqual({ ok: true });
    expect(read('talk.rtf')).toContain('first words');
    await say(bob, 'second words');
    expect(await save(bob)).toEqual({ ok: true });
    expect(read('talk.rtf')).toContain('second words');
    expect(scene.shell.suggestions).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['talk.rtf']);
  });

  it('suggests a name that says whom and when, in the folder of before', async () => {
    const bob = openBob(scene);
    answer('deeper/talk.rtf');
    mkdirSync(place('deeper'));
    await save(bob);
    await save(bob, { format: 'webPage' });
    expect(scene.shell.suggestions[0]).toMatch(/documents.Bob \d{4}-\d\d-\d\d\.rtf$/);
    expect(scene.shell.suggestions[1]).toMatch(/documents.deeper.Bob \d{4}-\d\d-\d\d\.html$/);
    expect(scene.shell.types).toEqual([
      { name: 'Rich Text', extensions: ['rtf'] },
      { name: 'Web Page', extensions: ['html', 'htm'] },
    ]);
  });

  it('is not done, and no failure, when the person thinks better of it', async () => {
    const bob = openBob(scene);
    expect(await save(bob)).toEqual({ ok: true });
    expect(readdirSync(folder)).toEqual([]);
    await save(bob);
    expect(scene.shell.suggestions).toHaveLength(2);
  });
});

describe('Save As', () => {
  it.each([
    ['richText', 'talk.rtf', /^\{\\rtf1/],
    ['text', 'talk.txt', /^Conversation with Bob\r\n/],
    ['webPage', 'talk.html', /^<!DOCTYPE html>/],
    ['unicodeText', 'talk.txt', /^\uFFFD\uFFFDC\0o\0n\0/],
  ] as const)('writes %s', async (format, name, beginning) => {
    const bob = openBob(scene);
    answer(name);
    await save(bob, { format });
    expect(read(name)).toMatch(beginning);
  });

  it('asks again, and Save goes on where it was saved last', async () => {
    const bob = openBob(scene);
    answer('one.rtf');
    answer('two.html');
    await save(bob);
    await save(bob, { format: 'webPage' });
    await say(bob, 'only in the second');
    await save(bob);
    expect(read('one.rtf')).not.toContain('only in the second');
    expect(read('two.html')).toContain('only in the second');
  });

  it('puts the ending behind a name that has none, or another one', async () => {
    const bob = openBob(scene);
    answer('talk');
    await save(bob, { format: 'text' });
    answer('talk v1.2');
    await save(bob, { format: 'webPage' });
    answer('TALK.HTM');
    await save(bob, { format: 'webPage' });
    expect(readdirSync(folder).sort()).toEqual(['TALK.HTM', 'talk v1.2.html', 'talk.txt']);
  });

  it('replaces no file that the dialog did not ask about', async () => {
    const bob = openBob(scene);
    writeFileSync(place('talk.rtf'), 'precious');
    answer('talk');
    await save(bob);
    expect(read('talk.rtf')).toBe('precious');
    expect(scene.shell.suggestions.at(-1)).toBe(place('talk.rtf'));
  });
});

describe('what cannot be written', () => {
  it('is told, and what was saved before is still there', async () => {
    const bob = openBob(scene);
    answer('deeper/talk.rtf');
    expect(await save(bob)).toEqual({ ok: false, failure: { code: 'saveFolderGone' } });
    mkdirSync(place('deeper'));
    answer('deeper/talk.rtf');
    expect(await save(bob)).toEqual({ ok: true });
    rmSync(place('deeper'), { recursive: true });
    expect(await save(bob)).toEqual({ ok: false, failure: { code: 'saveFolderGone' } });
    expect(existsSync(place('deeper'))).toBe(false);
  });
});

describe('the lines saved', () => {
  const own = () => scene.messenger.own.view?.address ?? '';

  it('are those of the window: from its oldest on, and no older', async () => {
    keep(140, own());
    const bob = openBob(scene);
    await say(bob, 'said 140');
    answer('talk.txt');
    await save(bob, { format: 'text' });
    expect(saidIn(read('talk.txt').replaceAll('\r', ''))).toHaveLength(21);
    await save(bob, { oldestLineId: 'kept17' });
    const saved = saidIn(read('talk.txt').replaceAll('\r', ''));
    expect(saved).toEqual(Array.from({ length: 124 }, (_, index) => `said ${index + 17}`));
  });

  it('are those in memory when nobody knows the oldest', async () => {
    keep(140, own());
    const bob = openBob(scene);
    answer('talk.txt');
    await save(bob, { format: 'text', oldestLineId: 'never' });
    expect(saidIn(read('talk.txt').replaceAll('\r', ''))).toHaveLength(20);
  });

  it('are read from the history when the conversation outgrew the memory', async () => {
    keep(30, own());
    const bob = openBob(scene);
    const oldestLineId = bob.earlier[0]?.id ?? '';
    for (let number = 30; number < 40 + SESSION_LINES_MAX; number += 1) await say(bob, `said ${number}`);
    answer('talk.txt');
    await save(bob, { format: 'text', oldestLineId });
    const saved = saidIn(read('talk.txt').replaceAll('\r', ''));
    expect(saved).toEqual(Array.from({ length: 30 + SESSION_LINES_MAX }, (_, index) => `said ${index + 10}`));
  });
});
