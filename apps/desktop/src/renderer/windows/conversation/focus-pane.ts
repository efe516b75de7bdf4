/** The panes F6 goes through, in this order. */
const PANES = ['history', 'input', 'toolbar', 'pictures'] as const;

const FOCUSABLE = '[contenteditable="true"], [tabindex="0"], button:not(:disabled)';

/** Moves the focus to the next or previous pane that is shown; past either end it leaves, where it can. */
export function focusPane(root: ParentNode, direction: 1 | -1, leave?: () => void): void {
  const panes = PANES.flatMap((name) => {
    const pane = root.querySelector<HTMLElement>(`[data-pane="${name}"]`);
    return pane?.offsetParent ? [pane] : [];
  });
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = at < 0 && direction === -1 ? 0 : at;
  const to = from + direction;
  if (leave !== undefined && panes[to] === undefined) return leave();
  const next = panes[(to + panes.length) % panes.length];
  const target = next?.matches(FOCUSABLE) === true ? next : next?.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
}
