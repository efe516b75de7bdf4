import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { PICTURE_SIDE } from '@nudge/ipc-contract';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { png } from '../../../../test/sample-pictures.ts';
import { silentLog } from '../support/log.ts';
import { OwnEmoticons } from '../emoticons/own-emoticons.ts';
import { ChatBackgrounds, OWN_BACKGROUNDS_MAX } from './chat-backgrounds.ts';
import { OwnPictures } from './own-pictures.ts';
import { PictureFolder } from './picture-folder.ts';
import { pictureHash } from './picture-hash.ts';

const BOB = { account: 'alice@example.com', partner: 'bob@example.com' };
const CAROL = { account: 'alice@example.com', partner: 'carol@example.com' };
const gif = (number: number) => Buffer.from(`GIF89a${number}`);

let place: string;
let folder: PictureFolder;

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'backgrounds-'));
  folder = new PictureFolder({ folder: place, clock: new ManualClock(), log: silentLog });
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

it('are of one contact of one account, and kept', () => {
  const store = memoryStore();
  expect(new ChatBackgrounds(store, folder).choose(BOB, 'hills')).toMatchObject({ ok: true });
  const again = new ChatBackgrounds(store, folder);
  expect(again.view({ ...BOB, partner: 'Bob@Example.com' }).chosenId).toBe('hills');
  expect(again.view(CAROL)).toEqual({ own: [] });
  expect(again.view({ ...BOB, account: 'dave@example.com' })).toEqual({ own: [] });
  again.choose(BOB, '');
  expect(again.view(BOB).chosenId).toBe('');
  again.forget(BOB);
  expect(new ChatBackgrounds(store, folder).view(BOB)).toEqual({ own: [] });
});

it('are ours or of one’s own, and nothing else', () => {
  const backgrounds = new ChatBackgrounds(memoryStore(), folder);
  expect(backgrounds.choose(BOB, '../secret')).toMatchObject({ ok: false });
  expect(backgrounds.add(Buffer.from('no picture'))).toMatchObject({ ok: false });
  const added = backgrounds.add(gif(1));
  const id = added.ok ? added.value.id : '';
  expect(backgrounds.choose(BOB, id)).toMatchObject({ ok: true });
  expect(backgrounds.view(BOB)).toEqual({ chosenId: id, own: [{ id, url: folder.url(id) }] });
});

it('of one’s own are so many; the oldest goes, also from the disk', () => {
  const store = memoryStore();
  const backgrounds = new ChatBackgrounds(store, folder);
  const ids = Array.from({ length: OWN_BACKGROUNDS_MAX + 1 }, (_, number) => {
    const added = backgrounds.add(gif(number));
    return added.ok ? added.value.id : '';
  });
  expect(backgrounds.view(BOB).own.map(({ id }) => id)).toEqual(ids.slice(1).toReversed());
  expect(folder.has(ids[0] ?? '')).toBe(false);
});

it('that goes stays on the disk while it is also one’s own picture or emoticon, and the other way round', () => {
  const backgrounds = new ChatBackgrounds(memoryStore(), folder);
  const emoticons = new OwnEmoticons({ store: memoryStore(), folder, newId: () => 'e1' });
  const pictures = new OwnPictures({ store: memoryStore(), folder, shipped: [] });
  const [first, second] = [gif(0), png(PICTURE_SIDE)];
  emoticons.add(':x:', first);
  pictures.add(BOB.account, second);
  for (const data of [first, second, ...Array.from({ length: OWN_BACKGROUNDS_MAX }, (_, at) => gif(at + 1))])
    backgrounds.add(data);
  expect([folder.has(pictureHash(first)), folder.has(pictureHash(second))]).toEqual([true, true]);
  backgrounds.add(first);
  emoticons.remove('e1');
  pictures.remove(pictureHash(second));
  expect([folder.has(pictureHash(first)), folder.has(pictureHash(second))]).toEqual([true, false]);
});

it('tells every change', () => {
  const backgrounds = new ChatBackgrounds(memoryStore(), folder);
  let changes = 0;
  backgrounds.changed.subscribe(() => (changes += 1));
  backgrounds.choose(BOB, 'town');
  backgrounds.add(gif(1));
  backgrounds.forget(BOB);
  expect(changes).toBe(3);
});

it('leaves out what is damaged', () => {
  const chosen = [['alice@example.com bob@example.com', 'hills'], 'x', ['alice@example.com', 7]];
  const backgrounds = new ChatBackgrounds(memoryStore({ chosen, own: ['../x'] }), folder);
  expect(backgrounds.view(BOB)).toEqual({ chosenId: 'hills', own: [] });
});
