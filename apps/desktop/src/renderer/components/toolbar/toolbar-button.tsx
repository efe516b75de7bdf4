import { TitledButton } from './titled-button.tsx';
import './toolbar-button.css';

interface ToolbarButtonProps {
  readonly label: string;
  /** Tooltip. */
  readonly hint: string;
  /** Address of a 32 px drawing. */
  readonly icon: string;
  /** Present: the button is disabled, and this is why. */
  readonly disabledReason?: string | undefined;
  /** Absent where the button opens a menu. */
  readonly onPress?: () => void;
}

/** A button of a conversation's toolbar: a picture of 32 px with its name below. */
export function ToolbarButton({ label, hint, icon, disabledReason, onPress }: ToolbarButtonProps) {
  return (
    <TitledButton
      className="toolbar-button"
      title={disabledReason ?? hint}
      isDisabled={disabledReason !== undefined}
      {...(onPress === undefined ? {} : { onPress })}
    >
      <img src={icon} width={32} height={32} alt="" />
      {label}
    </TitledButton>
  );
}
