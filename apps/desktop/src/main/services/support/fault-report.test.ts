import { describe, expect, it } from 'vitest';
import { faultFacts, framesOf } from './fault-report.ts';

describe('the facts of a fault', () => {
  it('are its kind and place, and never the message', () => {
    const facts = faultFacts(new TypeError('the password is secret\nand goes on'));
    expect(facts.kind).toBe('TypeError');
    expect(facts.frames?.[0]).toMatch(/fault-report\.test\.ts:\d+:\d+$/);
    expect(JSON.stringify(facts)).not.toMatch(/secret|goes on/);
  });

  it('hold the code where there is one', () => {
    expect(faultFacts(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toMatchObject({ code: 'ENOSPC' });
  });

  it('know what is thrown besides errors', () => {
    expect(faultFacts('secret')).toEqual({ kind: 'string' });
  });
});

describe('the frames of a stack', () => {
  it.each([
    ['at run (/folder/anna/nudge/main.cjs:12:3)', 'run main.cjs:12:3'],
    ['at async Promise.all (C:\\Users\\Anna\\main.cjs:1:2)', 'async Promise.all main.cjs:1:2'],
    ['at file:///folder/anna/a%20b/x.js:7:9', 'x.js:7:9'],
    ['at nudge://app/assets/main.js?who=anna:7:9', 'main.js:7:9'],
  ])('%s lose their folders', (line, frame) => {
    expect(framesOf(`Error: at anna's (place:1:2)\n    ${line}`).at(-1)).toBe(frame);
  });

  it('leave out what is none', () => {
    expect(framesOf('Error: no\n  at <anonymous>\nat nothing')).toEqual([]);
  });
});
