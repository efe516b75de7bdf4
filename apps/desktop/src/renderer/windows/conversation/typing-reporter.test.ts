import { expect, it, vi } from 'vitest';
import { createTypingReporter, TYPING_INTERVAL } from './typing-reporter.ts';

it('tells once per interval, and anew after sending', () => {
  let time = 0;
  const report = vi.fn<() => void>();
  const reporter = createTypingReporter({ now: () => time, report });
  reporter.typed();
  reporter.typed();
  expect(report).toHaveBeenCalledTimes(1);
  time += TYPING_INTERVAL;
  reporter.typed();
  expect(report).toHaveBeenCalledTimes(2);
  reporter.sent();
  reporter.typed();
  expect(report).toHaveBeenCalledTimes(3);
});
