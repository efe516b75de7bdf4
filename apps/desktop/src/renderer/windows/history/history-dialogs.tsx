import { LinkDialog } from '../conversation/link-dialog.tsx';
import type { HistoryFormat } from '@nudge/ipc-contract';
import { DeleteDialog, type Deletion } from './delete-dialog.tsx';
import { ExportPlainDialog } from './export-plain-dialog.tsx';
import type { Extent, HistoryActions } from './history-actions.ts';
import { chosenConversation, titleOf, type HistoryState } from './history-state.ts';
import { ImportDialog } from './import-dialog.tsx';

export type OpenDialog =
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'delete'; readonly extent: Extent }
  | { readonly kind: 'exportPlain'; readonly format: HistoryFormat; readonly extent: Extent };

interface HistoryDialogsProps {
  readonly dialog: OpenDialog | undefined;
  readonly state: HistoryState;
  readonly actions: HistoryActions;
  readonly onDone: () => void;
}

/** The one dialog that is open, if any. */
export function HistoryDialogs({ dialog, state, actions, onDone }: HistoryDialogsProps) {
  if (state.logs !== undefined)
    return <ImportDialog state={state.logs} onImport={actions.logs.take} onClose={actions.logs.close} />;
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'link':
      return (
        <LinkDialog url={dialog.url} onOpen={actions.openLink} onCopy={actions.copyText} onClose={onDone} />
      );
    case 'exportPlain':
      return (
        <ExportPlainDialog onExport={() => actions.export(dialog.format, dialog.extent)} onClose={onDone} />
      );
    case 'delete':
      return (
        <DeleteDialog
          deletion={deletionOf(dialog.extent, state)}
          onDelete={() => actions.delete(dialog.extent)}
          onClose={onDone}
        />
      );
  }
}

/** What would go. Of a range as many are counted as are loaded. */
export function deletionOf(extent: Extent, state: HistoryState): Deletion {
  const chosen = chosenConversation(state);
  const name = chosen === undefined ? '' : titleOf(chosen);
  switch (extent) {
    case 'everything': {
      const count = state.conversations.reduce((sum, { lineCount }) => sum + lineCount, 0);
      return { extent, name: '', count, isMore: false };
    }
    case 'conversation':
      return { extent, name, count: chosen?.lineCount ?? 0, isMore: false };
    case 'range': {
      const { table, shelf } = state;
      const isMore = shelf !== 'all' || table === undefined || table.hasEarlier || table.hasLater;
      return { extent, name, count: table?.rows.length ?? 0, isMore };
    }
  }
}
