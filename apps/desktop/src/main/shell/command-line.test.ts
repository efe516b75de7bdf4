import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { otherWords, parseCommandLine, restartArguments } from './command-line.ts';
import { dataFolders } from './data-folders.ts';

describe('the command line', () => {
  it('needs nothing', () => {
    expect(parseCommandLine(['.'])).toEqual({ ok: true, commandLine: { profile: 'default' } });
  });

  it('takes a profile and a server, with the usual login address', () => {
    const args = ['.', '--profile', 'bob', '--server=example.com:1864'];
    expect(parseCommandLine(args)).toEqual({
      ok: true,
      commandLine: {
        profile: 'bob',
        server: {
          host: 'example.com',
          port: 1864,
          loginAddress: 'http://example.com:8863',
          isSecure: false,
        },
      },
    });
  });

  it('takes an encrypted server, which signs in encrypted too', () => {
    expect(parseCommandLine(['--server', 'example.com:1864', '--tls'])).toMatchObject({
      commandLine: { server: { isSecure: true, loginAddress: 'https://example.com:8863' } },
    });
  });

  it('waits in the tray where it is told to', () => {
    expect(parseCommandLine(['.', '--minimized', '--profile', 'bob'])).toEqual({
      ok: true,
      commandLine: { profile: 'bob', isMinimized: true },
    });
  });

  it('keeps crash dumps where it is told to', () => {
    expect(parseCommandLine(['.', '--crash-dumps', '--profile', 'bob'])).toEqual({
      ok: true,
      commandLine: { profile: 'bob', keepsCrashDumps: true },
    });
  });

  it('takes IPv6 and a login address', () => {
    const args = ['--server', '[::1]:1863', '--http', 'https://[::1]:9000'];
    expect(parseCommandLine(args)).toMatchObject({
      commandLine: { server: { host: '::1', port: 1863, loginAddress: 'https://[::1]:9000' } },
    });
    expect(parseCommandLine(['--server', '[::1]:1863'])).toMatchObject({
      commandLine: { server: { loginAddress: 'http://[::1]:8863' } },
    });
  });

  it('lets switches of Chromium and of test drivers pass', () => {
    const driver = ['-r', '/driver/loader.js', '--no-sandbox', '--inspect=0', '--remote-debugging-port=0'];
    const args = driver.concat('--force-device-scale-factor=2', '--lang=de', '.', '--profile', 'a');
    expect(parseCommandLine(args)).toEqual({ ok: true, commandLine: { profile: 'a' } });
  });

  it('ends where the words begin that the system opens it with', () => {
    const args = ['--profile', 'a', '--', 'msnim:chat?contact=bob@example.com', '--server'];
    expect(parseCommandLine(args)).toEqual({ ok: true, commandLine: { profile: 'a' } });
  });

  it.each([
    [['--profil', 'x'], 'unknown flag --profil'],
    [['--profile'], '--profile needs a value'],
    [['--profile', '--server'], '--profile needs a value'],
    [['--profile', '../other'], '--profile takes letters, digits, - and _'],
    [['--server', 'example.com'], '--server takes HOST:PORT'],
    [['--server', 'example.com:0'], '--server takes HOST:PORT'],
    [['--server', 'example.com:65536'], '--server takes HOST:PORT'],
    [['--server', 'a:1', '--http', 'ftp://a'], '--http takes an http or https address'],
    [['--http', 'http://a'], '--http needs --server'],
    [['--tls'], '--tls needs --server'],
    [['--server', 'a:1', '--tls', '--http', 'http://a'], '--http takes an https address beside --tls'],
    [['--task=dance'], '--task takes one of online, busy, away, appear-offline, sign-out'],
  ])('refuses %j', (args, message) => {
    expect(parseCommandLine(args)).toEqual({ ok: false, message });
  });
});

describe('a new start after an update', () => {
  it.each([
    [
      ['--profile', 'bob', 'msnim:chat?contact=eve@example.com'],
      ['--profile', 'bob'],
    ],
    [['--profile=bob', '--minimized', '/lists/list.ctt'], ['--profile=bob']],
    [['--crash-dumps', '/lists/list.ctt', '--minimized'], ['--crash-dumps']],
    [['--no-sandbox', '--', 'nudge:add?contact=eve@example.com', '--server'], ['--no-sandbox']],
    [
      ['list.ctt', '--server', 'a:1', '--http', 'http://a', '--lang=de'],
      ['--server', 'a:1', '--http', 'http://a', '--lang=de'],
    ],
    [[], []],
  ])('of %j keeps the flags and asks of no link or file again', (args, kept) => {
    expect(restartArguments(args)).toEqual(kept);
    expect(otherWords(restartArguments(args))).toEqual([]);
  });
});

describe('folders', () => {
  it('lie side by side, those of the server and of what runs shared by all profiles', () => {
    const base = path.resolve('/data');
    expect(dataFolders(base, { profile: 'bob' })).toEqual({
      profile: path.join(base, 'profiles', 'bob'),
      host: path.join(base, 'host'),
      running: path.join(base, 'running'),
      logs: path.join(base, 'profiles', 'bob', 'logs'),
      ownPictures: path.join(base, 'profiles', 'bob', 'pictures'),
      ownSounds: path.join(base, 'profiles', 'bob', 'sounds'),
      pictureCache: path.join(base, 'profiles', 'bob', 'picture-cache'),
    });
    expect(dataFolders(base, { profile: 'bob', userDataFolder: '/elsewhere' }).profile).toBe(
      path.resolve('/elsewhere'),
    );
  });
});
