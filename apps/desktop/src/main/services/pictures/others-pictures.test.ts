import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '@nudge/ipc-contract';
import { buildMsnObject, encodeMsnObject, MSN_OBJECT_TYPES } from '@nudge/msnp-codec';
import type { Contact } from '@nudge/msnp-engine';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pictureScene } from '../../../../test/conversation-scene.ts';
import { messengerScene, reversingSecrets, settle, SIGN_IN } from '../../../../test/messenger-scene.ts';
import { png } from '../../../../test/sample-pictures.ts';
import { BOB, CAROL, contact } from '../../../../test/scripted-engine.ts';
import { BACKGROUND_GAP_MILLISECONDS, OthersPictures, RETRY_AFTER_MILLISECONDS } from './others-pictures.ts';
import { pictureHash, pictureUrl } from './picture-hash.ts';
import { PictureLookup } from './picture-lookup.ts';

const sha1 = (data: Uint8Array): Uint8Array => createHash('sha1').update(data).digest();
const objectOf = (data: Uint8Array, creator: string = BOB): string =>
  encodeMsnObject(
    buildMsnObject({ creator, type: MSN_OBJECT_TYPES.displayPicture, location: '0', data }, sha1),
  );
const showing = (address: typeof BOB, data: Uint8Array): Contact => ({
  ...contact(address),
  msnObject: objectOf(data, address),
});

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-others-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function signedIn(contacts: readonly Contact[], personal: Partial<Settings['personal']> = {}) {
  const settings = { ...DEFAULT_SETTINGS, personal: { ...DEFAULT_SETTINGS.personal, ...personal } };
  const lookups: PictureLookup[] = [];
  const scene = messengerScene(reversingSecrets, () => ({
    ofContact: (msnObject) => lookups[0]?.urlOf(msnObject) ?? '',
    own: () => '',
    shown: () => undefined,
  }));
  const { messenger, engine, clock } = scene;
  const { cache, fetcher } = pictureScene(folder, { engine, clock });
  const lookup = new PictureLookup({ cache, isWanted: () => settings.personal.showOthersPictures });
  lookups.push(lookup);
  const arrived: string[] = [];
  const others = new OthersPictures({
    messenger,
    fetcher,
    lookup,
    clock,
    settings: () => settings,
    onArrived: (account) => {
      arrived.push(account);
      messenger.directory.tellExtras(account);
    },
  });
  await messenger.control.signIn(SIGN_IN);
  await settle();
  const fetched = () => engine.asked('fetchObject').map(({ account }) => account);
  /** The engine answers fetches with this, or without data. */
  const serve = (data: Uint8Array | undefined): void => {
    engine.answerEach('fetchObject', ({ account, msnObject }) => {
      if (data === undefined) return { ok: false, code: 'timedOut', message: '' };
      engine.play({ type: 'objectFetched', account, msnObject, sha1d: '', data });
      return { ok: true };
    });
  };
  const begin = async (): Promise<void> => {
    engine.playSignedIn(contacts);
    await settle();
  };
  const wait = async (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    await settle();
  };
  return { ...scene, cache, others, arrived, fetched, serve, begin, wait, lookup };
}

it('is fetched once when somebody who shows one is there, and shown then', async () => {
  const scene = await signedIn([showing(BOB, png(96, 1))]);
  scene.serve(png(96, 1));
  await scene.begin();
  expect(scene.arrived).toEqual([BOB]);
  const url = pictureUrl(pictureHash(png(96, 1)));
  expect(scene.changes.last('main', 'contactsChanged')?.contacts[0]?.pictureUrl).toBe(url);
  scene.engine.playPresence(showing(BOB, png(96, 1)), 'offline');
  await scene.wait(BACKGROUND_GAP_MILLISECONDS);
  expect(scene.fetched()).toEqual([BOB]);
});

it('comes one after the other, with time between', async () => {
  const scene = await signedIn([showing(BOB, png(96, 1)), showing(CAROL, png(96, 2))]);
  scene.serve(undefined);
  await scene.begin();
  expect(scene.fetched()).toEqual([BOB]);
  await scene.wait(BACKGROUND_GAP_MILLISECONDS);
  expect(scene.fetched()).toEqual([BOB, CAROL]);
});

it('goes first when its owner is talked to', async () => {
  const scene = await signedIn([showing(BOB, png(96, 1)), showing(CAROL, png(96, 2))]);
  scene.serve(undefined);
  await scene.begin();
  scene.others.wantNow(CAROL);
  await settle();
  expect(scene.fetched()).toEqual([BOB, CAROL]);
  await scene.wait(BACKGROUND_GAP_MILLISECONDS);
  expect(scene.fetched()).toEqual([BOB, CAROL]);
});

it('that cannot be had is tried again later, or when its owner is talked to', async () => {
  const scene = await signedIn([showing(BOB, png(96, 1))]);
  scene.serve(undefined);
  await scene.begin();
  await scene.wait(BACKGROUND_GAP_MILLISECONDS);
  const appear = async (): Promise<void> => {
    scene.engine.playPresence(showing(BOB, png(96, 1)), 'offline');
    await scene.wait(BACKGROUND_GAP_MILLISECONDS);
  };
  await appear();
  expect(scene.fetched()).toHaveLength(1);
  scene.others.wantNow(BOB);
  await settle();
  expect(scene.fetched()).toHaveLength(2);
  await scene.wait(RETRY_AFTER_MILLISECONDS);
  await appear();
  expect(scene.fetched()).toHaveLength(3);
});

it.each([
  ['offline', { ...showing(BOB, png()), status: 'offline' }],
  ['blocked', { ...showing(BOB, png()), lists: new Set(['forward', 'block']) }],
  ['not on the list', { ...showing(BOB, png()), lists: new Set(['reverse']) }],
  ['without a picture', contact(BOB)],
  ['with rubbish for a picture', { ...contact(BOB), msnObject: '<msnobj Size="99999999999"' }],
] as const)('is not asked of somebody %s', async (_what, somebody) => {
  const scene = await signedIn([somebody as Contact]);
  await scene.begin();
  scene.others.wantNow(BOB);
  expect(scene.fetched()).toEqual([]);
});

it('is neither fetched nor shown when the person wants none', async () => {
  const scene = await signedIn([showing(BOB, png(96, 1))], { showOthersPictures: false });
  scene.cache.put(png(96, 1));
  await scene.begin();
  expect(scene.fetched()).toEqual([]);
  expect(scene.messenger.directory.contacts()[0]?.pictureUrl).toBe('');
});

it('is kept only when it is a picture, the one announced, and was asked for', async () => {
  const scene = await signedIn([showing(BOB, png(96, 1))]);
  scene.serve(png(96, 7));
  await scene.begin();
  const unasked = { account: CAROL, msnObject: objectOf(png(96, 8)), sha1d: '', data: png(96, 8) };
  scene.engine.play({ type: 'objectFetched', ...unasked });
  expect(scene.arrived).toEqual([]);
  expect([7, 8].map((salt) => scene.cache.has(pictureHash(png(96, salt))))).toEqual([false, false]);
});
