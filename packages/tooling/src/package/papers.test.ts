import { describe, expect, it } from 'vitest';
import { billOfMaterials } from './bill-of-materials.ts';
import { billFaults, identityFaults, unnamedInLicences } from './inspect-package.ts';
import { eachPackageOnce, packageUrl, withOneLicence } from './shipped-packages.ts';
import type { PackageManifest, ShippedPackage } from './shipped-packages.ts';
import { thirdPartyLicences, withoutLicence } from './third-party-licences.ts';

const shipped = (manifest: PackageManifest, ...texts: readonly string[]): ShippedPackage => ({
  manifest,
  texts: texts.map((text) => ({ file: 'LICENSE', text })),
});
const withText = shipped({ name: 'a', version: '1.0.0', license: 'MIT' }, 'Text of a.');
const withName = shipped({ name: '@s/b', version: '2.0.0', license: 'ISC', author: { name: 'Bea' } });
const unknown = shipped({ name: 'c', version: '3.0.0', license: 'SEE README' });
const nothing = shipped({ name: 'd', version: '4.0.0' }, 'Text of d.');

describe('thirdPartyLicences', () => {
  it('gives the text of the package', () => {
    expect(thirdPartyLicences([withText])).toContain('\na 1.0.0\nLicence: MIT\n\nText of a.\n');
  });

  it('gives the text of the licence that is only named, and whose it is', () => {
    const text = thirdPartyLicences([withName]);
    expect(text).toContain('@s/b 2.0.0\nLicence: ISC\n\n(By Bea.');
    expect(text).toContain('Permission to use, copy, modify');
  });

  it('gives every licence where one may choose', () => {
    const choice = shipped({ name: 'e', version: '5.0.0', license: '(Apache-2.0 OR MIT)' });
    const text = thirdPartyLicences([choice]);
    expect(text).toContain('Apache License');
    expect(text).toContain('Permission is hereby granted, free of charge');
    expect(withoutLicence([choice])).toEqual([]);
    const half = shipped({ name: 'f', version: '6.0.0', license: 'MIT OR SEE README' });
    expect(withoutLicence([half])).toEqual(['f@6.0.0']);
  });

  it('knows which packages must not be shipped', () => {
    expect(withoutLicence([withText, withName, unknown, nothing])).toEqual(['c@3.0.0', 'd@4.0.0']);
  });
});

describe('withOneLicence', () => {
  const bare = { name: 'g', version: '1.0.0' };

  it.each([
    [{ ...bare, licenses: [{ type: 'MIT' }] }, 'MIT'],
    [{ ...bare, licenses: [{ type: 'MIT' }, { type: 'ISC' }] }, 'MIT OR ISC'],
    [{ ...bare, license: 'ISC', licenses: [{ type: 'MIT' }] }, 'ISC'],
    [{ ...bare, licenses: [{}] }, undefined],
    [bare, undefined],
  ])('reads %j as %s', (manifest, licence) => {
    expect(withOneLicence(manifest).license).toBe(licence);
  });
});

it('lists two versions of a package, and one version once', () => {
  const newer = shipped({ name: 'a', version: '1.1.0', license: 'MIT' });
  expect(eachPackageOnce([newer, withText, withText]).map(({ manifest }) => manifest.version)).toEqual([
    '1.0.0',
    '1.1.0',
  ]);
});

describe('billOfMaterials', () => {
  const application = { name: 'nudge', version: '1.2.3', license: 'MIT' };
  const text = billOfMaterials({ application, electronVersion: '45.0.0', packages: [withText, withName] });
  const expected = [withText, withName, { manifest: { name: 'electron', version: '45.0.0' } }];

  it('names the application, Electron and every package', () => {
    expect(billFaults(text, '1.2.3', expected)).toEqual([]);
  });

  it('is found wanting for another version, a missing package and another text', () => {
    const faults = billFaults(text, '1.2.4', [...expected, { manifest: { name: 'e', version: '5.0.0' } }]);
    expect(faults).toEqual(['it describes version 1.2.3', 'pkg:npm/e@5.0.0 is not in it']);
    expect(billFaults('{', '1.2.3', [])).toEqual(['it is no CycloneDX bill']);
    expect(billFaults('{}', '1.2.3', [])).toEqual(['it is no CycloneDX bill']);
  });

  it('escapes a scope as package addresses do', () => {
    expect(packageUrl(withName)).toBe('pkg:npm/%40s/b@2.0.0');
  });
});

it('finds packages that the licence file does not name', () => {
  const text = thirdPartyLicences([withText]);
  expect(unnamedInLicences(text, [withText])).toEqual([]);
  expect(unnamedInLicences(text, [withText, withName])).toEqual(['@s/b 2.0.0: no licence']);
});

it('finds another version and another name', () => {
  const right = { name: 'nudge', version: '1.2.3', productName: 'Nudge' };
  expect(identityFaults(right, '1.2.3')).toEqual([]);
  expect(identityFaults({ ...right, name: '@nudge/desktop' }, '1.2.3')).toHaveLength(1);
  expect(identityFaults({ name: 'nudge', version: '1.2.2', productName: 'Electron' }, '1.2.3')).toHaveLength(
    2,
  );
});
