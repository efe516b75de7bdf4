import { expect, it } from 'vitest';
import { peakIn } from './process-peak.ts';

it('reads the peak of a status file', () => {
  expect(peakIn('Name:\tnode\nVmPeak:\t 1300 kB\nVmHWM:\t   84652 kB\nVmRSS:\t   80000 kB\n')).toBe(
    84_652 * 1024,
  );
});

it('says so where there is none', () => {
  expect(() => peakIn('Name:\tnode\nVmRSS:\t80000 kB\n')).toThrow('no peak');
});
