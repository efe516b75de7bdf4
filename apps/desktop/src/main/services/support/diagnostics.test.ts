import { expect, it } from 'vitest';
import { diagnosticsText } from './diagnostics.ts';

it('has a line for each section, and the entries of the log', () => {
  const text = diagnosticsText({
    version: '1.2.3',
    now: 0,
    sections: {
      counts: { contacts: 3, groups: 1 },
      files: { direct: true, router: false, ports: '6891-6900' },
    },
    logLines: ['2026-01-01 warn a line of an older version: anna', '{"time":"x","area":"host"}'],
  });
  expect(text.split('\n')).toEqual([
    'Nudge 1.2.3 diagnostics, 1970-01-01T00:00:00.000Z',
    'counts: contacts=3 groups=1',
    'files: direct=on router=off ports=6891-6900',
    'log:',
    '{"time":"x","area":"host"}',
    '',
  ]);
});
