import { DEFAULT_SETTINGS, type AlertSnapshot, type AlertView } from '@nudge/ipc-contract';
import { createFakeClient } from '../../src/renderer/bridge/fake-client.ts';
import { App } from '../../src/renderer/windows/alert/App.tsx';
import type { Scenario, Scenarios } from '../scenario.ts';
import { GALLERY_LOCALE } from '../language.ts';

const ALERT: AlertView = {
  id: '1',
  kind: 'contactOnline',
  name: 'Farah (#)',
  address: 'farah@example.org',
  pictureUrl: '',
  text: '',
  count: 0,
};

function state(part: Partial<AlertView>): Scenario {
  const snapshot: AlertSnapshot = {
    kind: 'alert',
    number: 0,
    settings: DEFAULT_SETTINGS,
    locale: GALLERY_LOCALE,
    appearance: 'light',
    platform: 'linux',
    ownFrame: true,
    alert: { ...ALERT, ...part },
  };
  const { bridge } = createFakeClient({ kind: 'alert', snapshot });
  return {
    width: 210,
    height: 118,
    render: () => <App bridge={bridge} />,
  };
}

const BEN = { name: 'Ben Carter', address: 'ben@example.org' };

export const scenarios: Scenarios = {
  online: state({}),
  'online-long': state({ name: 'שלום Somebody with a name that goes on and on and on :)' }),
  message: state({ ...BEN, kind: 'message', text: 'are you coming on Saturday?' }),
  'message-long': state({
    name: 'Somebody with a name that goes on and on and on :)',
    kind: 'message',
    text: 'a text that is much longer than the two lines it is given here, with a Donaudampfschifffahrt in it',
  }),
  nudge: state({ ...BEN, kind: 'nudge' }),
  request: state({ name: 'Jonas Weber', address: 'jonas@example.com', kind: 'contactRequest' }),
  'request-words': state({
    name: 'Jonas Weber',
    address: 'jonas@example.com',
    kind: 'contactRequest',
    text: 'Hello Sam! We met at the lake, remember?',
  }),
  offline: state({ kind: 'contactOffline' }),
  mail: state({ ...BEN, kind: 'mail' }),
  more: state({ name: '', address: '', kind: 'more', count: 3 }),
};
