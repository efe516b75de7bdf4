import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import './tab-rail.css';

export interface RailTab<Id extends string> {
  readonly id: Id;
  readonly icon: string;
  /** Accessible name and tooltip; tells the counter too. */
  readonly label: string;
  /** Shown as a red badge; 0 shows none. */
  readonly count: number;
}

interface TabRailProps<Id extends string> {
  readonly tabs: readonly RailTab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** The selected view. */
  readonly children: ReactNode;
}

/** The rail at the left that chooses the view, 36 px wide with the panel's edge. */
export function TabRail<Id extends string>({ tabs, selected, onSelect, children }: TabRailProps<Id>) {
  const text = useText();
  return (
    <Tabs
      className="tab-rail"
      orientation="vertical"
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key);
        if (tab !== undefined) onSelect(tab.id);
      }}
    >
      <TabList className="tab-rail-list" aria-label={text('list.panes')} data-pane="">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab-rail-tab" aria-label={tab.label}>
            <img src={tab.icon} width={24} height={24} alt="" title={tab.label} />
            {tab.count > 0 && (
              <span className="tab-rail-badge" aria-hidden="true">
                {tab.count > 99 ? '99+' : tab.count}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={selected} id={selected} className="tab-rail-panel">
        {children}
      </TabPanel>
    </Tabs>
  );
}
