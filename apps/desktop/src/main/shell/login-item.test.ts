import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../services/support/log.ts';
import { beganWithSystem, systemLoginItem, type LoginApp, type LoginGround } from './login-item.ts';

const PROGRAM = 'C:\\Program Files\\Nudge\\Nudge.exe';

let appData: string;
let told: unknown[];

beforeEach(() => {
  appData = mkdtempSync(path.join(tmpdir(), 'nudge-login-'));
  told = [];
});

afterEach(() => rmSync(appData, { recursive: true, force: true }));

function ground(platform: NodeJS.Platform, change: Partial<LoginGround> = {}): LoginGround {
  const app: LoginApp = {
    isPackaged: true,
    getAppPath: () => '/source/nudge',
    getName: () => 'Nudge',
    getPath: () => appData,
    setLoginItemSettings: (settings) => void told.push(settings),
    getLoginItemSettings: () => ({ wasOpenedAtLogin: true }),
  };
  return { app, system: { platform, env: {}, execPath: PROGRAM }, isTest: false, log: silentLog, ...change };
}

describe('starting with the system', () => {
  it('is asked of Windows with the flag that hides the window, and taken back', () => {
    const item = systemLoginItem({ profile: 'default' }, ground('win32'));
    item.set(true);
    item.set(false);
    const entry = { path: PROGRAM, args: ['--minimized'] };
    expect(told).toEqual([
      { openAtLogin: true, ...entry },
      { openAtLogin: false, ...entry },
    ]);
  });

  it('has an entry of its own on Windows for a further profile, whose folder is one word', () => {
    const commandLine = { profile: 'work', userDataFolder: path.resolve('my data') };
    systemLoginItem(commandLine, ground('win32')).set(true);
    expect(told).toEqual([
      {
        openAtLogin: true,
        path: PROGRAM,
        name: 'org.nudge.messenger.work',
        args: ['--profile', 'work', '--user-data-dir', `"${path.resolve('my data')}"`, '--minimized'],
      },
    ]);
  });

  it('names the portable program of Windows, not what it unpacked itself to', () => {
    const system = {
      platform: 'win32',
      env: { PORTABLE_EXECUTABLE_FILE: 'D:\\Nudge.exe' },
      execPath: PROGRAM,
    } as const;
    systemLoginItem({ profile: 'default' }, ground('win32', { system })).set(true);
    expect(told).toMatchObject([{ path: 'D:\\Nudge.exe' }]);
  });

  it('is asked of macOS without words, which it does not pass on', () => {
    systemLoginItem({ profile: 'work' }, ground('darwin')).set(true);
    expect(told).toEqual([{ openAtLogin: true, path: PROGRAM }]);
  });

  it('is a file on Linux', () => {
    const system = { platform: 'linux', env: {}, execPath: '/opt/Nudge/nudge' } as const;
    const item = systemLoginItem({ profile: 'work' }, ground('linux', { system }));
    item.set(true);
    const folder = path.join(appData, 'autostart');
    expect(readdirSync(folder)).toEqual(['nudge-work.desktop']);
    expect(readFileSync(path.join(folder, 'nudge-work.desktop'), 'utf8')).toContain('/opt/Nudge/nudge');
    item.set(false);
    expect(readdirSync(folder)).toEqual([]);
    expect(told).toEqual([]);
  });

  it.each(['win32', 'darwin', 'linux'] as const)('is not touched by a test (%s)', (platform) => {
    systemLoginItem({ profile: 'default' }, ground(platform, { isTest: true })).set(true);
    expect(told).toEqual([]);
    expect(readdirSync(appData)).toEqual([]);
  });
});

describe('who began it', () => {
  it('is told by the flag, and on macOS by the system alone', () => {
    const began = (platform: NodeJS.Platform, isMinimized?: true): boolean =>
      beganWithSystem({ profile: 'default', ...(isMinimized && { isMinimized }) }, ground(platform));
    expect([began('win32', true), began('linux', true), began('darwin', true)]).toEqual([true, true, true]);
    expect([began('win32'), began('linux'), began('darwin')]).toEqual([false, false, true]);
  });
});
