import { describe, expect, it } from 'vitest';
import { isNetworkMetered } from './metered-network.ts';
import { pageOfFeed } from './packed-feed.ts';
import { plainNotes } from './plain-notes.ts';
import { isUpdateAddress, testFeed } from './update-address.ts';
import { updateFault } from './update-faults.ts';
import { isSignedByAuthority, updateWay, type Installation } from './update-way.ts';

const page = 'https://nudge.example/';
const bare: Installation = {
  platform: 'linux',
  page,
  packageType: '',
  appImage: '',
  isInstalled: false,
  isSigned: false,
};

describe('how an installation comes to a new version', () => {
  it.each([
    ['an AppImage', { appImage: '/home/ana/Nudge.AppImage' }, { kind: 'itself' }],
    ['an unpacked archive', {}, { kind: 'page', url: page }],
    ['a deb', { packageType: 'deb' }, { kind: 'manager' }],
    ['an rpm, feed or not', { packageType: 'rpm', page: undefined }, { kind: 'manager' }],
    ['an AppImage without a feed', { appImage: '/a', page: undefined }, { kind: 'none' }],
    ['an installed program of Windows', { platform: 'win32', isInstalled: true }, { kind: 'itself' }],
    ['a portable one', { platform: 'win32' }, { kind: 'page', url: page }],
    ['a signed one of macOS', { platform: 'darwin', isSigned: true }, { kind: 'itself' }],
    ['an unsigned one', { platform: 'darwin' }, { kind: 'page', url: page }],
  ] as const)('%s', (_name, part, way) => {
    expect(updateWay({ ...bare, ...part })).toEqual(way);
  });

  it('knows a certificate from a signature without one', () => {
    expect(isSignedByAuthority('Identifier=a\nAuthority=Developer ID Application: A\n')).toBe(true);
    expect(isSignedByAuthority('Identifier=a\nSignature=adhoc\nTeamIdentifier=not set\n')).toBe(false);
    expect(isSignedByAuthority('code object is not signed at all')).toBe(false);
  });
});

describe('where updates come from', () => {
  it('leads to a page', () => {
    expect(pageOfFeed('provider: generic\nurl: https://nudge.example/updates/')).toBe(
      'https://nudge.example/updates/',
    );
    expect(pageOfFeed('owner: nudge\nrepo: nudge\nprovider: github')).toBe(
      'https://github.com/nudge/nudge/releases/latest',
    );
  });

  it.each([
    '',
    'provider: generic',
    'provider: generic\nurl: http://nudge.example/',
    'provider: generic\nurl: file:///etc',
    'provider: custom\nurl: https://nudge.example/',
    'provider: github\nowner: ../..\nrepo: a/b',
    '- : [',
  ])('is nothing in %j', (file) => expect(pageOfFeed(file)).toBeUndefined());

  it('is https, or this very computer', () => {
    expect(isUpdateAddress('https:', 'nudge.example')).toBe(true);
    expect(isUpdateAddress('http:', '127.0.0.1')).toBe(true);
    for (const host of ['nudge.example', 'localhost', '127.0.0.2', '127.0.0.1.example', '[::1]', '']) {
      expect(isUpdateAddress('http:', host)).toBe(false);
    }
    expect(isUpdateAddress('file:', '127.0.0.1')).toBe(false);
  });

  it('can be named by a test on this computer only', () => {
    expect(testFeed('http://127.0.0.1:8000/a')).toBe('http://127.0.0.1:8000/a');
    for (const address of [
      undefined,
      '',
      'http://127.0.0.1@nudge.example/',
      'http://a:b@127.0.0.1/',
      'http://localhost/',
      'https://nudge.example/',
      'https://127.0.0.1/',
      'x',
    ]) {
      expect(testFeed(address)).toBeUndefined();
    }
  });
});

describe('what is new', () => {
  it('is plain text, whatever the feed says', () => {
    expect(plainNotes('- one\r\n- two\n\n\n\nend \u202Ereversed\u0007')).toBe('- one\n- two\n\nend reversed');
    expect(
      plainNotes('<h2>New</h2>\n<ul>\n<li>a &lt;b&gt; &#39;c&#x27;</li>\n<li>d<script>x</script></li></ul>'),
    ).toBe("New\n- a <b> 'c'\n- d");
    expect(plainNotes([{ version: '2', note: 'two' }, { version: '1', note: 'one' }, null])).toBe(
      'two\n\none',
    );
    expect(plainNotes('1 < 2 and 3 > 2')).toBe('1 < 2 and 3 > 2');
  });

  it('is no longer than a person reads', () => {
    const notes = plainNotes('word '.repeat(100_000));
    expect([notes.length, notes.at(-1)]).toEqual([4000, '…']);
  });

  it.each([undefined, null, 7, {}, [[['deep']]]])('is nothing in %j', (notes) => {
    expect(plainNotes(notes)).toBe('');
  });
});

describe('a network that costs by the byte', () => {
  const asked = (platform: NodeJS.Platform, output: string | Error) =>
    isNetworkMetered({
      platform,
      run: async () => {
        if (output instanceof Error) throw output;
        return output;
      },
    });

  it.each([
    ['linux', 'u 1\n', true],
    ['linux', 'u 3\n', true],
    ['linux', 'u 2\n', false],
    ['linux', 'u 0\n', false],
    ['linux', 'u 13\n', false],
    ['win32', 'Fixed\r\n', true],
    ['win32', 'Variable\r\n', true],
    ['win32', 'Unrestricted\r\n', false],
    ['darwin', 'u 1', false],
  ] as const)('%s says %j', async (platform, output, isMetered) => {
    expect(await asked(platform, output)).toBe(isMetered);
  });

  it('is none where nobody can tell', async () => {
    expect(await asked('linux', new Error('no such program'))).toBe(false);
  });
});

describe('what went wrong', () => {
  it.each([
    [Object.assign(new Error('no space'), { code: 'ENOSPC' }), 'diskFull'],
    [Object.assign(new Error('denied'), { code: 'EACCES' }), 'notWritable'],
    [new Error('sha512 checksum mismatch, expected A, got B'), 'damaged'],
    [new Error('net::ERR_CONTENT_LENGTH_MISMATCH'), 'damaged'],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'unreachable'],
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'unreachable'],
    [Object.assign(new Error('not signed'), { code: 'ERR_UPDATER_INVALID_SIGNATURE' }), 'wrongPublisher'],
    [Object.assign(new Error('404'), { code: 'HTTP_ERROR_404' }), 'badFeed'],
    [Object.assign(new Error('no feed'), { code: 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND' }), 'badFeed'],
    ['anything', 'unexpected'],
  ] as const)('%s', (error, reason) => {
    expect(updateFault(error)).toMatchObject({ reason });
  });
});
