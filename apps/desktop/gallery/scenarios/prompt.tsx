import type { PromptSnapshot } from '@nudge/ipc-contract';
import { createFakeClient } from '../../src/renderer/bridge/fake-client.ts';
import { App } from '../../src/renderer/windows/prompt/App.tsx';
import { PROMPT } from '../data/snapshots.ts';
import type { Scenario, Scenarios } from '../scenario.ts';

function state(snapshot: PromptSnapshot): Scenario {
  const { bridge } = createFakeClient({ kind: 'prompt', snapshot });
  return { width: 505, height: 185, render: () => <App bridge={bridge} /> };
}

export const scenarios: Scenarios = {
  'added-you': state(PROMPT),
  'added-you-long': state({
    ...PROMPT,
    request: {
      address: 'somebody.with.a.very.long.address@subdomain.example.com',
      displayName: 'Somebody :) with a name that goes on and on',
    },
  }),
};
