import type { ConversationSnapshot } from '@nudge/ipc-contract';
import { createFakeClient } from '../../src/renderer/bridge/fake-client.ts';
import { App } from '../../src/renderer/windows/conversation/App.tsx';
import {
  ASKING,
  LONG_NAMES,
  NOTICES,
  OFFER,
  PROGRAM_OFFER,
  RECEIVED,
  SENT,
  TWO_OFFERS,
  withFiles,
} from '../data/files.ts';
import { click, dragFilesOver } from '../data/pointer.ts';
import type { Scenario, Scenarios } from '../scenario.ts';

interface StateOptions {
  readonly width?: number;
  readonly height?: number;
  readonly play?: () => void | Promise<void>;
}

function state(snapshot: ConversationSnapshot, options: StateOptions = {}): Scenario {
  const { width = 650, height = 500, play } = options;
  const { bridge } = createFakeClient({ kind: 'conversation', snapshot });
  return {
    width,
    height,
    render: () => <App bridge={bridge} />,
    ...(play === undefined ? {} : { play }),
  };
}

export const scenarios: Scenarios = {
  offer: state(withFiles(OFFER)),
  'offer-small': state(withFiles(OFFER, { preview: 'small' })),
  'offer-none': state(withFiles(OFFER, { preview: 'none' })),
  'two-offers': state(withFiles(TWO_OFFERS)),
  program: state(withFiles(PROGRAM_OFFER), { play: () => click('.file-card-link') }),
  received: state(withFiles(RECEIVED), { height: 1080 }),
  'received-small': state(withFiles(RECEIVED, { preview: 'small' }), { width: 400, height: 1200 }),
  asking: state(withFiles(ASKING), { height: 600 }),
  sent: state(withFiles(SENT), { height: 900 }),
  'drop-hint': state(withFiles(OFFER), { play: () => dragFilesOver('.composer-input') }),
  'drop-refused': state(
    { ...withFiles(OFFER), ability: { canSend: false, reason: 'partnerOffline' } },
    { play: () => dragFilesOver('.composer-input') },
  ),
  'menu-file': state(withFiles(OFFER), { play: () => click('[data-menu-id="file"]') }),
  'menu-actions': state(withFiles(OFFER), { play: () => click('[data-menu-id="actions"]') }),
  notices: state(withFiles(NOTICES)),
  'long-names': state(withFiles(LONG_NAMES, { preview: 'small' }), { width: 400, height: 560 }),
};
