import { describe, expect, it } from 'vitest';
import { missingForTargets } from './offline-tools.ts';
import { parsePackageOrder } from './package-order.ts';
import { builderArguments, builderConfiguration } from './run-electron-builder.ts';

const order = parsePackageOrder(['--targets', 'deb,AppImage', '--version', '1.2.3', '--fast'], {
  platform: 'linux',
  folder: '/f',
  defaultOut: '/out',
});
const run = {
  order,
  architecture: 'x64',
  stage: '/staged/application-x64',
  electron: { kind: 'stand-in', version: '22.3.25', folder: '/electron' },
  feed: undefined,
  version: '1.2.3',
  env: {},
} as const;

describe('missingForTargets', () => {
  const everything = (name: string): string => `/usr/bin/${name}`;

  it('is content where every program is there, by any of its names', () => {
    const find = (name: string): string | undefined => (name === '7za' ? undefined : everything(name));
    expect(missingForTargets(['AppImage', 'deb', 'rpm', 'tar.gz', 'zip', 'dir'], find)).toEqual([]);
  });

  it('names each program and where Debian has it', () => {
    const find = (name: string): string | undefined => (name === 'mksquashfs' ? everything(name) : undefined);
    expect(missingForTargets(['AppImage', 'rpm'], find)).toEqual([
      'AppImage: the program desktop-file-validate is missing (Debian: desktop-file-utils)',
      'rpm: the program rpmbuild is missing (Debian: rpm)',
    ]);
  });

  it.each(['nsis', 'dmg'])('says that %s cannot be built there at all', (target) => {
    expect(missingForTargets([target], everything)).toEqual([
      expect.stringContaining(`${target}: cannot be built`),
    ]);
  });

  it('makes a portable program of Windows with the tools of NSIS', () => {
    expect(missingForTargets(['portable'], everything)).toEqual([]);
    expect(missingForTargets(['portable'], () => undefined)).toEqual([
      'portable: the program makensis is missing (Debian: nsis)',
      'portable: the program 7z is missing (Debian: p7zip-full)',
    ]);
  });
});

it('tells electron-builder what its file cannot know', () => {
  expect(builderArguments(run, 'it.json')).toEqual([
    '--linux',
    'deb',
    'AppImage',
    '--x64',
    '--publish',
    'never',
    '--projectDir',
    run.stage,
    '--config',
    'it.json',
  ]);
  expect(builderConfiguration(run, 'linux')).toMatchObject({
    directories: { output: '/out' },
    extraMetadata: { version: '1.2.3' },
    deb: { compression: 'gz' },
    electronVersion: '22.3.25',
    electronDist: '/electron',
    appImage: { compression: 'gzip' },
  });
});

it('names the feed, and none where nobody named one', () => {
  expect(builderConfiguration(run, 'linux')).toMatchObject({ publish: null });
  const feed = { provider: 'generic', url: 'https://nudge.example/' } as const;
  expect(builderConfiguration({ ...run, feed }, 'linux')).toMatchObject({ publish: feed });
});

it('shuts one more fuse of the Electron that is shipped, and names no folder for it', () => {
  const configuration = builderConfiguration(
    { ...run, electron: { kind: 'shipped', version: '45.0.0' } },
    'linux',
  );
  expect(configuration).toMatchObject({
    electronVersion: '45.0.0',
    electronFuses: { grantFileProtocolExtraPrivileges: false },
  });
  expect(configuration).not.toHaveProperty('electronDist');
});

it('signs a bundle anew where macOS is at hand, after the fuses have made its signature void', () => {
  const mac = { ...run, order: { ...order, system: 'darwin' } } as const;
  expect(builderConfiguration(mac, 'darwin')).toMatchObject({
    electronFuses: { resetAdHocDarwinSignature: true },
  });
  expect(builderConfiguration(mac, 'linux')).toMatchObject({ electronFuses: {} });
  expect(builderConfiguration(mac, 'linux')).not.toHaveProperty('electronFuses.resetAdHocDarwinSignature');
  expect(builderConfiguration(run, 'darwin')).not.toHaveProperty('electronFuses.resetAdHocDarwinSignature');
});
