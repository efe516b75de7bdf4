import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';

interface TitledButtonProps {
  readonly className: string;
  /** Tooltip. */
  readonly title: string;
  /** Accessible name, where the contents are only a picture. */
  readonly label?: string;
  readonly isDisabled?: boolean;
  /** Absent where the button opens a menu or popover. */
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

/** A button of React Aria with a tooltip of the plain kind, which its own `Button` does not take. */
export function TitledButton({ className, title, label, isDisabled, onPress, children }: TitledButtonProps) {
  return (
    <Button
      className={className}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isDisabled === undefined ? {} : { isDisabled })}
      {...(onPress === undefined ? {} : { onPress })}
      render={(props) => <button {...props} type="button" title={title} />}
    >
      {children}
    </Button>
  );
}
