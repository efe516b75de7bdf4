import { expect, it } from 'vitest';
import { lookedAround } from './looked-into.ts';

const step = 'nothing else';
const laid = [
  '/opt/Nudge/nudge',
  '/usr/share/applications/nudge.desktop',
  '/usr/share/mime/packages/nudge.xml',
  '/var/lib/dpkg/info/nudge.list',
  '/var/lib/dpkg/info/nudge.postinst',
];

it('is content with what a deb lays, without the lists of dpkg', () => {
  expect(lookedAround(step, laid)).toEqual({ step, outcome: 'passed', note: '4 files' });
});

it('names what it may not lay, and what it did not', () => {
  const script = '/var/lib/dpkg/info/nudge.preinst';
  expect(lookedAround(step, [...laid, script])).toMatchObject({ outcome: 'failed', note: 'DEBIAN/preinst' });
  expect(lookedAround(step, laid.slice(2))).toMatchObject({
    outcome: 'failed',
    note: 'usr/share/applications/nudge.desktop is missing',
  });
});
