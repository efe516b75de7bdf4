/** What a key means on a tab of the strip. `to`: the place of the tab that gets the focus, or to which this one moves. */
export type TabKeyAction =
  | { readonly type: 'focus'; readonly to: number }
  | { readonly type: 'move'; readonly to: number }
  | { readonly type: 'show' }
  | { readonly type: 'close' };

export interface TabKeyPlace {
  readonly at: number;
  readonly count: number;
  readonly isRightToLeft: boolean;
}

interface KeyPressed {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** Arrows go round the ends; with Ctrl they carry the tab along, which stops at the ends. */
export function tabKeyAction(pressed: KeyPressed, place: TabKeyPlace): TabKeyAction | undefined {
  const { count } = place;
  switch (pressed.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return arrow(pressed, place);
    case 'Home':
      return { type: 'focus', to: 0 };
    case 'End':
      return { type: 'focus', to: count - 1 };
    case 'Enter':
    case ' ':
      return { type: 'show' };
    case 'Delete':
      return { type: 'close' };
    default:
      return undefined;
  }
}

function arrow(
  { key, ctrlKey }: KeyPressed,
  { at, count, isRightToLeft }: TabKeyPlace,
): TabKeyAction | undefined {
  const by = (key === 'ArrowRight') === isRightToLeft ? -1 : 1;
  const to = at + by;
  if (!ctrlKey) return { type: 'focus', to: (to + count) % count };
  return to < 0 || to >= count ? undefined : { type: 'move', to };
}
