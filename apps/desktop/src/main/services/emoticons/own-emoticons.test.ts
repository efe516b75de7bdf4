import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EMOTICON_MAX_BYTES, EMOTICONS_MAX } from '@nudge/ipc-contract';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pictureScene } from '../../../../test/conversation-scene.ts';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { gif, GIF, png } from '../../../../test/sample-pictures.ts';
import { ScriptedEngine } from '../../../../test/scripted-engine.ts';
import { pictureHash } from '../pictures/picture-hash.ts';
import { OwnEmoticons } from './own-emoticons.ts';

let folder: string;
let count = 0;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-emoticons-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(store = memoryStore()) {
  const { own: pictures } = pictureScene(folder, { engine: new ScriptedEngine(), clock: new ManualClock() });
  const own = new OwnEmoticons({ store, folder: pictures, newId: () => `e${(count += 1)}` });
  const codes = () => own.list().map(({ code }) => code);
  const id = (code: string) => own.list().find((one) => one.code === code)?.id ?? '';
  return { own, codes, id, store, pictures };
}

const refused = (code: string) => ({ ok: false, failure: { code } });

it('keeps codes, pictures and their order over a restart', () => {
  const { own, id, store } = open();
  own.add(':a:', gif(1));
  own.add(':b:', gif(2));
  own.add(':c:', gif(3));
  own.move({ id: id(':c:'), before: id(':a:') });
  own.move({ id: id(':a:') });
  own.changeCode(id(':b:'), ':B:');
  expect(open(store).codes()).toEqual([':c:', ':B:', ':a:']);
  expect(open(store).own.list()[0]?.url).toBe(`nudge://app/pictures/${pictureHash(gif(3))}`);
});

it('refuses what is no code or no picture (B16)', () => {
  const { own, codes } = open();
  expect(own.add('12345678', GIF)).toEqual(refused('badEmoticonCode'));
  expect(own.add('a b', GIF)).toEqual(refused('badEmoticonCode'));
  expect(own.add(':x:', new TextEncoder().encode('<svg/>'))).toEqual(refused('badPicture'));
  const large = Uint8Array.from([...GIF, ...new Uint8Array(EMOTICON_MAX_BYTES)]);
  expect(own.add(':x:', large)).toEqual(refused('badPicture'));
  expect(codes()).toEqual([]);
});

it('has each code once; another case is another code (B16)', () => {
  const { own, id } = open();
  own.add('Hi', GIF);
  expect(own.add('Hi', png())).toEqual(refused('emoticonCodeTaken'));
  expect(own.add('hi', png())).toMatchObject({ ok: true });
  expect(own.changeCode(id('hi'), 'Hi')).toEqual(refused('emoticonCodeTaken'));
  expect(own.changeCode(id('hi'), 'hi')).toMatchObject({ ok: true });
});

it('has room for so many', () => {
  const { own } = open();
  for (let index = 0; index < EMOTICONS_MAX; index += 1) own.add(`c${index}`, GIF);
  expect(own.add('more', GIF)).toEqual(refused('tooManyEmoticons'));
});

it('deletes a picture with the last emoticon that shows it', () => {
  const { own, id, pictures } = open();
  own.add('one', GIF);
  own.add('two', GIF);
  own.remove(id('one'));
  expect(pictures.has(pictureHash(GIF))).toBe(true);
  own.remove(id('two'));
  expect(pictures.has(pictureHash(GIF))).toBe(false);
  expect(own.remove('gone')).toEqual(refused('badArguments'));
  expect(own.move({ id: 'gone' })).toEqual(refused('badArguments'));
});

it('knows those a text uses, with their pictures', () => {
  const { own, pictures } = open();
  own.add(':a:', gif(1));
  own.add(':b:', gif(2));
  own.add(':c:', gif(3));
  pictures.remove(pictureHash(gif(3)));
  expect(own.usedIn('see :b: and :c: and :A:').map(({ code }) => code)).toEqual([':b:']);
  expect(own.usedIn(':b:')[0]?.data).toEqual(Buffer.from(gif(2)));
});

it('is empty where its file holds rubbish', () => {
  const rubbish = [
    { id: 'x', code: 'a b', hash: pictureHash(GIF) },
    { id: 'y', code: ':y:', hash: '../x' },
    7,
  ];
  expect(open(memoryStore({ emoticons: rubbish })).codes()).toEqual([]);
  expect(open(memoryStore({ emoticons: 'x' })).codes()).toEqual([]);
});
