import type { ContactView } from '@nudge/ipc-contract';
import type { TextKey } from '../../../text/text-key.ts';
import type { ContactChoice } from '../main-dialog.ts';
import { noFileReason } from '../menus/contact-entries.ts';
import { offlineReason, type MenuContext } from '../menus/menu-context.ts';
import { ChooseContactDialog } from './choose-contact-dialog.tsx';

interface ChoosingDialogProps {
  readonly choice: ContactChoice;
  readonly context: MenuContext;
  readonly onClose: () => void;
}

interface Choosing {
  readonly title: TextKey;
  readonly label: TextKey;
  readonly refusal?: (contact: ContactView) => string | undefined;
  readonly onChoose: (contact: ContactView) => void;
}

/** Asks for somebody on the list, and then does with them what the menu said. */
export function ChoosingDialog({ choice, context, onClose }: ChoosingDialogProps) {
  const { text, contacts } = context;
  const { title, label, ...rest } = choosing(choice, context);
  return (
    <ChooseContactDialog
      title={text(title)}
      label={text(label)}
      contacts={contacts}
      {...rest}
      onClose={onClose}
    />
  );
}

function choosing(choice: ContactChoice, context: MenuContext): Choosing {
  const { actions, openDialog } = context;
  switch (choice) {
    case 'sendMessage':
      return {
        title: 'compose.title',
        label: 'compose.to',
        onChoose: ({ address }) => actions.tell('openConversation', { address }),
      };
    case 'sendFile':
      return {
        title: 'compose.fileTitle',
        label: 'compose.to',
        refusal: (contact) => noFileReason(contact, context),
        onChoose: ({ address }) => actions.tell('chooseFiles', { address, what: 'files' }),
      };
    case 'editContact':
      return {
        title: 'compose.editTitle',
        label: 'compose.who',
        onChoose: (contact) => openDialog({ kind: 'contactProperties', contact }),
      };
    case 'deleteContact':
      return {
        title: 'remove.title',
        label: 'compose.who',
        // The line may be lost while the dialog is open.
        refusal: () => offlineReason(context),
        onChoose: (contact) => openDialog({ kind: 'removeContact', contact }),
      };
    default:
      return choice satisfies never;
  }
}
