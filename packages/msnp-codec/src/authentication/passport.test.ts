import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfLength } from '../../test/texts.ts';
import { loadVectors } from '../../test/vectors.ts';
import {
  parsePassportAnswer,
  parsePassportAuthorization,
  parsePassportUrls,
  passportAuthorization,
} from './passport.ts';

interface PassportVectors {
  readonly nexusResponseHeader: string;
  readonly expectUrl: string;
  readonly escargotNexusHeader: string;
  readonly escargotUrl: string;
  readonly request: {
    readonly email: string;
    readonly password: string;
    readonly challenge: string;
    readonly authorization: string;
  };
  readonly responses: readonly {
    readonly header?: string;
    readonly headers?: readonly string[];
    readonly expect: {
      readonly status: string;
      readonly ticket?: string;
      readonly ru?: string;
      readonly prompt?: boolean;
      readonly cbtxt?: string;
    };
  }[];
}

const vectors = loadVectors<PassportVectors>('auth-twn');

/** What stands behind the name of a header line. */
function valueOf(line: string): string {
  return line.slice(line.indexOf(':') + 1);
}

describe('the nexus answer', () => {
  test('gives the login address', () => {
    expect(parsePassportUrls(valueOf(vectors.nexusResponseHeader))).toBe(vectors.expectUrl);
    expect(parsePassportUrls(valueOf(vectors.escargotNexusHeader))).toBe(vectors.escargotUrl);
    expect(parsePassportUrls('dalogin=http://127.0.0.1:8080/login')).toBe('http://127.0.0.1:8080/login');
  });

  test.each(['', ',', 'DALogin=', 'DALogin', 'XDALogin=a'])('%j has none', (value) => {
    expect(parsePassportUrls(value)).toBeUndefined();
  });
});

describe('the login answer', () => {
  test.each(vectors.responses)('$expect.status', ({ header, headers, expect: expected }) => {
    const answer = parsePassportAnswer(valueOf(header ?? headers?.[0] ?? ''));
    expect(answer?.status).toBe(expected.status);
    expect(answer?.ticket).toBe(expected.ticket);
    expect(answer?.returnUrl).toBe(expected.ru);
    expect(answer?.prompt).toBe(expected.prompt ?? false);
    expect(answer?.text).toBe(expected.cbtxt);
  });

  test('may hold commas inside the quotes, or have no quotes', () => {
    expect(parsePassportAnswer("Passport1.4 da-status=success,from-PP='t=a,b&p=',ru=x")).toMatchObject({
      ticket: 't=a,b&p=',
      returnUrl: 'x',
    });
    expect(parsePassportAnswer('da-status=success,from-PP=t=a&p=b,ru=x')).toMatchObject({
      ticket: 't=a&p=b',
    });
    expect(parsePassportAnswer("da-status=success,from-PP='t=a&p=b")?.ticket).toBe("'t=a&p=b");
  });

  test('without a status, or without a ticket, has none', () => {
    expect(parsePassportAnswer('Basic realm="x"')).toBeUndefined();
    expect(parsePassportAnswer("da-status=success,from-PP=''")).toEqual({ status: 'success', prompt: false });
  });

  test('is read whatever it is', () => {
    const unit = fc.constantFrom(',', '=', "'", 'a', ' ', 'da-status', '%');
    fc.assert(fc.property(fc.string({ unit }), (value) => typeof parsePassportAnswer(value) !== 'string'));
  });
});

describe('the request', () => {
  const { email, password, challenge, authorization } = vectors.request;

  test('carries account, password and parameters', () => {
    expect(passportAuthorization({ account: email, password, parameters: challenge })).toBe(authorization);
  });

  test('is read back, whatever the password', () => {
    fc.assert(
      fc.property(textOfLength({}), (secret) => {
        const credentials = { account: email, password: secret, parameters: challenge };
        expect(parsePassportAuthorization(passportAuthorization(credentials))).toEqual(credentials);
      }),
    );
  });

  test.each(['', 'Basic abc', 'Passport1.4 ', 'Passport1.4 sign-in=a', 'Passport1.4 pwd=a'])(
    '%j is none',
    (value) => {
      expect(parsePassportAuthorization(value)).toBeUndefined();
    },
  );
});
