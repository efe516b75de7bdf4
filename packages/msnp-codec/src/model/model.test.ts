import { describe, expect, test } from 'vitest';
import { ACCOUNT_MAX_BYTES, parseAccountName } from './accounts.ts';
import { errorMeaning } from './error-codes.ts';
import { parsePresenceCode, PRESENCE_CODES } from './presence.ts';
import { dialectOf, parseDialect, TYPED_VERSIONS } from './protocol-version.ts';

describe('dialects', () => {
  test('are read back', () => {
    for (const version of TYPED_VERSIONS) expect(parseDialect(dialectOf(version))).toBe(version);
  });

  test.each(['CVR0', 'CVRO', 'MSNP1', 'MSNP19', 'MSNP', 'msnp8', 'MSNP8 ', 'MSNP123', '0'])(
    '%j is none',
    (token) => {
      expect(parseDialect(token)).toBeUndefined();
    },
  );
});

describe('statuses', () => {
  test('are read back', () => {
    for (const code of Object.values(PRESENCE_CODES)) {
      expect(PRESENCE_CODES[parsePresenceCode(code) ?? 'online']).toBe(code);
    }
  });

  test.each(['', 'nln', 'XXX', 'toString'])('%j is none', (code) => {
    expect(parsePresenceCode(code)).toBeUndefined();
  });
});

describe('account names', () => {
  test('are compared without regard to case', () => {
    expect(parseAccountName('Alice@Example.COM')).toBe('alice@example.com');
  });

  const longest = `${'a'.repeat(ACCOUNT_MAX_BYTES - 2)}@b`;

  test('may have the longest length', () => {
    expect(parseAccountName(longest)).toBe(longest);
  });

  test.each(['', 'alice', '@b', 'a@', 'a@b@c', 'a b@c', 'a%20@b', 'a@b\r\n', `a${longest}`])(
    '%j is none',
    (text) => {
      expect(parseAccountName(text)).toBeUndefined();
    },
  );

  test.each(['a\u202e@b', 'a@b\u2066', 'a\u0000@b', 'a\u200b@b', 'a@\u009fb'])(
    '%j holds what cannot be seen',
    (text) => {
      expect(parseAccountName(text)).toBeUndefined();
    },
  );

  test('may be in any script', () => {
    expect(parseAccountName('Ælîçe@例え.jp')).toBe('ælîçe@例え.jp');
  });
});

describe('error numbers', () => {
  test.each([
    [205, 'noSuchAccount', false],
    [217, 'notOnline', false],
    [540, 'challengeFailed', true],
    [560, 'mobileCarrierError', false],
    [601, 'serverUnavailable', true],
    [911, 'authenticationFailed', true],
    [913, 'notAllowedWhileHidden', false],
    [999, 'unknownError', false],
  ])('%i means %s', (number, code, drops) => {
    expect(errorMeaning(number)).toMatchObject({ code, drops });
  });
});
