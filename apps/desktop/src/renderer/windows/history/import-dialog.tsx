import type { FoundLogView, LogImport } from '@nudge/ipc-contract';
import { focusOnMount } from '../../components/dialog/focus-on-mount.ts';
import { ModalDialog } from '../../components/dialog/modal-dialog.tsx';
import { useDates } from '../../text/use-dates.ts';
import { useText } from '../../text/use-text.ts';
import type { ImportState } from './history-state.ts';
import { NameList } from './name-list.tsx';

interface ImportDialogProps {
  readonly state: ImportState;
  readonly onImport: () => void;
  readonly onClose: () => void;
}

/** Logs of another program: what would come is shown first, and nothing comes before "Import". */
export function ImportDialog({ state, onImport, onClose }: ImportDialogProps) {
  const text = useText();
  const isUseful = state.step === 'found' && state.logs.some(({ newCount }) => newCount > 0);
  return (
    <ModalDialog
      title={text('history.import.title')}
      onClose={onClose}
      onSubmit={isUseful ? onImport : onClose}
      buttons={
        <>
          {isUseful && (
            <button type="submit" ref={focusOnMount} className="button button-default">
              {text('history.import.now')}
            </button>
          )}
          <button
            key={state.step}
            type="button"
            ref={isUseful ? undefined : focusOnMount}
            className="button"
            onClick={onClose}
          >
            {text(isUseful || state.step === 'finding' ? 'dialog.cancel' : 'history.close')}
          </button>
        </>
      }
    >
      <ImportStep state={state} />
    </ModalDialog>
  );
}

function ImportStep({ state }: Pick<ImportDialogProps, 'state'>) {
  switch (state.step) {
    case 'finding':
    case 'importing':
      return <Progress key={state.step} {...state} />;
    case 'found':
      return <Found {...state} />;
    case 'imported':
      return <Imported result={state.result} />;
  }
}

interface ProgressProps {
  readonly step: 'finding' | 'importing';
  readonly done: number;
  readonly total: number;
}

function Progress({ step, done, total }: ProgressProps) {
  const text = useText();
  const label = text(`history.import.${step}`);
  const isKnown = total > 0;
  return (
    <>
      <p>{label}</p>
      <div
        role="progressbar"
        className="history-progress"
        aria-label={label}
        aria-valuemin={0}
        {...(isKnown ? { 'aria-valuemax': total, 'aria-valuenow': done } : {})}
      >
        {isKnown && <span style={{ width: `${(done / total) * 100}%` }} />}
      </div>
      <p className="field-hint">
        {isKnown ? text('history.import.files', { done, total }) : text('history.import.chooseFolder')}
      </p>
    </>
  );
}

function Found(found: Extract<ImportState, { step: 'found' }>) {
  const text = useText();
  const { logs, unreadable, isCutShort } = found;
  const newCount = logs.reduce((sum, log) => sum + log.newCount, 0);
  return (
    <>
      <p role="status">{summary()}</p>
      {logs.length > 0 && <LogTable logs={logs} />}
      {unreadable.length > 0 && (
        <NameList
          title={text('history.import.unreadable', { count: unreadable.length })}
          names={unreadable}
        />
      )}
      {isCutShort && <p className="field-hint">{text('history.import.cutShort')}</p>}
      <p className="field-hint">{text('history.import.hint')}</p>
    </>
  );

  function summary(): string {
    if (logs.length === 0) return text('history.import.nothing');
    return text(newCount === 0 ? 'history.import.allKnown' : 'history.import.found', { count: newCount });
  }
}

interface LogTableProps {
  readonly logs: readonly FoundLogView[];
}

function LogTable({ logs }: LogTableProps) {
  const text = useText();
  const dates = useDates();
  const columns = ['file', 'who', 'new', 'known', 'from', 'to'] as const;
  return (
    // Scrolled by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus
    <div className="history-logs" tabIndex={0} role="region" aria-label={text('history.import.logs')}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {text(`history.import.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {logs.map(({ file, title, newCount, knownCount, firstAt, lastAt }) => (
            <tr key={file}>
              <th scope="row">
                <bdi dir="ltr">{file}</bdi>
              </th>
              <td>
                <bdi>{title}</bdi>
              </td>
              <td>{newCount}</td>
              <td>{knownCount}</td>
              <td>{firstAt === undefined ? '' : dates.date(firstAt)}</td>
              <td>{lastAt === undefined ? '' : dates.date(lastAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ImportedProps {
  readonly result: LogImport;
}

function Imported({ result }: ImportedProps) {
  const text = useText();
  const { addedCount, knownCount, failed } = result;
  return (
    <>
      <p role="status">{text('history.import.done', { count: addedCount, known: knownCount })}</p>
      {failed.length > 0 && (
        <NameList title={text('history.import.failed', { count: failed.length })} names={failed} />
      )}
    </>
  );
}
