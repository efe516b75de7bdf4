import { describe, expect, it } from 'vitest';
import type { LogFacts } from './log.ts';
import { logEntry } from './log-entry.ts';

const entry = (message: string, facts: LogFacts = {}) => logEntry('warn', { message, facts }, 0);

describe('a line of the log', () => {
  it('has time, level, area, message and facts', () => {
    expect(entry('history: cannot be opened', { code: 'SQLITE_CORRUPT' })).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      level: 'warn',
      area: 'history',
      message: 'cannot be opened',
      code: 'SQLITE_CORRUPT',
    });
    expect(entry('start')).toMatchObject({ area: 'application', message: 'start' });
  });

  it.each([
    ['an address', 'anna@example.org'],
    ['a path', '/folder/anna/file'],
    ['a path of Windows', 'C:\\Users\\anna'],
    ['a sentence', 'my password is 1234'],
    ['an address of a computer', '192.0.2.7'],
    ['one with its port', '192.0.2.7:1863'],
    ['what is too long', 'x'.repeat(81)],
    ['nothing', ''],
  ])('takes %s for no fact', (_what, value) => {
    expect(
      entry('x: y', { code: value, kind: value, name: value, version: value, file: value }),
    ).toMatchObject({ code: '?', kind: '?', name: '?', version: '?', file: '?' });
  });

  it('leaves out facts that have no name here', () => {
    const more: LogFacts & { readonly password: string } = { code: 5, password: 'secret' };
    expect(entry('x: y', more)).toEqual({ ...entry('x: y'), code: 5 });
    expect(entry('x: y', JSON.parse('{"__proto__": {"a": 1}, "toString": "b"}') as LogFacts)).toEqual(
      entry('x: y'),
    );
  });

  it('keeps frames that look like ours, and so many of them', () => {
    const frames = ['run main.js:1:2', 'at /folder/anna/main.js:1:2', "x.js:1:2 said 'hello'"];
    expect(entry('x: y', { frames }).frames).toEqual(['run main.js:1:2']);
    expect(entry('x: y', { frames: Array.from({ length: 40 }, () => 'a.js:1:1') }).frames).toHaveLength(12);
  });
});
