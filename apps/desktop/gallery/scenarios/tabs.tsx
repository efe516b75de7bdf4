import type { TabsSnapshot } from '@nudge/ipc-contract';
import { createFakeClient, type FakeClient } from '../../src/renderer/bridge/fake-client.ts';
import { App } from '../../src/renderer/windows/tabs/App.tsx';
import { FEW_TABS, MANY_TABS } from '../data/tabs.ts';
import type { Scenario, Scenarios } from '../scenario.ts';

interface StateOptions {
  readonly width?: number;
  readonly height?: number;
  readonly play?: (client: FakeClient<'tabs'>) => void | Promise<void>;
}

function state(snapshot: TabsSnapshot, { width = 658, height = 120, play }: StateOptions = {}): Scenario {
  const client = createFakeClient({ kind: 'tabs', snapshot });
  return {
    width,
    height,
    render: () => <App bridge={client.bridge} />,
    ...(play === undefined ? {} : { play: () => play(client) }),
  };
}

export const scenarios: Scenarios = {
  few: state(FEW_TABS),
  one: state({ ...FEW_TABS, tabs: FEW_TABS.tabs.slice(0, 1) }),
  many: state(MANY_TABS),
  'many-first': state({ ...MANY_TABS, frontId: 'c1' }),
  'small-long': state(MANY_TABS, { width: 408 }),
  'system-frame': state({ ...FEW_TABS, ownFrame: false }),
};
