/** Which conversations stand as tabs of their window, in which order, and which of them is in front. */
export interface TabOrder {
  readonly ids: readonly string[];
  /** One of the ids; empty where there are none. */
  readonly frontId: string;
}

export type TabEvent =
  /** At the end; the first one is in front whatever it asked for. */
  | { readonly type: 'opened'; readonly id: string; readonly inFront: boolean }
  | { readonly type: 'closed'; readonly id: string }
  | { readonly type: 'shown'; readonly id: string }
  /** To this place, from 0; beyond the last is the last. */
  | { readonly type: 'moved'; readonly id: string; readonly to: number }
  /** Round the ends. */
  | { readonly type: 'stepped'; readonly by: 1 | -1 };

export const NO_TABS: TabOrder = { ids: [], frontId: '' };

/** The same order where nothing changes. */
export function changedTabs(tabs: TabOrder, event: TabEvent): TabOrder {
  switch (event.type) {
    case 'opened':
      return opened(tabs, event);
    case 'closed':
      return closed(tabs, event.id);
    case 'shown':
      return inFront(tabs, event.id);
    case 'moved':
      return moved(tabs, event);
    case 'stepped':
      return stepped(tabs, event.by);
  }
}

function inFront(tabs: TabOrder, id: string): TabOrder {
  return tabs.frontId === id || !tabs.ids.includes(id) ? tabs : { ...tabs, frontId: id };
}

function opened(tabs: TabOrder, event: Extract<TabEvent, { readonly type: 'opened' }>): TabOrder {
  const { id } = event;
  const isNew = !tabs.ids.includes(id);
  const more = isNew ? { ...tabs, ids: [...tabs.ids, id] } : tabs;
  return event.inFront || more.ids.length === 1 ? inFront(more, id) : more;
}

/** In place of the one in front comes the one behind it in the row, else the one before. */
function closed(tabs: TabOrder, id: string): TabOrder {
  const at = tabs.ids.indexOf(id);
  if (at < 0) return tabs;
  const ids = tabs.ids.filter((other) => other !== id);
  const neighbour = ids[Math.min(at, ids.length - 1)] ?? '';
  return { ids, frontId: tabs.frontId === id ? neighbour : tabs.frontId };
}

function moved(tabs: TabOrder, { id, to }: Extract<TabEvent, { readonly type: 'moved' }>): TabOrder {
  const from = tabs.ids.indexOf(id);
  const place = Math.min(to, tabs.ids.length - 1);
  if (from < 0 || from === place) return tabs;
  const others = tabs.ids.filter((other) => other !== id);
  return { ...tabs, ids: [...others.slice(0, place), id, ...others.slice(place)] };
}

function stepped(tabs: TabOrder, by: 1 | -1): TabOrder {
  const { ids, frontId } = tabs;
  const next = ids[(ids.indexOf(frontId) + by + ids.length) % Math.max(ids.length, 1)];
  return next === undefined ? tabs : inFront(tabs, next);
}
