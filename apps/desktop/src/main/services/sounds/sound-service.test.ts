import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SOUND_EVENTS, SOUND_MAX_BYTES } from '@nudge/ipc-contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../test/memory-store.ts';
import { ScriptedFileShell } from '../../../../test/transfer-scene.ts';
import { SettingsService } from '../settings/settings-service.ts';
import { silentLog } from '../support/log.ts';
import { SoundService } from './sound-service.ts';

const WAV = Buffer.from('RIFF\x24\0\0\0WAVEfmt one', 'latin1');
const OGG = Buffer.from('OggS two', 'latin1');

let given: string;
beforeEach(() => {
  given = mkdtempSync(path.join(tmpdir(), 'nudge-sounds-'));
});
afterEach(() => rmSync(given, { recursive: true, force: true }));

function scene() {
  const folder = path.join(given, 'profile/sounds');
  const settings = new SettingsService(memoryStore());
  const files = new ScriptedFileShell();
  const played: string[] = [];
  let marks = 0;
  const sounds = new SoundService({
    folder,
    settings,
    shell: { files, playSound: (event, place) => void played.push(`${event} ${place}`) },
    typeName: () => 'Sounds',
    newMark: () => `m${(marks += 1)}`,
    log: silentLog,
  });
  const choose = (event: (typeof SOUND_EVENTS)[number], name: string, data?: Uint8Array) => {
    const file = path.join(given, name);
    if (data !== undefined) writeFileSync(file, data);
    files.answers.push([file]);
    return sounds.choose(1, event);
  };
  const heard = (event: (typeof SOUND_EVENTS)[number]): string | undefined => {
    sounds.play(event);
    return played.at(-1);
  };
  return { folder, settings, files, sounds, choose, heard };
}

describe('the sound of an event', () => {
  it('is ours as long as no other was chosen', () => {
    const { heard } = scene();
    expect(SOUND_EVENTS.map((event) => heard(event))).toEqual([
      'online /sounds/online.wav',
      'offline /sounds/offline.wav',
      'newalert /sounds/newalert.wav',
      'type /sounds/type.wav',
      'focused /sounds/type.wav',
      'newemail /sounds/newemail.wav',
      'nudge /sounds/nudge.wav',
    ]);
  });

  it('C07: is a copy of the file that was chosen, whatever becomes of that file', async () => {
    const { folder, settings, files, choose, heard } = scene();
    expect(await choose('nudge', 'bell.wav', WAV)).toMatchObject({ ok: true });
    expect(files.types).toEqual([{ name: 'Sounds', extensions: ['wav', 'ogg', 'mp3'] }]);
    rmSync(path.join(given, 'bell.wav'));
    const [copy = ''] = readdirSync(folder);
    expect(settings.current.alerts.ownSounds).toEqual([{ event: 'nudge', file: copy, name: 'bell.wav' }]);
    expect(heard('nudge')).toBe(`nudge /own-sounds/${copy}`);
    expect(heard('online')).toBe('online /sounds/online.wav');
  });

  it('goes by what is in a file, not by its name', async () => {
    const { choose, heard } = scene();
    await choose('nudge', 'bell.txt', OGG);
    expect(heard('nudge')).toMatch(/^nudge \/own-sounds\/[0-9a-f]{40}\.ogg$/);
  });

  it('is ours again when the copy is gone', async () => {
    const { folder, choose, heard } = scene();
    await choose('nudge', 'bell.wav', WAV);
    rmSync(folder, { recursive: true });
    expect(heard('nudge')).toBe('nudge /sounds/nudge.wav');
  });

  it('is ours again when that is wished, and the copy goes with its last event', async () => {
    const { folder, sounds, choose, heard } = scene();
    await choose('nudge', 'bell.wav', WAV);
    await choose('online', 'bell.wav', WAV);
    expect(readdirSync(folder)).toHaveLength(1);
    await sounds.useOurs('nudge');
    expect([heard('nudge'), readdirSync(folder).length]).toEqual(['nudge /sounds/nudge.wav', 1]);
    await choose('online', 'gong.ogg', OGG);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/\.ogg$/)]);
    await sounds.useOurs('online');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stays when the person thinks better of it', async () => {
    const { files, settings, sounds } = scene();
    files.answers.push([]);
    expect(await sounds.choose(1, 'nudge')).toMatchObject({ ok: true });
    expect(settings.current.alerts.ownSounds).toEqual([]);
  });
});

describe('a file that is refused', () => {
  const failure = (code: string) => ({ ok: false, failure: { code } });

  it.each([
    ['no sound', Buffer.from('<svg onload="alert(1)"/>'), 'badSound'],
    ['too large', Buffer.concat([WAV, Buffer.alloc(SOUND_MAX_BYTES)]), 'badSound'],
    ['not there', undefined, 'fileNotRead'],
  ])('is %s', async (_what, data, code) => {
    const { settings, choose } = scene();
    expect(await choose('nudge', 'x.wav', data)).toEqual(failure(code));
    expect(settings.current.alerts.ownSounds).toEqual([]);
  });

  it('is a folder', async () => {
    mkdirSync(path.join(given, 'folder.wav'));
    expect(await scene().choose('nudge', 'folder.wav')).toEqual(failure('badSound'));
  });

  it('is one that cannot be copied', async () => {
    writeFileSync(path.join(given, 'profile'), 'no folder');
    const { settings, choose } = scene();
    expect(await choose('nudge', 'bell.wav', WAV)).toEqual(failure('fileNotWritten'));
    expect(settings.current.alerts.ownSounds).toEqual([]);
  });
});
