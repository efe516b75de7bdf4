import type { TabView } from '@nudge/ipc-contract';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useText } from '../../text/use-text.ts';
import type { TabActions } from './tab-actions.ts';
import { tabKeyAction } from './tab-key.ts';
import { Tab } from './tab.tsx';
import { useTabDrag } from './use-tab-drag.ts';
import { useTabScroll } from './use-tab-scroll.ts';

interface TabStripProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly tabs: readonly TabView[];
  readonly frontId: string;
  readonly actions: TabActions;
}

/** One tab stop: arrows go from tab to tab, Enter shows one. What does not fit is scrolled to. */
export function TabStrip({ ref, tabs, frontId, actions }: TabStripProps) {
  const text = useText();
  const [focusedId, setFocusedId] = useState('');
  const scroll = useTabScroll(ref, frontId, tabs.length);
  const drag = useTabDrag(ref, actions.move);
  const ids = tabs.map(({ conversationId }) => conversationId);
  const stopId = ids.includes(focusedId) ? focusedId : frontId;

  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const id = ids.find((one) => one === focusedId) ?? frontId;
    const isRightToLeft = document.documentElement.dir === 'rtl';
    const action = tabKeyAction(event, { at: ids.indexOf(id), count: ids.length, isRightToLeft });
    if (action === undefined) return;
    event.preventDefault();
    if (action.type === 'focus') tabElements(ref.current)[action.to]?.focus();
    else if (action.type === 'move') actions.move(id, action.to);
    else actions[action.type](id);
  };
  return (
    <div className="tab-strip">
      {scroll.before && (
        <span
          className="tab-strip-more"
          data-side="start"
          aria-hidden="true"
          onClick={() => scroll.page(-1)}
        />
      )}
      <div
        ref={ref}
        className="tab-list"
        role="tablist"
        aria-label={text('list.tab.conversations')}
        onKeyDown={press}
        onBlur={() => setFocusedId('')}
        onWheel={scroll.onWheel}
        onScroll={scroll.onScroll}
        {...drag}
      >
        {tabs.map((tab) => (
          <Tab
            key={tab.conversationId}
            tab={tab}
            isInFront={tab.conversationId === frontId}
            isTabStop={tab.conversationId === stopId}
            actions={actions}
            onFocus={() => setFocusedId(tab.conversationId)}
          />
        ))}
      </div>
      {scroll.after && (
        <span className="tab-strip-more" data-side="end" aria-hidden="true" onClick={() => scroll.page(1)} />
      )}
    </div>
  );
}

function tabElements(strip: HTMLElement | null): readonly HTMLElement[] {
  return [...(strip?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
}
