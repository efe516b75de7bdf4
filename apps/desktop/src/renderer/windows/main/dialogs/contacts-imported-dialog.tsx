import type { ContactImportCounts } from '@nudge/ipc-contract';
import warning from '@resources/icons/notice/warning-16.svg';
import { useText } from '../../../text/use-text.ts';
import { TellingDialog } from './telling-dialog.tsx';

interface ContactsImportedDialogProps {
  readonly counts: ContactImportCounts;
  readonly onClose: () => void;
}

const OTHER_COUNTS = ['known', 'refused', 'unreadable'] as const;

/** What became of everybody in a saved contact list; what happened to nobody is not mentioned. */
export function ContactsImportedDialog({ counts, onClose }: ContactsImportedDialogProps) {
  const text = useText();
  const { end, notTried } = counts;
  return (
    <TellingDialog title={text('contactFile.title')} onClose={onClose}>
      <p>{text('contactFile.added', { count: counts.added })}</p>
      {OTHER_COUNTS.filter((kind) => counts[kind] > 0).map((kind) => (
        <p key={kind}>{text(`contactFile.${kind}`, { count: counts[kind] })}</p>
      ))}
      {end !== undefined && (
        <div className="dialog-line">
          <img src={warning} width={16} height={16} alt="" />
          <p>
            {text(`err.${end}`)} {text('contactFile.notTried', { count: notTried })}
          </p>
        </div>
      )}
    </TellingDialog>
  );
}
