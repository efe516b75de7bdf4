import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isProfileInUse, lockGround, type LockGround } from './profile-lock.ts';

const PROFILE = path.join('/data', 'profiles', 'bob');
const LOCK = path.join(PROFILE, 'SingletonLock');

interface Scene {
  readonly platform?: NodeJS.Platform;
  readonly files?: readonly string[];
  readonly links?: Readonly<Record<string, string>>;
  readonly alive?: readonly number[];
}

const groundOf = ({ platform = 'linux', files = [], links = {}, alive = [] }: Scene): LockGround => ({
  platform,
  host: 'my-computer',
  exists: (file) => files.includes(file),
  readLink: (file) => links[file],
  isAlive: (pid) => alive.includes(pid),
});
const isInUse = (scene: Scene): boolean => isProfileInUse(PROFILE, 'nudge', groundOf(scene));

describe('a profile is in use', () => {
  it('on Windows as long as its lock file is there', () => {
    expect(isInUse({ platform: 'win32', files: [path.join(PROFILE, 'lockfile')] })).toBe(true);
    expect(isInUse({ platform: 'win32' })).toBe(false);
  });

  it('elsewhere while the process that its lock names is alive', () => {
    const links = { [LOCK]: 'my-computer-4711' };
    expect(isInUse({ links, alive: [4711] })).toBe(true);
    expect(isInUse({ platform: 'darwin', links, alive: [4711] })).toBe(true);
    expect(isInUse({ links })).toBe(false);
    expect(isInUse({ alive: [4711] })).toBe(false);
  });

  it('not by a number that another program was given since', () => {
    const links = { [LOCK]: 'my-computer-4711', '/proc/4711/exe': '/usr/bin/dbus-daemon' };
    expect(isInUse({ links, alive: [4711] })).toBe(false);
    const same = { ...links, '/proc/4711/exe': '/tmp/.mount_NudgeX/nudge (deleted)' };
    expect(isInUse({ links: same, alive: [4711] })).toBe(true);
  });

  it.each(['their-computer-4711', 'my-computer-0', 'my-computer-', 'my-computer', ''])(
    'not by a lock that says %j',
    (lock) => {
      expect(isInUse({ links: { [LOCK]: lock }, alive: [0, 4711] })).toBe(false);
    },
  );
});

describe.skipIf(process.platform === 'win32')('on this computer', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'nudge-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('a lock is a link, to our own process here', () => {
    symlinkSync(`${hostname()}-${process.pid}`, path.join(folder, 'SingletonLock'));
    expect(isProfileInUse(folder, path.basename(process.execPath), lockGround())).toBe(true);
  });

  it('an empty folder and a file in the place of the link are none', () => {
    expect(isProfileInUse(folder, 'node', lockGround())).toBe(false);
    writeFileSync(path.join(folder, 'SingletonLock'), '');
    expect(isProfileInUse(folder, 'node', lockGround())).toBe(false);
  });
});
