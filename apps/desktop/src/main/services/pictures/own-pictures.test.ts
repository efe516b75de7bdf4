import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_SETTINGS } from '@nudge/ipc-contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pictureScene } from '../../../../test/conversation-scene.ts';
import { ManualClock } from '../../../../test/manual-clock.ts';
import { memoryStore } from '../../../../test/memory-store.ts';
import { messengerScene, reversingSecrets, settle, SIGN_IN } from '../../../../test/messenger-scene.ts';
import { GIF, png } from '../../../../test/sample-pictures.ts';
import { ALICE, BOB, ScriptedEngine } from '../../../../test/scripted-engine.ts';
import { OwnPicturePublisher, shownPicture } from './own-picture-publisher.ts';
import { OwnPictures, RECENT_PICTURES_MAX } from './own-pictures.ts';
import { pictureHash } from './picture-hash.ts';

let folder: string;
let owl: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-own-'));
  owl = path.join(folder, 'shipped/owl.png');
  mkdirSync(path.dirname(owl));
  writeFileSync(owl, png(96, 99));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(store = memoryStore()): OwnPictures {
  const { own } = pictureScene(folder, { engine: new ScriptedEngine(), clock: new ManualClock() });
  const shipped = [{ id: 'owl', file: owl, nameKey: 'picture.owl' } as const];
  return new OwnPictures({ store, folder: own, shipped });
}

describe('the own picture', () => {
  it('is a shipped one, one of one\u2019s own, or none, for each account', () => {
    const pictures = open();
    expect([pictures.url(ALICE), pictures.data(ALICE)]).toEqual(['', undefined]);
    pictures.choose(ALICE, 'owl');
    expect(pictures.url(ALICE)).toBe('nudge://app/display-pictures/owl.png');
    expect(pictures.data(ALICE)).toEqual(readFileSync(owl));
    pictures.add(BOB, png(96, 1));
    expect(pictures.data(BOB)).toEqual(Buffer.from(png(96, 1)));
    expect(pictures.chosenId(ALICE)).toBe('owl');
    pictures.choose(ALICE, '');
    expect(pictures.url(ALICE)).toBe('');
  });

  it('is the same after a restart', () => {
    const store = memoryStore();
    open(store).add(ALICE, png(96, 1));
    const again = open(store);
    expect(again.chosenId(ALICE)).toBe(pictureHash(png(96, 1)));
    expect(again.recent()).toHaveLength(1);
  });

  it('goes with its account when that is forgotten, unless another account shows it too', () => {
    const store = memoryStore();
    const pictures = open(store);
    pictures.add(ALICE, png(96, 1));
    pictures.add(BOB, png(96, 2));
    pictures.choose(BOB, pictureHash(png(96, 1)));
    pictures.forget(ALICE.toUpperCase());
    expect([pictures.url(ALICE), pictures.recent().length]).toEqual(['', 2]);
    pictures.forget(BOB);
    expect(pictures.recent().map(({ id }) => id)).toEqual([pictureHash(png(96, 2))]);
    expect(open(store).url(BOB)).toBe('');
  });

  it.each([
    ['no PNG', GIF],
    ['another size', png(97)],
    ['half a header', png().slice(0, 20)],
    ['too many bytes', Uint8Array.from([...png(), ...new Uint8Array(256 * 1024)])],
  ])('is refused when it is %s', (_what, data) => {
    const pictures = open();
    expect(pictures.add(ALICE, data)).toEqual({ ok: false, failure: { code: 'badPicture' } });
    expect(pictures.recent()).toEqual([]);
  });

  it('cannot be what is not there', () => {
    const pictures = open();
    const refused = { ok: false, failure: { code: 'badArguments' } };
    expect(pictures.choose(ALICE, '../secret')).toEqual(refused);
    expect(pictures.choose(ALICE, pictureHash(png()))).toEqual(refused);
    expect(pictures.remove('owl')).toEqual(refused);
  });

  it('is none once it is removed', () => {
    const pictures = open();
    pictures.add(ALICE, png(96, 1));
    pictures.remove(pictures.chosenId(ALICE));
    expect([pictures.url(ALICE), pictures.recent()]).toEqual(['', []]);
  });

  it('is kept for a few, the newest first', () => {
    const pictures = open();
    for (let salt = 0; salt <= RECENT_PICTURES_MAX; salt += 1) pictures.add(ALICE, png(96, salt));
    expect(pictures.recent()).toHaveLength(RECENT_PICTURES_MAX);
    expect(pictures.recent()[0]?.id).toBe(pictureHash(png(96, RECENT_PICTURES_MAX)));
  });

  it('is none where the file that remembers it holds rubbish', () => {
    const rubbish = memoryStore({ chosen: [[ALICE, 7]], recent: ['../../etc/passwd'] });
    const pictures = open(rubbish);
    expect([pictures.url(ALICE), pictures.recent()]).toEqual(['', []]);
  });
});

describe('what others see of it', () => {
  async function signedIn(pictures: OwnPictures) {
    const settings = { current: DEFAULT_SETTINGS };
    const shown = shownPicture(pictures, () => settings.current);
    const scene = messengerScene(reversingSecrets, () => ({
      ofContact: () => '',
      own: (account) => pictures.url(account),
      shown,
    }));
    const publisher = new OwnPicturePublisher(scene.messenger, shown);
    pictures.changed.subscribe(() => {
      scene.messenger.own.pictureChanged();
      publisher.update();
    });
    await scene.messenger.control.signIn(SIGN_IN);
    await settle();
    scene.engine.playSignedIn();
    const setShown = (showMyPicture: boolean): void => {
      const personal = { ...DEFAULT_SETTINGS.personal, showMyPicture };
      settings.current = { ...DEFAULT_SETTINGS, personal };
      publisher.update();
    };
    const published = () => scene.engine.asked('setDisplayPicture').map(({ picture }) => picture?.data);
    return { ...scene, setShown, published };
  }

  it('is there from the first status on', async () => {
    const pictures = open();
    pictures.choose(ALICE, 'owl');
    const { engine, messenger } = await signedIn(pictures);
    expect(engine.asked('signIn')[0]?.options.displayPicture?.data).toEqual(readFileSync(owl));
    expect(messenger.own.view?.pictureUrl).toBe('nudge://app/display-pictures/owl.png');
  });

  it('is not that of the account before', async () => {
    const { engine } = await signedIn(open());
    const asked = engine.requests.map(({ type }) => type);
    expect(asked.indexOf('setDisplayPicture')).toBeLessThan(asked.indexOf('signIn'));
    expect(engine.asked('setDisplayPicture')[0]?.picture).toBeUndefined();
  });

  it('changes at once, and only when it is another one', async () => {
    const pictures = open();
    const { published, changes } = await signedIn(pictures);
    pictures.add(ALICE, png(96, 1));
    pictures.add(ALICE, png(96, 1));
    pictures.choose(ALICE, '');
    expect(published()).toEqual([undefined, Buffer.from(png(96, 1)), undefined]);
    expect(changes.last('main', 'ownChanged')?.own?.pictureUrl).toBe('');
  });

  it('is nothing while it is not to be shown; the own windows show it still', async () => {
    const pictures = open();
    pictures.choose(ALICE, 'owl');
    const { setShown, published, messenger } = await signedIn(pictures);
    setShown(false);
    setShown(true);
    expect(published()).toEqual([undefined, readFileSync(owl)]);
    expect(messenger.own.view?.pictureUrl).toContain('owl');
  });
});
