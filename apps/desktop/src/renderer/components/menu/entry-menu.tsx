import { useCallback, useState, type KeyboardEvent } from 'react';
import { Keyboard, Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import { shownShortcut } from '../../text/shown-shortcut.ts';
import { splitMnemonic } from '../../text/mnemonic.ts';
import { MnemonicLabel } from '../mnemonic-label/mnemonic-label.tsx';
import type { MenuChoice, MenuCommand, MenuEntry, SubMenu } from './menu-entry.ts';
import './entry-menu.css';

/** Height of an item and the space between the items and the edge, px; the sheet says the same. */
const ITEM_HEIGHT = 21;
const MENU_EDGE = 4;

interface EntryMenuProps {
  /** Accessible name. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly isUnderlined?: boolean;
  readonly autoFocus?: boolean | 'first' | 'last';
  readonly onClose?: () => void;
}

/** The contents of a drop-down or context menu, with mnemonics, ticks, radio marks and submenus. */
export function EntryMenu({ label, entries, isUnderlined = false, autoFocus, onClose }: EntryMenuProps) {
  const [width, setWidth] = useState(0);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element !== null) setWidth(element.offsetWidth);
  }, []);
  return (
    <div role="presentation" ref={measure} onKeyDownCapture={(event) => pressMnemonic(event, entries)}>
      <Menu
        className="entry-menu"
        aria-label={label}
        disabledKeys={entries.filter(isDisabled).map((entry) => entry.id)}
        {...(autoFocus === undefined ? {} : { autoFocus })}
        {...(onClose === undefined ? {} : { onClose })}
      >
        {entries.map((entry) => renderEntry(entry, isUnderlined, width))}
      </Menu>
    </div>
  );
}

function renderEntry(entry: MenuEntry, isUnderlined: boolean, menuWidth: number) {
  if (entry.kind === 'separator') return <Separator key={entry.id} className="entry-menu-separator" />;
  if (entry.kind !== 'submenu') return <EntryItem key={entry.id} entry={entry} isUnderlined={isUnderlined} />;
  return (
    <SubmenuTrigger key={entry.id}>
      <EntryItem entry={entry} isUnderlined={isUnderlined} />
      {/* Placed below and pushed to the side: in a narrow window it then slides back over its menu instead of out of view. */}
      <Popover
        className="popover entry-menu-popover"
        placement="bottom start"
        offset={-ITEM_HEIGHT - MENU_EDGE}
        crossOffset={menuWidth - 2 * MENU_EDGE}
        containerPadding={2}
      >
        <EntryMenu
          label={splitMnemonic(entry.label).shortText}
          entries={entry.entries}
          isUnderlined={isUnderlined}
        />
      </Popover>
    </SubmenuTrigger>
  );
}

interface EntryItemProps {
  readonly entry: MenuCommand | MenuChoice | SubMenu;
  readonly isUnderlined: boolean;
}

function EntryItem({ entry, isUnderlined }: EntryItemProps) {
  const isChoice = entry.kind === 'check' || entry.kind === 'radio';
  const keys = entry.kind === 'submenu' ? undefined : entry.shortcut;
  const shortcut = keys === undefined ? undefined : shownShortcut(keys);
  const label = splitMnemonic(entry.label).shortText;
  const tooltip = entry.disabledReason ?? entry.hint;
  return (
    <MenuItem
      id={entry.id}
      className="entry-menu-item"
      textValue={label}
      aria-label={shortcut === undefined ? label : `${label} ${shortcut}`}
      data-default={(entry.kind === 'command' && entry.isDefault) || undefined}
      data-entry-id={entry.id}
      {...(entry.kind === 'submenu' ? {} : { onAction: entry.onAction })}
      render={(props) => (
        <div
          {...(props as React.JSX.IntrinsicElements['div'])}
          title={tooltip}
          {...(tooltip === undefined ? {} : { 'aria-description': tooltip })}
          {...(isChoice ? choiceRole(entry) : {})}
        />
      )}
    >
      <span className="entry-menu-mark" aria-hidden="true">
        {entry.icon !== undefined && <img src={entry.icon} width={16} height={16} alt="" />}
        {isChoice && entry.isChecked && entry.icon === undefined && <span data-mark={entry.kind} />}
      </span>
      <MnemonicLabel label={entry.label} isUnderlined={isUnderlined} />
      {/* A space that is only heard: the label and its key are two words. */}{' '}
      {shortcut !== undefined && <Keyboard className="entry-menu-shortcut">{shortcut}</Keyboard>}
      {entry.kind === 'submenu' && <span className="entry-menu-arrow" aria-hidden="true" />}
    </MenuItem>
  );
}

function choiceRole(choice: MenuChoice) {
  const role = choice.kind === 'check' ? ('menuitemcheckbox' as const) : ('menuitemradio' as const);
  return { role, 'aria-checked': choice.isChecked, 'data-checked': choice.isChecked || undefined };
}

function isDisabled(entry: MenuEntry): boolean {
  return entry.kind !== 'separator' && entry.disabledReason !== undefined;
}

/** A letter presses the entry that bears it as mnemonic, at once; without one, type-ahead goes on as usual. */
function pressMnemonic(event: KeyboardEvent<HTMLElement>, entries: readonly MenuEntry[]): void {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.key === ' ') return;
  if ((event.target as HTMLElement).closest('[role="menu"]')?.parentElement !== event.currentTarget) return;
  const pressed = event.key.toLowerCase();
  const entry = entries.find(
    (candidate) =>
      candidate.kind !== 'separator' &&
      !isDisabled(candidate) &&
      splitMnemonic(candidate.label).mnemonic === pressed,
  );
  if (entry === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const item = event.currentTarget.querySelector<HTMLElement>(`[data-entry-id="${CSS.escape(entry.id)}"]`);
  item?.click();
}
