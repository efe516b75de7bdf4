import type { EmoticonsSnapshot } from '@nudge/ipc-contract';
import { createFakeClient } from '../../src/renderer/bridge/fake-client.ts';
import { App } from '../../src/renderer/windows/emoticons/App.tsx';
import { EMOTICONS_WINDOW } from '../data/pictures.ts';
import { click } from '../data/pointer.ts';
import type { Scenario, Scenarios } from '../scenario.ts';

function state(snapshot: EmoticonsSnapshot, play?: Scenario['play']): Scenario {
  const { bridge } = createFakeClient({ kind: 'emoticons', snapshot });
  const scenario = { width: 400, height: 380, render: () => <App bridge={bridge} /> };
  return play === undefined ? scenario : { ...scenario, play };
}

export const scenarios: Scenarios = {
  list: state(EMOTICONS_WINDOW, () => click('[role="option"]:nth-child(2)')),
  'change-code': state(EMOTICONS_WINDOW, async () => {
    await click('[role="option"]:nth-child(2)');
    await click('.emoticons-window-buttons button:nth-child(2)');
  }),
  empty: state({ ...EMOTICONS_WINDOW, emoticons: [] }),
  add: state(EMOTICONS_WINDOW, () => click('.emoticons-window-buttons button')),
};
