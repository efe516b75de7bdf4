import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ParticipantView } from '@nudge/ipc-contract';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBob } from '../../../../test/conversation-scene.ts';
import { BOB, CAROL } from '../../../../test/scripted-engine.ts';
import { transferScene, type TransferScene } from '../../../../test/transfer-scene.ts';
import { pictureUrl } from '../pictures/picture-hash.ts';
import { silentLog } from '../support/log.ts';
import { PictureSaving } from './picture-saving.ts';

const GIF = Buffer.from('GIF89a and more');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
const HASH = 'a'.repeat(40);

const bob: ParticipantView = {
  address: BOB,
  displayName: 'Bob / the builder',
  status: 'online',
  personalMessage: '',
  nowPlaying: '',
  isOnList: true,
  isBlocked: false,
  pictureUrl: pictureUrl(HASH),
  isPresent: true,
};

let scene: TransferScene;
let folder: string;
let saving: PictureSaving;
let people: readonly ParticipantView[];

beforeEach(async () => {
  scene = await transferScene();
  folder = path.join(scene.folder, 'documents');
  mkdirSync(folder);
  people = [bob];
  saving = new PictureSaving({
    people: () => people,
    own: { data: () => PNG },
    cache: { read: (hash) => (hash === HASH ? GIF : undefined) },
    ownName: () => 'Sam',
    shell: scene.shell,
    folder,
    typeName: () => 'Picture',
    safeName: (name) => name.replaceAll('/', '_'),
    newId: () => 'new',
    log: silentLog,
  });
});
afterEach(() => scene.close());

const save = (address?: string) => saving.save(scene.place(openBob(scene)), address);

it('writes the picture as it came, under the name of its person and the ending of its kind', async () => {
  const file = path.join(folder, 'bob.gif');
  scene.shell.answers.push([file]);
  expect(await save(BOB)).toEqual({ ok: true });
  expect(readFileSync(file)).toEqual(GIF);
  expect(scene.shell.suggestions).toEqual([path.join(folder, 'Bob _ the builder.gif')]);
  expect(scene.shell.types).toEqual([{ name: 'Picture', extensions: ['gif'] }]);
});

it("saves one's own, where no address is given", async () => {
  const file = path.join(folder, 'me.png');
  scene.shell.answers.push([file]);
  expect(await save()).toEqual({ ok: true });
  expect(readFileSync(file)).toEqual(PNG);
});

it('asks for no place where there is no picture, or none of that person here', async () => {
  const missing = { ok: false, failure: { code: 'noSuchFile' } };
  expect(await save(CAROL)).toEqual(missing);
  people = [{ ...bob, pictureUrl: '' }];
  expect(await save(BOB)).toEqual(missing);
  expect(scene.shell.suggestions).toEqual([]);
});

it('is no failure when the person thinks better of it, and tells when it cannot be written', async () => {
  expect(await save(BOB)).toEqual({ ok: true });
  const nowhere = path.join(folder, 'gone', 'bob.gif');
  scene.shell.answers.push([nowhere]);
  expect(await save(BOB)).toEqual({ ok: false, failure: { code: 'fileNotWritten' } });
  expect(existsSync(nowhere)).toBe(false);
});
