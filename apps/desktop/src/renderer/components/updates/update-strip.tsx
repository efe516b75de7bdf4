import type { ReleaseView, UpdatesView } from '@nudge/ipc-contract';
import info from '@resources/icons/notice/info-16.svg';
import { useText } from '../../text/use-text.ts';
import '../status-strip/status-strip.css';

interface UpdateStripProps {
  readonly updates: UpdatesView;
  readonly onNotes: (release: ReleaseView) => void;
  readonly onRestart: () => void;
  /** The page a new version is fetched from. */
  readonly onPage: (url: string) => void;
  readonly onLater: () => void;
}

/** A new version that is ready, or that the person can fetch; nothing at all while there is none to tell of. */
export function UpdateStrip({ updates, onNotes, onRestart, onPage, onLater }: UpdateStripProps) {
  const text = useText();
  const { stage, way, hold, isPutOff } = updates;
  if (isPutOff || (stage.kind !== 'ready' && stage.kind !== 'found')) return undefined;
  const { release } = stage;
  return (
    <div className="status-strip status-strip-tall notice notice-info" role="alert">
      <img src={info} width={16} height={16} alt="" />
      <div className="status-strip-text">
        <p>{text(`update.${stage.kind}`, { version: release.version })}</p>
        {stage.kind === 'ready' && hold !== undefined && <p>{text(`update.hold.${hold}`)}</p>}
        <div className="status-strip-choices">
          {release.notes !== '' && (
            <button type="button" className="link-button" onClick={() => onNotes(release)}>
              {text('update.notes')}
            </button>
          )}
          {stage.kind === 'ready' && hold === undefined && (
            <button type="button" className="link-button" onClick={onRestart}>
              {text('update.restart')}
            </button>
          )}
          {stage.kind === 'found' && way.kind === 'page' && (
            <button type="button" className="link-button" onClick={() => onPage(way.url)}>
              {text('update.openPage')}
            </button>
          )}
          <button type="button" className="link-button" onClick={onLater}>
            {text('update.later')}
          </button>
        </div>
      </div>
    </div>
  );
}
