import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePackageOrder, quickestTarget } from './package-order.ts';

const ground = {
  platform: 'linux',
  folder: path.resolve('/somewhere'),
  defaultOut: path.resolve('/release'),
} as const;
const order = (...args: readonly string[]) => parsePackageOrder(args, ground);

describe('parsePackageOrder', () => {
  it('asks for everything that the system takes', () => {
    expect(order()).toEqual({
      system: 'linux',
      architectures: ['x64'],
      targets: ['AppImage', 'deb', 'rpm', 'tar.gz'],
      fast: false,
      out: ground.defaultOut,
      offline: false,
    });
  });

  it('packs for both processors of macOS', () => {
    const mac = parsePackageOrder([], { ...ground, platform: 'darwin' });
    expect(mac.targets).toEqual(['dmg', 'zip']);
    expect(mac.architectures).toEqual(['x64', 'arm64']);
  });

  it('takes formats in any case and flags together', () => {
    const some = order(
      '--targets',
      'DEB, appimage',
      '--fast',
      '--offline',
      '--version',
      '1.2.3',
      '--out',
      'here',
    );
    expect(some).toMatchObject({ targets: ['deb', 'AppImage'], fast: true, offline: true, version: '1.2.3' });
    expect(some.out).toBe(path.join(ground.folder, 'here'));
  });

  it.each(['linux', 'win32', 'darwin'] as const)(
    'knows the quickest target of %s as one of its own',
    (platform) => {
      const target = quickestTarget(platform);
      expect(parsePackageOrder(['--targets', target], { ...ground, platform }).targets).toEqual([target]);
    },
  );

  it('asks for what can be made away from the release hosts', () => {
    expect(order('--offline').targets).toEqual(order().targets);
    expect(order('--offline', '--system', 'windows').targets).toEqual(['portable', 'zip']);
    expect(order('--offline', '--system', 'macos').targets).toEqual(['zip']);
    expect(order('--offline', '--system', 'macos', '--targets', 'dmg').targets).toEqual(['dmg']);
  });

  it('packs for another system when that is named', () => {
    expect(order('--system', 'windows', '--targets', 'zip')).toMatchObject({
      system: 'win32',
      targets: ['zip'],
    });
  });

  it.each([
    [
      ['--targets', 'nsis'],
      "--targets takes, with commas between, AppImage, deb, rpm, tar.gz, dir, zip; not 'nsis'",
    ],
    [['--targets', ''], '--targets takes'],
    [['--version', '1.2'], '--version takes'],
    [['--system', 'beos'], '--system takes one of linux, macos, windows'],
    [['deb'], 'deb'],
    [['--quick'], '--quick'],
  ])('refuses %j', (args, message) => {
    expect(() => order(...args)).toThrow(message);
  });

  it('refuses a system that it knows no package for', () => {
    expect(() => parsePackageOrder([], { ...ground, platform: 'freebsd' })).toThrow(
      'no packages for freebsd',
    );
  });
});
