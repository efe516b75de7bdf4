import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import parseExpression from 'spdx-expression-parse';
import { describe, expect, it } from 'vitest';
import { billOfMaterials } from './bill-of-materials.ts';
import { billFaults, unnamedInLicences } from './inspect-package.ts';
import { cratesIn, nativeParts, parseNativeParts, unlistedCrates } from './native-parts.ts';
import { eachPackageOnce, packageUrl } from './shipped-packages.ts';
import type { ShippedPackage } from './shipped-packages.ts';
import { thirdPartyLicences, withoutLicence } from './third-party-licences.ts';

const parts = nativeParts({ name: '@libsql/linux-x64-gnu', version: '0.5.29' });
const lists = globSync('*.tsv', { cwd: path.join(import.meta.dirname, 'native-parts') });

describe('nativeParts', () => {
  it('knows what a module was compiled from, whatever the system', () => {
    expect(parts.map((part) => packageUrl(part))).toEqual(
      expect.arrayContaining([
        'pkg:cargo/tokio@1.40.0',
        'pkg:cargo/ring@0.17.8',
        'pkg:generic/sqlite@3.45.1',
      ]),
    );
    expect(nativeParts({ name: '@libsql/darwin-arm64', version: '0.5.29' })).toEqual(parts);
  });

  it.each([
    ['@libsql/linux-x64-gnu', '99.0.0'],
    ['@somebody/else-linux-x64', '0.5.29'],
  ])('refuses %s %s, of which nothing is known', (name, version) => {
    expect(() => nativeParts({ name, version })).toThrow(`compiled into ${name}@${version}`);
  });
});

it.each(lists)('every line of %s has a licence, whose text is known', (name) => {
  const listed = parseNativeParts(readFileSync(path.join(import.meta.dirname, 'native-parts', name), 'utf8'));
  expect(listed.length).toBeGreaterThan(0);
  for (const { manifest } of listed) parseExpression(manifest.license ?? '');
  expect(withoutLicence(listed)).toEqual([]);
});

it('refuses a line that is none', () => {
  expect(() => parseNativeParts('npm\ta\t1.0.0\tMIT')).toThrow('names no part');
  expect(() => parseNativeParts('cargo\ta\t1.0.0')).toThrow('names no part');
  expect(parseNativeParts('# said by nobody\n\n')).toEqual([]);
});

describe('the papers', () => {
  const npm: ShippedPackage = { manifest: { name: 'libsql', version: '0.9.30', license: 'MIT' }, texts: [] };
  const packages = eachPackageOnce([npm, ...parts]);

  it('name each part, and give each licence once', () => {
    const text = thirdPartyLicences(packages);
    expect(unnamedInLicences(text, packages)).toEqual([]);
    expect(text.split('END OF TERMS AND CONDITIONS')).toHaveLength(2);
    expect(text).toContain('By D. Richard Hipp');
    expect(text).toContain('\nOpenSSL\n');
  });

  it('tell a package of cargo from one of npm with the same name', () => {
    expect(packages.filter(({ manifest }) => manifest.name === 'libsql')).toHaveLength(2);
    const bill = billOfMaterials({
      application: { name: 'nudge', version: '1.2.3', license: 'MIT' },
      electronVersion: '45.0.0',
      packages,
    });
    expect(billFaults(bill, '1.2.3', packages)).toEqual([]);
    expect(bill).toContain('"pkg:cargo/libsql@0.9.30"');
  });
});

it('reads out of a binary what it was compiled from', () => {
  const binary = Buffer.from(
    '\0/cargo/registry/src/index.crates.io-6f17d22bba15001f/tokio-1.40.0/src/a.rs\0' +
      'C:\\registry\\src\\index.crates.io-6f17d22bba15001f\\regex-automata-0.4.7\\src\\b.rs',
  );
  expect(cratesIn(binary)).toEqual(['tokio@1.40.0', 'regex-automata@0.4.7']);
  expect(unlistedCrates(binary, parts)).toEqual([]);
  expect(unlistedCrates(binary, parts.slice(0, 3))).toEqual(['tokio@1.40.0', 'regex-automata@0.4.7']);
});
