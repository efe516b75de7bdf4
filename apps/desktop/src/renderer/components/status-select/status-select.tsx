import { CHOOSABLE_STATUSES, type ChoosableStatus } from '@nudge/ipc-contract';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import { PresenceIcon } from '../presence/presence-icon.tsx';
import './status-select.css';

interface StatusSelectProps {
  readonly label: string;
  readonly status: ChoosableStatus;
  readonly onChange: (status: ChoosableStatus) => void;
}

/** The flat drop-down that chooses the status one signs in with. */
export function StatusSelect({ label, status, onChange }: StatusSelectProps) {
  const text = useText();
  return (
    <Select
      className="status-select"
      value={status}
      onChange={(key) => {
        const chosen = CHOOSABLE_STATUSES.find((candidate) => candidate === key);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Label>{label}</Label>
      <Button className="flat-button flat-button-framed">
        <SelectValue className="status-select-value">
          {() => (
            <>
              <PresenceIcon status={status} />
              {text(`status.${status}`)}
            </>
          )}
        </SelectValue>
        <span className="drop-arrow" aria-hidden="true" />
      </Button>
      <Popover className="popover" offset={1}>
        <ListBox className="list-box">
          {CHOOSABLE_STATUSES.map((choice) => (
            <ListBoxItem key={choice} id={choice} textValue={text(`status.${choice}`)}>
              <PresenceIcon status={choice} />
              {text(`status.${choice}`)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
