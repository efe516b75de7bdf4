import type { PromptSnapshot } from '@nudge/ipc-contract';
import { createFakeClient } from '../../src/renderer/bridge/fake-client.ts';
import { PROMPT_WORDS_HEIGHT, WINDOW_SIZES } from '../../src/main/windows/window-sizes.ts';
import { App } from '../../src/renderer/windows/prompt/App.tsx';
import { PROMPT } from '../data/snapshots.ts';
import type { Scenario, Scenarios } from '../scenario.ts';

function state(snapshot: PromptSnapshot): Scenario {
  const { bridge } = createFakeClient({ kind: 'prompt', snapshot });
  const { width, height } = WINDOW_SIZES.classic.prompt;
  const more = snapshot.request.invitation === undefined ? 0 : PROMPT_WORDS_HEIGHT;
  return { width, height: height + more, render: () => <App bridge={bridge} /> };
}

const LONG_REQUEST = {
  address: 'somebody.with.a.very.long.address@subdomain.example.com',
  displayName: 'Somebody :) with a name that goes on and on',
};

export const scenarios: Scenarios = {
  'added-you': state(PROMPT),
  'added-you-long': state({ ...PROMPT, request: LONG_REQUEST }),
  'added-you-words': state({
    ...PROMPT,
    request: { ...PROMPT.request, invitation: 'Hello Sam! We met at the lake, remember? :)' },
  }),
  'added-you-words-long': state({
    ...PROMPT,
    request: {
      ...LONG_REQUEST,
      invitation: Array.from(
        { length: 12 },
        (_, line) => `https://example.com/${line} שלום, and more words`,
      ).join('\n'),
    },
  }),
};
