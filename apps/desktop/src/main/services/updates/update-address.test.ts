import { describe, expect, it } from 'vitest';
import { isUpdateAddress, testFeed } from './update-address.ts';

describe('where updates come from', () => {
  it('is https, or this very computer', () => {
    expect(isUpdateAddress('https:', 'nudge.example')).toBe(true);
    expect(isUpdateAddress('http:', '127.0.0.1')).toBe(true);
    for (const host of ['nudge.example', 'localhost', '127.0.0.2', '127.0.0.1.example', '[::1]', '']) {
      expect(isUpdateAddress('http:', host)).toBe(false);
    }
    expect(isUpdateAddress('file:', '127.0.0.1')).toBe(false);
  });

  it('can be named by a test on this computer only', () => {
    expect(testFeed('http://127.0.0.1:8000/a')).toBe('http://127.0.0.1:8000/a');
    for (const address of [
      undefined,
      '',
      'http://127.0.0.1@nudge.example/',
      'http://a:b@127.0.0.1/',
      'http://localhost/',
      'https://nudge.example/',
      'https://127.0.0.1/',
      'x',
    ]) {
      expect(testFeed(address)).toBeUndefined();
    }
  });
});
