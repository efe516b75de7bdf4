import { describe, expect, it } from 'vitest';
import { logNumber, whoseLog } from './whose-log.ts';

const BOB = { address: 'Bob.B@example.com', displayName: 'Bob the Builder' };
const CAROL = { address: 'carol@example.com', displayName: 'Carol' };
const OTHER_CAROL = { address: 'carol@example.org', displayName: 'Caroline' };
const CONTACTS = [BOB, CAROL, OTHER_CAROL];
const whose = (file: string, names: readonly string[] = []): string =>
  whoseLog(`/some/folder/${file}`, names, CONTACTS).conversation;

describe('whom a log is about', () => {
  it('is told by the number in its name, which is made from the address', () => {
    expect(logNumber('a')).toBe(97);
    expect(logNumber('ab')).toBe(97 * 101 + 98);
    expect(whose(`carol${logNumber('carol@example.org')}.xml`)).toBe('carol@example.org');
    expect(whose(`Carol${logNumber('carol@example.com')}.XML`)).toBe('carol@example.com');
    expect(whose(`bob.b${logNumber('bob.b@example.com')}.xml`)).toBe('bob.b@example.com');
  });

  it('is told by an address in the name, of a contact or not', () => {
    expect(whose('carol@example.org.xml')).toBe('carol@example.org');
    expect(whose('Stranger@example.net.xml')).toBe('stranger@example.net');
  });

  it('is told by a name that only one contact has, or by an address for a name', () => {
    expect(whose('x1234567890.xml', ['me', 'bob the builder'])).toBe('bob.b@example.com');
    expect(whose('x1234567890.xml', ['me', 'dave@example.net'])).toBe('dave@example.net');
  });

  it('is told by what stands before the number, if it is enough', () => {
    expect(whose('bob.b1234567890.xml')).toBe('bob.b@example.com');
    // Two contacts have it.
    expect(whose('carol1234567890.xml')).toBe('log:carol');
  });

  it('is a conversation of its own where nothing tells', () => {
    expect(whose('dave1234567890.xml')).toBe('log:dave');
    expect(whose('1234567890.xml')).toBe('log:1234567890');
    expect(whose(`${'x'.repeat(300)}.xml`).length).toBeLessThan(120);
  });
});
