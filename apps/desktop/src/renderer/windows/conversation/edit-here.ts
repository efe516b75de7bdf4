import type { ComposerHandle, EditCommand } from '../../components/composer/composer-handle.ts';
import { selectedHistoryText, selectHistory } from '../../components/message/history-text.ts';

/** An edit command goes to the history while one has clicked or selected there last, if it can be done there. */
export function editHere(
  command: EditCommand,
  copyText: (text: string) => void,
  composer: ComposerHandle | null,
): void {
  const history = document.querySelector('[role="log"]');
  const isInHistory = history?.contains(window.getSelection()?.anchorNode ?? null) === true;
  if (history !== null && isInHistory && command === 'selectAll') return selectHistory(history);
  const selected = command === 'copy' && history !== null ? selectedHistoryText(history) : '';
  if (selected === '') composer?.edit(command);
  else copyText(selected);
}
