import { expect, it } from 'vitest';
import { addressesInLockFile } from './lock-file.ts';

it('finds an address with its line', () => {
  const text = 'packages:\n  a@1.0.0:\n    resolution: {tarball: https://packages.example/a.tgz}\n';
  expect(addressesInLockFile(text)).toEqual([
    'pnpm-lock.yaml:3: resolution: {tarball: https://packages.example/a.tgz}',
  ]);
});

it('lets hashes pass, and what a maintainer wrote about a package', () => {
  const text = '    resolution: {integrity: sha512-abc}\n    deprecated: moved, see https://example.org/\n';
  expect(addressesInLockFile(text)).toEqual([]);
});
