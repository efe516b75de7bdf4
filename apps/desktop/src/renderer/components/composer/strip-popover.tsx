import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import './composer.css';

interface StripPopoverProps {
  /** Accessible name of what opens. */
  readonly label: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly button: ReactNode;
  readonly children: ReactNode;
}

/** A button of the strip with a popover above it; below it where there is no room. Escape closes. */
export function StripPopover({ label, isOpen, onOpenChange, button, children }: StripPopoverProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {button}
      <Popover className="popover strip-popover" placement="top start" offset={3} containerPadding={4}>
        <Dialog className="strip-dialog" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
