import { expect, test } from 'vitest';
import { parseEndpoint } from './endpoints.ts';

test.each([
  ['Bob@Example.com', { account: 'bob@example.com' }],
  ['bob@example.com;{1-2}', { account: 'bob@example.com', place: '{1-2}' }],
  [' bob@example.com ; {1-2} ', { account: 'bob@example.com', place: '{1-2}' }],
  ['bob@example.com;', { account: 'bob@example.com' }],
  [`bob@example.com;${'x'.repeat(65)}`, { account: 'bob@example.com' }],
])('%s', (text, endpoint) => {
  expect(parseEndpoint(text)).toEqual(endpoint);
});

test.each(['', ';', ';{1}', 'bob', 'bob@@example.com;{1}'])('%j is none', (text) => {
  expect(parseEndpoint(text)).toBeUndefined();
});
