// @vitest-environment happy-dom
import type { RequestFailure } from '@nudge/ipc-contract';
import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { TextProvider } from '../../text/text-provider.tsx';
import { FailureWords } from './failure-words.tsx';

function wordsOf(failure: RequestFailure): string | null {
  const { container } = render(
    <TextProvider locale="en">
      <FailureWords failure={failure} />
    </TextProvider>,
  );
  return container.textContent;
}

it.each<[RequestFailure, string]>([
  [{ code: 'badDisplayName', number: '209' }, 'That name is not allowed. Code 0x81000324'],
  [{ code: 'listFull', number: '210' }, 'The contact list is full. Code 0x81000307'],
  [{ code: 'noSuchAccount', number: '205' }, 'No account has that address. Code 0x8100030A'],
  [
    { code: 'alreadyOnList', address: 'ben@example.org' },
    'ben@example.org is already on your list. Code 0x8100030B',
  ],
  [{ code: 'unexpected' }, 'Something unexpected happened. Code 0x8100030D'],
  [{ code: 'unexpected', number: '502' }, 'Something unexpected happened. Code 502'],
  [{ code: 'tooManyGroups', number: '223' }, 'There are too many groups. Code 223'],
  [{ code: 'notSignedIn' }, 'Sign in first.'],
])('says what happened, and its number: %j', (failure, words) => {
  expect(wordsOf(failure)).toBe(words);
});
