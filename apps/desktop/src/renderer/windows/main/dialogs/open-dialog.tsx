import type { ContactView, DoctorView, HistoryProtectionView, RequestArguments } from '@nudge/ipc-contract';
import type { MainDialog } from '../main-dialog.ts';
import { countLeft } from '../../../contacts/list-sections.ts';
import type { MenuContext } from '../menus/menu-context.ts';
import { DoctorDialog } from '../../../components/doctor/doctor-dialog.tsx';
import { DeleteLockedDialog } from '../../../components/history-lock/delete-locked-dialog.tsx';
import { UnlockDialog } from '../../../components/history-lock/unlock-dialog.tsx';
import { HelpDialog } from '../help/help-dialog.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { AddContactDialog } from './add-contact-dialog.tsx';
import { AttentionDialog } from './attention-dialog.tsx';
import { ChoosingDialog } from './choosing-dialog.tsx';
import { ContactPropertiesDialog } from './contact-properties-dialog.tsx';
import { ContactsImportedDialog } from './contacts-imported-dialog.tsx';
import { CreateAccountDialog } from './create-account-dialog.tsx';
import { DeleteGroupDialog, GroupNameDialog } from './group-dialogs.tsx';
import { DiagnosticsDialog } from './diagnostics-dialog.tsx';
import { OwnLookDialog } from './own-look-dialog.tsx';
import { PastAlertsDialog } from './past-alerts-dialog.tsx';
import { ReleaseNotesDialog } from './release-notes-dialog.tsx';
import { RemoveContactDialog } from './remove-contact-dialog.tsx';
import { StatusUntilDialog } from './status-until-dialog.tsx';
import './dialogs.css';

interface OpenDialogProps {
  readonly dialog: MainDialog;
  readonly context: MenuContext;
  readonly contacts: ReadonlyMap<string, ContactView>;
  readonly version: string;
  readonly doctor: DoctorView | undefined;
  readonly protection: HistoryProtectionView;
  readonly onAccountCreated: (account: RequestArguments<'createAccount'>) => void;
  readonly onClose: () => void;
}

/** The one dialog that is open. */
export function OpenDialog(props: OpenDialogProps) {
  const { dialog, context, contacts, version, doctor, protection, onAccountCreated, onClose } = props;
  const { text, groups, own, actions } = context;
  const { ask } = actions;
  const deleteLocked = () => ask('deleteLockedHistory', {});
  switch (dialog.kind) {
    case 'addContact':
      return (
        <AddContactDialog
          ownAddress={own?.address ?? ''}
          groups={groups}
          isOnList={(address) => hasAddress(contacts, address)}
          ask={ask}
          onClose={onClose}
        />
      );
    case 'createAccount':
      return <CreateAccountDialog ask={ask} onCreated={onAccountCreated} onClose={onClose} />;
    case 'createGroup':
      return <GroupNameDialog groups={groups} ask={ask} onClose={onClose} />;
    case 'renameGroup':
      return <GroupNameDialog group={dialog.group} groups={groups} ask={ask} onClose={onClose} />;
    case 'deleteGroup':
      return (
        <DeleteGroupDialog
          group={dialog.group}
          leftCount={countLeft(contacts.values(), groups, dialog.group.id)}
          ask={ask}
          onClose={onClose}
        />
      );
    case 'removeContact':
      return <RemoveContactDialog contact={dialog.contact} ask={ask} onClose={onClose} />;
    case 'contactProperties':
      return (
        <ContactPropertiesDialog
          key={dialog.contact.address}
          contact={dialog.contact}
          ask={ask}
          onClose={onClose}
        />
      );
    case 'attention': {
      const { whom, name, choice } = dialog;
      return <AttentionDialog {...{ whom, name, choice, ask, onClose }} />;
    }
    case 'statusUntil': {
      const statusName = text(`status.${own?.status ?? 'online'}`);
      return <StatusUntilDialog statusName={statusName} ask={ask} onClose={onClose} />;
    }
    case 'unlockHistory':
      return (
        <UnlockDialog
          canRemember={protection.canRemember}
          onUnlock={(passphrase, remember) => ask('unlockHistory', { passphrase, remember })}
          onDelete={deleteLocked}
          onClose={onClose}
        />
      );
    case 'deleteLockedHistory':
      return <DeleteLockedDialog onDelete={deleteLocked} onClose={onClose} />;
    case 'pastAlerts':
      return (
        <PastAlertsDialog
          alerts={dialog.alerts}
          onOpen={(id) => {
            actions.tell('openPastAlert', { id });
            onClose();
          }}
          onClear={() => {
            actions.tell('clearPastAlerts', {});
            onClose();
          }}
          onClose={onClose}
        />
      );
    case 'backgrounds':
    case 'font':
    case 'displayName':
      return <OwnLookDialog dialog={dialog} context={context} onClose={onClose} />;
    case 'sendMessage':
    case 'sendFile':
    case 'editContact':
    case 'deleteContact':
      return <ChoosingDialog choice={dialog.kind} context={context} onClose={onClose} />;
    case 'contactsImported':
      return <ContactsImportedDialog counts={dialog.counts} onClose={onClose} />;
    case 'releaseNotes':
      return <ReleaseNotesDialog release={dialog.release} onClose={onClose} />;
    case 'helpTopics':
      return <HelpDialog onClose={onClose} />;
    case 'doctor': {
      const trust = (about: RequestArguments<'trustServer'>) => ask('trustServer', about);
      return <DoctorDialog server={dialog.server} {...{ doctor, ask, trust, onClose }} />;
    }
    case 'diagnostics':
      return <DiagnosticsDialog diagnostics={dialog.diagnostics} onClose={onClose} />;
    case 'about':
      return <AboutDialog version={version} onClose={onClose} />;
    default:
      return dialog satisfies never;
  }
}

/** Addresses are the same in either case. */
function hasAddress(contacts: ReadonlyMap<string, ContactView>, wanted: string): boolean {
  return [...contacts.keys()].some((address) => address.toLowerCase() === wanted.toLowerCase());
}
