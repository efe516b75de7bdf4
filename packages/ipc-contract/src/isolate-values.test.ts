import { describe, expect, it } from 'vitest';
import { isolateValues, withoutIsolates } from './isolate-values.ts';

const HEBREW = '\u05D3\u05E0\u05D4';
const ENGLISH = { text: 'Delete {name} ({address})?', locale: 'en' };
const ARABIC = { text: '{name} ({address})', locale: 'ar' };

describe('values in sentences (D07)', () => {
  it('are isolated where they run the other way, and left alone where nothing turns', () => {
    expect(isolateValues(ENGLISH, { name: HEBREW })).toEqual({ name: `\u2068${HEBREW}\u2069` });
    expect(isolateValues(ENGLISH, { name: 'Ana' })).toEqual({ name: 'Ana' });
  });

  it('are all isolated in a language from right to left; addresses stay left to right', () => {
    expect(isolateValues(ARABIC, { name: 'Ana!', address: 'ana@example.org' })).toEqual({
      name: '\u2068Ana!\u2069',
      address: '\u2066ana@example.org\u2069',
    });
  });

  it('stay as they are where the sentence chooses by them, where they are numbers, and where they are empty', () => {
    const message = { text: '{way, select, slow {a} other {b}} {count} {name}', locale: 'ar' };
    const values = { way: 'slow', count: 3, name: '' };
    expect(isolateValues(message, values)).toEqual(values);
  });

  it('are not isolated twice', () => {
    const who = `\u2068${HEBREW}\u2069 (\u2066ana@example.org\u2069)`;
    expect(isolateValues({ text: 'Write to {who}?', locale: 'ar' }, { who })).toEqual({ who });
  });

  it('are bare again on the clipboard', () => {
    expect(withoutIsolates('\u2068Ana\u2069 (\u2066ana@example.org\u2069)')).toBe('Ana (ana@example.org)');
  });
});
