import { GROUP_NAME_MAX_CHARACTERS, type GroupView } from '@nudge/ipc-contract';
import warning from '@resources/icons/notice/warning-16.svg';
import { FailureWords } from '../../../components/failure-words/failure-words.tsx';
import { ModalDialog } from '../../../components/dialog/modal-dialog.tsx';
import { useText } from '../../../text/use-text.ts';
import type { MainActions } from '../main-actions.ts';
import { DialogButtons } from './dialog-buttons.tsx';
import { NameDialog } from './name-dialog.tsx';
import { useAsking } from './use-asking.ts';

interface GroupNameDialogProps {
  /** Absent: a new group. */
  readonly group?: GroupView;
  readonly groups: readonly GroupView[];
  readonly ask: MainActions['ask'];
  readonly onClose: () => void;
}

/** Create New Group, or Rename Group. */
export function GroupNameDialog({ group, groups, ask, onClose }: GroupNameDialogProps) {
  const text = useText();
  return (
    <NameDialog
      title={text(group === undefined ? 'group.createTitle' : 'group.renameTitle')}
      label={text('group.name')}
      submitLabel={text(group === undefined ? 'group.create' : 'group.rename')}
      initial={group?.name ?? ''}
      maxLength={GROUP_NAME_MAX_CHARACTERS}
      check={(name) => {
        if (name === '') return text('group.noName');
        return isTaken(name, groups, group) ? text('group.exists') : undefined;
      }}
      request={(name) =>
        group === undefined ? ask('addGroup', { name }) : ask('renameGroup', { groupId: group.id, name })
      }
      onClose={onClose}
    />
  );
}

function isTaken(name: string, groups: readonly GroupView[], renamed: GroupView | undefined): boolean {
  return groups.some(
    (group) => group.id !== renamed?.id && group.name.toLocaleLowerCase() === name.toLocaleLowerCase(),
  );
}

interface DeleteGroupDialogProps {
  readonly group: GroupView;
  /** Members who are in no other group. */
  readonly leftCount: number;
  readonly ask: MainActions['ask'];
  readonly onClose: () => void;
}

/** Asks before a group goes; its members are not lost: who is in no other group moves to Other Contacts. */
export function DeleteGroupDialog({ group, leftCount, ask, onClose }: DeleteGroupDialogProps) {
  const text = useText();
  const asking = useAsking();
  return (
    <ModalDialog
      role="alertdialog"
      title={text('group.deleteTitle')}
      onClose={onClose}
      onSubmit={() => asking.run(() => ask('removeGroup', { groupId: group.id }), onClose)}
      buttons={<DialogButtons submitLabel={text('group.delete')} isBusy={asking.isBusy} onCancel={onClose} />}
    >
      <div className="dialog-line">
        <img src={warning} width={16} height={16} alt="" />
        <p>
          {leftCount === 0
            ? text('group.deleteEmpty', { name: group.name })
            : text('group.deleteFull', { name: group.name, count: leftCount })}
        </p>
      </div>
      {asking.failure !== undefined && (
        <p className="field-error" role="alert">
          <FailureWords failure={asking.failure} />
        </p>
      )}
    </ModalDialog>
  );
}
