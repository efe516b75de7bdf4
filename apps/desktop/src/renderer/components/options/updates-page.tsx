import type { Settings, UpdatesView } from '@nudge/ipc-contract';
import { useDates } from '../../text/use-dates.ts';
import { useText, type Text } from '../../text/use-text.ts';
import { ReleaseNotes } from '../updates/release-notes.tsx';
import { Check } from './check.tsx';
import './options-pages.css';
import '../updates/updates.css';

interface UpdatesPageProps {
  readonly choice: Settings['updates'];
  readonly updates: UpdatesView;
  /** Of this program. */
  readonly version: string;
  readonly onChoice: (part: Partial<Settings['updates']>) => void;
  /** These act at once. */
  readonly onCheck: () => void;
  readonly onRestart: () => void;
  readonly onPage: (url: string) => void;
}

/** The version there is, the one that comes, and whether the program looks for it by itself. */
export function UpdatesPage(props: UpdatesPageProps) {
  const { choice, updates, version, onChoice } = props;
  const text = useText();
  const { kind } = updates.way;
  const looks = kind === 'itself' || kind === 'page';
  return (
    <>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.updates.version')}</legend>
        <p>{text('opt.updates.current', { version })}</p>
        {!looks && <p className="options-text">{text(`opt.updates.way.${kind}`)}</p>}
        {kind === 'page' && <p className="options-text">{text('opt.updates.way.page')}</p>}
        {looks && <UpdateState {...props} />}
      </fieldset>
      {looks && (
        <fieldset className="group-box options-stack">
          <legend>{text('opt.updates.looking')}</legend>
          <Check
            label={text('opt.updates.automatic')}
            hint={text(kind === 'page' ? 'opt.updates.automaticPageHint' : 'opt.updates.automaticHint')}
            isChecked={choice.automatic}
            onChange={(automatic) => onChoice({ automatic })}
          />
        </fieldset>
      )}
      {'release' in updates.stage && updates.stage.release.notes !== '' && (
        <fieldset className="group-box options-stack">
          <legend>{text('update.notes')}</legend>
          <ReleaseNotes release={updates.stage.release} />
        </fieldset>
      )}
    </>
  );
}

/** What is known of a new version, and what can be done about it. */
function UpdateState({ updates, onCheck, onRestart, onPage }: UpdatesPageProps) {
  const text = useText();
  const dates = useDates();
  const { stage, way, hold, lastCheckedAt } = updates;
  const isBusy = stage.kind === 'checking' || stage.kind === 'downloading';
  return (
    <>
      {/* While it comes, the progress bar tells how far. */}
      <p role="status" aria-live={stage.kind === 'downloading' ? 'off' : 'polite'} className="options-text">
        {stateWords(updates, text)}
      </p>
      {stage.kind === 'downloading' && (
        <Progress percent={stage.percent} label={text('opt.updates.progress')} />
      )}
      <p className="options-text">
        {lastCheckedAt === undefined
          ? text('opt.updates.neverChecked')
          : text('opt.updates.lastChecked', { when: dates.dateAndTime(lastCheckedAt) })}
      </p>
      {stage.kind === 'ready' && hold !== undefined && (
        <p className="options-text">{text(`update.hold.${hold}`)}</p>
      )}
      <div className="options-row">
        <button type="button" className="button" disabled={isBusy} onClick={onCheck}>
          {text('opt.updates.check')}
        </button>
        {stage.kind === 'ready' && (
          <button type="button" className="button" disabled={hold !== undefined} onClick={onRestart}>
            {text('update.restart')}
          </button>
        )}
        {way.kind === 'page' && (
          <button type="button" className="button" onClick={() => onPage(way.url)}>
            {text('update.openPage')}
          </button>
        )}
      </div>
    </>
  );
}

function stateWords({ stage, hold }: UpdatesView, text: Text): string {
  switch (stage.kind) {
    case 'idle':
      return '';
    case 'checking':
    case 'newest':
      return text(`opt.updates.state.${stage.kind}`);
    case 'downloading':
      return text('opt.updates.state.downloading', {
        version: stage.release.version,
        percent: stage.percent,
      });
    case 'found':
      return text('update.found', { version: stage.release.version });
    case 'ready':
      // What holds it back says when it takes over.
      return text(hold === undefined ? 'opt.updates.state.ready' : 'update.ready', {
        version: stage.release.version,
      });
    case 'failed':
      return text(`opt.updates.failure.${stage.reason}`);
  }
}

interface ProgressProps {
  readonly percent: number;
  readonly label: string;
}

function Progress({ percent, label }: ProgressProps) {
  return (
    <div
      className="update-progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span style={{ width: `${percent}%` }} />
    </div>
  );
}
