import { splitMnemonic } from '../../text/mnemonic.ts';

interface MnemonicLabelProps {
  /** With its `&`, as the strings file has it. */
  readonly label: string;
  /** Whether the mnemonic is underlined just now. */
  readonly isUnderlined: boolean;
}

/** A menu label; the underline of its mnemonic shows only while Alt asked for it. */
export function MnemonicLabel({ label, isUnderlined }: MnemonicLabelProps) {
  const { text, shortText, index } = splitMnemonic(label);
  if (!isUnderlined || index < 0) return <span className="entry-menu-label">{shortText}</span>;
  return (
    <span className="entry-menu-label">
      {text.slice(0, index)}
      <span className="mnemonic">{text.slice(index, index + 1)}</span>
      {text.slice(index + 1)}
    </span>
  );
}
