/** electron-updater's real code for macOS, with a system that we play. */
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { macUpdater } from './mac-updater.ts';
import type { SystemUpdater } from './system-updater.ts';

const native = Object.assign(new EventEmitter(), {
  setFeedURL: vi.fn<(options: { readonly url: string }) => void>(),
  checkForUpdates: vi.fn<() => void>(),
  quitAndInstall: vi.fn<() => void>(),
});
const app = { getVersion: () => '1.0.0', quit: vi.fn<() => void>() };

/** What the library and Node keep to themselves. */
function innerStep(owner: object, name: string): (...args: readonly unknown[]) => unknown {
  const step: unknown = Reflect.get(owner, name);
  if (typeof step !== 'function') throw new Error(`there is no ${name} any more`);
  return (...args): unknown => Reflect.apply(step, owner, args);
}

const realLoad: unknown = Reflect.get(Module, '_load');
const load = innerStep(Module, '_load');
let folder: string;
let system: SystemUpdater;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nudge-mac-update-'));
  // The library asks for Electron when it is made.
  Reflect.set(Module, '_load', (name: string, ...rest: readonly unknown[]): unknown =>
    name === 'electron' ? { app, autoUpdater: native } : load(name, ...rest),
  );
  system = macUpdater();
  system.updater.logger = null;
});

afterEach(() => {
  Reflect.set(Module, '_load', realLoad);
  innerStep(system.updater, 'closeServerIfExists')();
  native.removeAllListeners();
  vi.clearAllMocks();
  rmSync(folder, { recursive: true });
});

/** What happens in there when the last byte of a version has come. */
function fetched(): Promise<unknown> {
  const downloadedFile = path.join(folder, 'update.zip');
  writeFileSync(downloadedFile, 'the new program');
  const file = { url: new URL('https://feed.example/Nudge.zip'), info: { url: 'Nudge.zip', size: 15 } };
  const done = innerStep(system.updater, 'updateDownloaded');
  return Promise.resolve(done(file, { downloadedFile, version: '2.0.0' }));
}

it('hands a version to the system as soon as it was fetched', async () => {
  // The system refuses at once, so that nothing has to be fetched by it.
  native.checkForUpdates.mockImplementation(() => void native.emit('error', new Error('not now')));
  system.updater.on('error', () => {});
  await expect(fetched()).rejects.toThrow('not now');
  expect(native.setFeedURL).toHaveBeenCalledOnce();
  expect(native.checkForUpdates).toHaveBeenCalledOnce();
});

it('leaves an exit to the system, which has the version', () => {
  native.emit('update-downloaded');
  expect(system.install('exit')).toBe(true);
  expect(native.quitAndInstall).not.toHaveBeenCalled();
  expect(native.checkForUpdates).not.toHaveBeenCalled();
  expect(app.quit).not.toHaveBeenCalled();
});

it('has the system start the new version when that is wanted', () => {
  native.emit('update-downloaded');
  expect(system.install('restart')).toBe(true);
  expect(native.quitAndInstall).toHaveBeenCalledOnce();
});
