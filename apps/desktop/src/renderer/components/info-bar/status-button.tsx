import { useRef, type RefObject } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import type { OwnView } from '@nudge/ipc-contract';
import { useDates } from '../../text/use-dates.ts';
import { useText } from '../../text/use-text.ts';
import { EntryMenu } from '../menu/entry-menu.tsx';
import type { MenuEntry } from '../menu/menu-entry.ts';
import { NameText } from '../name-text/name-text.tsx';

interface StatusButtonProps {
  readonly own: OwnView;
  readonly entries: readonly MenuEntry[];
  readonly showEmoticons: boolean;
  readonly buttonRef?: RefObject<HTMLButtonElement | null>;
}

/** Own name and status; a press opens the status menu. */
export function StatusButton({ own, entries, showEmoticons, buttonRef }: StatusButtonProps) {
  const text = useText();
  const fallbackRef = useRef<HTMLButtonElement>(null);
  const name = own.displayName === '' ? own.address : own.displayName;
  const dates = useDates();
  const plain = text(`status.${own.status}`);
  const { statusUntil } = own;
  const status =
    statusUntil === undefined
      ? plain
      : text('list.statusUntil', { status: plain, time: dates.time(statusUntil) });
  return (
    <MenuTrigger>
      <Button
        ref={buttonRef ?? fallbackRef}
        className="status-button"
        aria-label={text('list.statusMenu', { name, status })}
      >
        <span className="status-button-name">
          <NameText text={name} showEmoticons={showEmoticons} isOneLine />
        </span>
        <span className="status-button-status">{text('list.contactStatus', { status })}</span>
        <span className="drop-arrow" aria-hidden="true" />
      </Button>
      <Popover className="popover entry-menu-popover" placement="bottom start" offset={1}>
        <EntryMenu label={plain} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}
