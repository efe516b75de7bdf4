import { expect, it } from 'vitest';
import { failureView } from './session-views.ts';

const failure = { code: 'serverClosing', stage: 'signedIn', message: 'The server is going down' } as const;

it('a server that closes is told by the word it said, or by its number', () => {
  expect(failureView(failure).number).toBe('OUT SSD');
  expect(failureView({ ...failure, serverCode: 604 }).number).toBe('604');
});

it('what the original gave a number keeps it, and the rest is unexpected', () => {
  expect(failureView({ ...failure, code: 'wrongPassword', serverCode: 911 }).number).toBe('0x80048821');
  expect(failureView({ ...failure, code: 'unknownAccount' }).number).toBe('0x8100030A');
  expect(failureView({ ...failure, code: 'protocolError' }).number).toBe('0x8100030D');
});
