import { describe, expect, it } from 'vitest';
import { createPlainTranslate, createTranslate, locales, resolveLocale } from './texts.ts';

describe('the language of the texts', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['pt-PT', 'pt-BR'],
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-SG', 'zh-Hans'],
    ['ar-EG', 'ar'],
    ['en-GB', 'en'],
    ['tlh', 'en'],
    ['', 'en'],
    ['../en', 'en'],
    ['constructor', 'en'],
  ])('%s is nearest to %s', (wanted, nearest) => {
    expect(resolveLocale(wanted)).toBe(nearest);
  });

  it('has words of its own in each, and plurals by its own rules', () => {
    const close = locales().map((locale) => createTranslate(locale)('chat.close.close'));
    expect(new Set(close).size).toBeGreaterThan(7);
    const more = createTranslate('ar');
    const forms = [0, 1, 2, 3, 11, 100].map((count) => more('alert.more', { count }).replaceAll(/\d/g, ''));
    expect(new Set(forms).size).toBeGreaterThan(3);
  });

  it('keeps names apart from the words around them on screen, and not in files', () => {
    const values = { name: '\u05D3\u05E0\u05D4!', time: '18:04' };
    expect(createTranslate('en')('chat.saysAt', values)).toBe(
      '\u2068\u05D3\u05E0\u05D4!\u2069 says (18:04):',
    );
    expect(createPlainTranslate('en')('chat.saysAt', values)).toBe('\u05D3\u05E0\u05D4! says (18:04):');
    expect(createTranslate('ar')('chat.title', { name: 'Ana!' })).toContain('\u2068Ana!\u2069');
  });
});
