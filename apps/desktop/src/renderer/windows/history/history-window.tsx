import { useEffect, useRef, useState } from 'react';
import { focusFirstPart } from '../../components/date-field/field-parts.tsx';
import { selectedHistoryText } from '../../components/message/history-text.ts';
import { useSizes } from '../../components/file-card/use-sizes.ts';
import { MenuBar } from '../../components/window-frame/menu-bar.tsx';
import { useAccelerators } from '../../components/window-frame/use-accelerators.ts';
import { usePanes } from '../../components/window-frame/use-panes.ts';
import { WindowFrame } from '../../components/window-frame/window-frame.tsx';
import { useDates } from '../../text/use-dates.ts';
import { useText } from '../../text/use-text.ts';
import type { HistoryActions } from './history-actions.ts';
import { HistoryDialogs, type OpenDialog } from './history-dialogs.tsx';
import { historyMenus, type MenuCommands } from './history-menus.ts';
import { HistoryPage } from './history-page.tsx';
import type { HistoryState } from './history-state.ts';
import { allSelected, isSelected } from './row-selection.ts';
import { rowsAsText } from './rows-as-text.ts';
import './history-window.css';
import './message-table.css';
import './results.css';
import './dialogs.css';
import './narrow.css';

interface HistoryWindowProps {
  readonly state: HistoryState;
  readonly actions: HistoryActions;
}

const CONTROLS = ['minimize', 'toggleMaximize', 'close'] as const;

/** Everything that was said: frame, menus, page and dialogs, and the keys that work everywhere in it. */
export function HistoryWindow({ state, actions }: HistoryWindowProps) {
  const text = useText();
  const refs = useHistoryRefs();
  const [dialog, setDialog] = useState<OpenDialog>();
  /** Once is enough while the window is open. */
  const wasWarned = useRef(false);
  const [areDatesShown, setDatesShown] = useState(false);
  const copyRows = useCopyRows(state, actions);
  const title = text('history.title');
  const rows = state.table?.rows ?? [];

  useEffect(() => refs.list.current?.focus(), [refs.list]);

  const commands: MenuCommands = {
    copy: () => {
      const selected = refs.table.current === null ? '' : selectedHistoryText(refs.table.current);
      if (selected === '') copyRows();
      else actions.copyText(selected);
    },
    selectAll: () => {
      actions.select(allSelected(rows));
      refs.table.current?.focus();
    },
    find: () => refs.search.current?.focus(),
    goToDay: () => focusFirstPart(refs.day.current),
    toggleDates: () => {
      if (areDatesShown) actions.table.setRange({});
      setDatesShown(!areDatesShown);
    },
    askToDelete: (extent) => setDialog({ kind: 'delete', extent }),
    export: (format, extent) => {
      if (state.protection.state !== 'unlocked' || wasWarned.current) return actions.export(format, extent);
      wasWarned.current = true;
      setDialog({ kind: 'exportPlain', format, extent });
    },
    close: () => actions.control('close'),
  };
  usePanes();
  useAccelerators({
    'Ctrl+F': commands.find,
    'Ctrl+G': commands.goToDay,
    'Ctrl+W': commands.close,
    'Ctrl+C': window.getSelection()?.isCollapsed === false ? undefined : commands.copy,
    F3: () => actions.search.step(1),
    'Shift+F3': () => actions.search.step(-1),
    Escape: state.search.text === '' ? commands.close : actions.search.clear,
  });

  return (
    <WindowFrame
      title={title}
      ownFrame={state.ownFrame}
      controls={CONTROLS}
      onControl={actions.control}
      menuBar={
        <MenuBar
          menus={historyMenus({ state, areDatesShown, actions, commands, text })}
          isVisible={state.settings.general.menuVisible}
        />
      }
    >
      <HistoryPage
        state={state}
        actions={actions}
        commands={commands}
        refs={refs}
        areDatesShown={areDatesShown}
        onLink={(url) => setDialog({ kind: 'link', url })}
      />
      <HistoryDialogs dialog={dialog} state={state} actions={actions} onDone={() => setDialog(undefined)} />
    </WindowFrame>
  );
}

/** What keys and menus give the focus to. */
function useHistoryRefs() {
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const day = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const hits = useRef<HTMLDivElement>(null);
  return { list, search, day, table, hits };
}

export type HistoryRefs = ReturnType<typeof useHistoryRefs>;

function useCopyRows({ table, selection }: HistoryState, actions: HistoryActions): () => void {
  const text = useText();
  const dates = useDates();
  const sizes = useSizes();
  return () => {
    const chosen = (table?.rows ?? []).filter(({ row }) => isSelected(selection, row));
    if (chosen.length > 0) actions.copyText(rowsAsText(chosen, { text, dates, sizes }));
  };
}
