import type { EmoticonsSnapshot } from '@nudge/ipc-contract';
import { createFakeClient } from '../../src/renderer/bridge/fake-client.ts';
import { App } from '../../src/renderer/windows/emoticons/App.tsx';
import { EMOTICONS_WINDOW } from '../data/pictures.ts';
import type { Scenario, Scenarios } from '../scenario.ts';

function state(snapshot: EmoticonsSnapshot, play?: () => void): Scenario {
  const { bridge } = createFakeClient({ kind: 'emoticons', snapshot });
  const scenario = { width: 400, height: 380, render: () => <App bridge={bridge} /> };
  return play === undefined ? scenario : { ...scenario, play };
}

function press(words: string): void {
  const buttons = [...document.querySelectorAll('button')];
  buttons.find((button) => button.textContent === words)?.click();
}

export const scenarios: Scenarios = {
  list: state(EMOTICONS_WINDOW, () =>
    document.querySelector<HTMLElement>('[role="option"]:nth-child(2)')?.click(),
  ),
  empty: state({ ...EMOTICONS_WINDOW, emoticons: [] }),
  add: state(EMOTICONS_WINDOW, () => press('Add…')),
};
