import { expect, test } from 'vitest';
import { RateLimit } from './rate-limit.ts';

test('so many pass in each second; the first one too many is marked', () => {
  const limit = new RateLimit(2);
  const verdicts = [0, 1, 2, 3, 1_000, 1_001, 1_002].map((now) => limit.admit(now));
  expect(verdicts).toEqual(['pass', 'pass', 'firstDrop', 'drop', 'pass', 'pass', 'firstDrop']);
});
