import { expect, test } from 'vitest';
import {
  LocalProtocolError,
  MessengerError,
  RemoteProtocolError,
  ServerError,
  TransportError,
} from './errors.ts';
import { errorMeaning } from './model/error-codes.ts';

test.each([LocalProtocolError, RemoteProtocolError, TransportError])('%o keeps code and cause', (Family) => {
  const cause = new Error('first');
  const failure = new Family('someCode', 'what happened', cause);
  expect(failure).toBeInstanceOf(MessengerError);
  expect(failure).toMatchObject({ name: Family.name, code: 'someCode', message: 'what happened', cause });
  expect('cause' in new Family('someCode', 'alone')).toBe(false);
});

test('a refusal by the server has its number, its word and its meaning', () => {
  const refusal = new ServerError({ number: 217, ...errorMeaning(217) });
  expect(refusal).toMatchObject({ name: 'ServerError', number: 217, code: 'notOnline' });
  expect(refusal.message).toBe('217 principal is not online');
});
