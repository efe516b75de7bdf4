import type { BackgroundView } from '@nudge/ipc-contract';
import { BackgroundPicker } from '../../../components/composer/background-picker.tsx';
import { useText } from '../../../text/use-text.ts';
import type { MainActions } from '../main-actions.ts';
import { TellingDialog } from './telling-dialog.tsx';
import './backgrounds-dialog.css';

interface BackgroundsDialogProps {
  readonly chosenId: string;
  readonly own: BackgroundView['own'];
  readonly actions: Pick<MainActions, 'changeSettings' | 'addBackground'>;
  /** There is another list of one's own. */
  readonly onAdded: () => void;
  readonly onClose: () => void;
}

/** My Backgrounds: what stands behind the conversations with everybody who has none of their own. */
export function BackgroundsDialog({ chosenId, own, actions, onAdded, onClose }: BackgroundsDialogProps) {
  const text = useText();
  const choose = (background: string): void => actions.changeSettings({ messages: { background } });
  const takeFile = async (file: File): Promise<string | undefined> => {
    const added = await actions.addBackground(file);
    if (!added.ok) return text(added.trouble);
    choose(added.id);
    onAdded();
    return undefined;
  };
  return (
    <TellingDialog title={text('chat.background.title')} onClose={onClose}>
      <p>{text('chat.background.hint')}</p>
      <BackgroundPicker
        chosenId={chosenId}
        own={own}
        aim="everybody"
        name={undefined}
        onChoose={choose}
        onFile={takeFile}
      />
    </TellingDialog>
  );
}
