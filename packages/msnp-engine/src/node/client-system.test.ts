import { expect, test } from 'vitest';
import { clientSystem } from './client-system.ts';

test.each([
  ['win32', 'x64', '10.0.22631', { name: 'winnt', version: '10.0', architecture: 'x64' }],
  ['darwin', 'arm64', '23.1.0', { name: 'macosx', version: '23.1', architecture: 'arm64' }],
  ['linux', 'x64', '6.1.0-13-of-alice', { name: 'linux', version: '6.1', architecture: 'x64' }],
  ['freebsd', 'x64', 'current', { name: 'freebsd', version: '0', architecture: 'x64' }],
])('%s names itself', (platform, architecture, version, system) => {
  expect(clientSystem(platform, architecture, version)).toEqual(system);
});
