import { DISPLAY_NAME_MAX_CHARACTERS } from '@nudge/ipc-contract';
import type { OwnLook } from '../main-dialog.ts';
import type { MenuContext } from '../menus/menu-context.ts';
import { showBackgrounds } from '../menus/tools-entries.ts';
import { BackgroundsDialog } from './backgrounds-dialog.tsx';
import { FontDialog } from './font-dialog.tsx';
import { NameDialog } from './name-dialog.tsx';

interface OwnLookDialogProps {
  readonly dialog: OwnLook;
  readonly context: MenuContext;
  readonly onClose: () => void;
}

/** What one shows of oneself, or sees around what is said: backgrounds, text, name. */
export function OwnLookDialog({ dialog, context, onClose }: OwnLookDialogProps) {
  const { text, own, settings, actions } = context;
  const { format, fontSize, background } = settings.messages;
  switch (dialog.kind) {
    case 'backgrounds':
      return (
        <BackgroundsDialog
          chosenId={background}
          own={dialog.own}
          actions={actions}
          onAdded={() => showBackgrounds(context)}
          onClose={onClose}
        />
      );
    case 'font':
      return (
        <FontDialog
          choice={{ format, size: fontSize }}
          onApply={(chosen) =>
            actions.changeSettings({ messages: { format: chosen.format, fontSize: chosen.size } })
          }
          onClose={onClose}
        />
      );
    case 'displayName':
      return (
        <NameDialog
          title={text('rename.title')}
          label={text('rename.name')}
          submitLabel={text('dialog.ok')}
          initial={own?.displayName ?? ''}
          maxLength={DISPLAY_NAME_MAX_CHARACTERS}
          hint={text('rename.hint')}
          check={(name) => (name === '' ? text('rename.noName') : undefined)}
          request={(name) => actions.ask('setDisplayName', { name })}
          onClose={onClose}
        />
      );
    default:
      return dialog satisfies never;
  }
}
