import { withoutIsolates } from '@nudge/ipc-contract';

/**
 * The text of a piece of the history, as copying gives it: codes instead of pictures, every line on its own,
 * and nothing of the marks at the side.
 */
export function historyText(piece: Node): string {
  const lines = textOf(piece).split(BORDER);
  return withoutIsolates(lines.filter((line) => line !== '').join('\n'));
}

/** What is selected in a history, with codes; empty when the selection is elsewhere or nothing. */
export function selectedHistoryText(history: Element): string {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  return history.contains(range.commonAncestorContainer) ? historyText(range.cloneContents()) : '';
}

/** Selects everything in a history. */
export function selectHistory(history: Element): void {
  window.getSelection()?.selectAllChildren(history);
}

/** Stands where a line of its own begins or ends; no text of a page can hold it. */
const BORDER = '\0';
const OWN_LINE: ReadonlySet<string> = new Set(['ARTICLE', 'DIV', 'P', 'SECTION']);

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (node instanceof HTMLImageElement) return node.classList.contains('emoticon') ? node.alt : '';
  if (node instanceof HTMLElement && node.dataset['notCopied'] !== undefined) return '';
  const inner = [...node.childNodes].map(textOf).join('');
  return OWN_LINE.has(node.nodeName) ? `${BORDER}${inner}${BORDER}` : inner;
}
