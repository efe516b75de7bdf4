import { expect, it } from 'vitest';
import { joinManifests } from './mac-manifests.ts';

const manifest = (processor: string): string => `version: 1.0.0
files:
  - url: Nudge-1.0.0-${processor}.zip
    sha512: ${processor}
    size: 7
path: Nudge-1.0.0-${processor}.zip
sha512: ${processor}
releaseDate: '2026-11-27T07:36:18.819Z'
`;

it('one description names the packages of both processors', () => {
  expect(joinManifests([manifest('x64'), manifest('arm64')])).toBe(`version: 1.0.0
files:
  - url: Nudge-1.0.0-x64.zip
    sha512: x64
    size: 7
  - url: Nudge-1.0.0-arm64.zip
    sha512: arm64
    size: 7
path: Nudge-1.0.0-x64.zip
sha512: x64
releaseDate: '2026-11-27T07:36:18.819Z'
`);
  expect(joinManifests([manifest('x64')])).toBe(manifest('x64'));
});
