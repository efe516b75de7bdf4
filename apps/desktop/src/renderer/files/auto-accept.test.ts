import { expect, it } from 'vitest';
import { hasAddress, withAddress } from './auto-accept.ts';

it('puts somebody in once, and takes them out, however the address is written', () => {
  const list = withAddress(['ben@example.org'], 'Ana@example.org', true);
  expect(list).toEqual(['ben@example.org', 'Ana@example.org']);
  expect(withAddress(list, 'ana@example.org', true)).toEqual(['ben@example.org', 'ana@example.org']);
  expect(withAddress(list, 'ana@EXAMPLE.org', false)).toEqual(['ben@example.org']);
  expect([hasAddress(list, 'BEN@example.org'), hasAddress(list, 'cleo@example.org')]).toEqual([true, false]);
});
