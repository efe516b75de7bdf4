import { describe, expect, it } from 'vitest';
import { faultReport } from './fault-report.ts';

describe('the report of a fault', () => {
  it('tells kind and place, and never the message', () => {
    const report = faultReport(new TypeError('the password is secret\nand goes on'));
    expect(report).toMatch(/^fault: TypeError \| at /);
    expect(report).not.toContain('secret');
    expect(report).not.toContain('goes on');
  });

  it('knows what is thrown besides errors', () => {
    expect(faultReport('secret')).toBe('fault: string');
  });
});
