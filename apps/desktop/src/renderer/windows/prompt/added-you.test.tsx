// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PROMPT } from '../../../../gallery/data/snapshots.ts';
import { createFakeClient, type FakeAnswers, type FakeClient } from '../../bridge/fake-client.ts';
import { App } from './App.tsx';

async function openPrompt(answers: FakeAnswers = {}): Promise<FakeClient<'prompt'>> {
  const client = createFakeClient({ kind: 'prompt', snapshot: PROMPT, answers });
  await act(async () => {
    render(<App bridge={client.bridge} />);
    await Promise.resolve();
  });
  return client;
}

const choice = (label: RegExp): HTMLInputElement => screen.getByLabelText(label);
const press = (name: string): Promise<void> =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await Promise.resolve();
  });

const address = 'jonas@example.com';

it('A19: Allow is chosen and Add ticked; OK says both and closes', async () => {
  const client = await openPrompt();
  expect(choice(/^Let Jonas Weber see/).checked).toBe(true);
  expect(document.activeElement).toBe(choice(/^Let Jonas Weber see/));
  expect(choice(/^Also put Jonas Weber/).checked).toBe(true);
  await press('OK');
  expect(client.requested('answerContactRequest')).toEqual([{ address, answer: 'allow', addToList: true }]);
  expect(client.requested('controlWindow')).toEqual([{ action: 'close' }]);
});

it('A19: blocks, and adds nobody, when asked to', async () => {
  const client = await openPrompt();
  fireEvent.click(choice(/^Block Jonas/));
  fireEvent.click(choice(/^Also put/));
  await press('OK');
  expect(client.requested('answerContactRequest')).toEqual([{ address, answer: 'block', addToList: false }]);
});

it('decides later: nothing is answered', async () => {
  const client = await openPrompt();
  await press('Decide later');
  expect(client.requested('answerContactRequest')).toEqual([]);
  expect(client.requested('controlWindow')).toEqual([{ action: 'close' }]);
});

it('stays and says why when the answer was refused', async () => {
  const client = await openPrompt({
    answerContactRequest: () => ({ ok: false, failure: { code: 'lineLost' } }),
  });
  await press('OK');
  expect(screen.getByRole('alert').textContent).toBe('The connection was lost.');
  expect(client.requested('controlWindow')).toEqual([]);
});

it('says whom a refusal is about', async () => {
  const failure = { code: 'alreadyOnList', address: 'ann@example.org' } as const;
  await openPrompt({ answerContactRequest: () => ({ ok: false, failure }) });
  await press('OK');
  expect(screen.getByRole('alert').textContent).toContain('ann@example.org');
});

it('shows what they wrote, as it is, when it comes', async () => {
  const client = await openPrompt();
  expect(screen.queryByRole('group', { name: 'Message from Jonas Weber' })).toBeNull();
  const invitation = 'Hi! <b>see</b>\nhttps://example.com :)';
  await act(async () => {
    client.change({ type: 'requestChanged', request: { ...PROMPT.request, invitation } });
    await Promise.resolve();
  });
  const words = screen.getByRole('group', { name: 'Message from Jonas Weber' });
  expect(words.innerHTML).toBe('Hi! &lt;b&gt;see&lt;/b&gt;\nhttps://example.com :)');
  expect(words.tabIndex).toBe(0);
  expect(document.activeElement).toBe(choice(/^Let Jonas Weber see/));
});
