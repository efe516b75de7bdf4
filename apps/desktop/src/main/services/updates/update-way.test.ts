import { describe, expect, it } from 'vitest';
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
    ['an AppImage', { appImage: '/programs/Nudge.AppImage' }, { kind: 'itself' }],
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
