import { expect, it } from 'vitest';
import { chooseProof, provedPackages } from './proved-packages.ts';

const files = [
  'Nudge-1.2.3-x64.tar.gz',
  'Nudge-1.2.3-x86_64.AppImage',
  'nudge_1.2.3_amd64.deb',
  'linux-unpacked',
];
const namesOf = (list: readonly { readonly fileName: string }[]): readonly string[] =>
  list.map(({ fileName }) => fileName);

it('proves every kind, the deb first', () => {
  const { deb, wanted } = chooseProof(files);
  expect(namesOf([deb])).toEqual([files[2]]);
  expect(namesOf(wanted)).toEqual([files[2], files[1], files[0]]);
});

it('needs the deb in any case, but plays only what is asked for', () => {
  const { deb, wanted } = chooseProof(files.slice(1), 'AppImage');
  expect(namesOf([deb])).toEqual([files[2]]);
  expect(namesOf(wanted)).toEqual([files[1]]);
  expect(() => chooseProof(files.slice(0, 2), 'AppImage')).toThrow('no deb');
});

it('does not guess', () => {
  expect(() => chooseProof([...files, 'nudge_1.2.4_amd64.deb'])).toThrow('more than one deb');
  expect(() => chooseProof(files.slice(1))).toThrow('no tar.gz');
  expect(() => chooseProof(files, 'dmg')).toThrow("not 'dmg'");
});

it('gives each kind a user of its own', () => {
  expect(new Set(provedPackages.map(({ user }) => user.id)).size).toBe(provedPackages.length);
});
