import type { PrivacyPersonView } from '@nudge/ipc-contract';
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useText } from '../../text/use-text.ts';
import { ContextMenu, type MenuPoint } from '../context-menu/context-menu.tsx';
import { NameText } from '../name-text/name-text.tsx';
import type { MenuEntry } from '../menu/menu-entry.ts';

/** Stands for everybody who is in neither list; no address looks so. */
export const OTHERS = '*';

interface PrivacyListBoxProps {
  readonly label: string;
  readonly people: readonly PrivacyPersonView[];
  readonly hasOthers: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
  readonly onMove: (ids: ReadonlySet<string>) => void;
  readonly onForget: (address: string) => void;
  readonly onAddContact: (address: string) => void;
  readonly onProperties: (address: string) => void;
}

interface OpenMenu {
  readonly person: PrivacyPersonView;
  readonly point: MenuPoint;
}

/** One of the two lists; a double click or Enter moves a row to the other one. */
export function PrivacyListBox(props: PrivacyListBoxProps) {
  const { label, people, hasOthers, chosen, onChoose, onMove, onForget, onAddContact, onProperties } = props;
  const text = useText();
  const [menu, setMenu] = useState<OpenMenu>();
  const ids = new Set([...people.map(({ address }) => address), ...(hasOthers ? [OTHERS] : [])]);
  const openMenu = (target: EventTarget, point?: MenuPoint): void => {
    const row = target instanceof Element ? target.closest('[data-address]') : null;
    const person = people.find(({ address }) => address === row?.getAttribute('data-address'));
    if (person === undefined || row === null) return;
    const { left, bottom } = row.getBoundingClientRect();
    setMenu({ person, point: point ?? { x: left, y: bottom } });
  };
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    openMenu(event.target, event.button === 2 ? { x: event.clientX, y: event.clientY } : undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    if (isMenuKey) openMenu(focusedRow(event.currentTarget));
  };
  const entries = (person: PrivacyPersonView): readonly MenuEntry[] => [
    {
      kind: 'command',
      id: 'properties',
      label: text('opt.privacy.menu.properties'),
      disabledReason: person.isContact ? undefined : text('err.notOnList'),
      onAction: () => onProperties(person.address),
    },
    {
      kind: 'command',
      id: 'add',
      label: text('opt.privacy.menu.addToList'),
      disabledReason: person.isContact ? text('opt.privacy.isContact') : undefined,
      onAction: () => onAddContact(person.address),
    },
    {
      kind: 'command',
      id: 'delete',
      label: text('opt.privacy.menu.delete'),
      // Whoever is on the list of either side needs an answer to whether they may see this person.
      disabledReason: person.isContact || person.hasUsOnTheirList ? text('opt.privacy.isNeeded') : undefined,
      onAction: () => onForget(person.address),
    },
  ];
  return (
    <div
      className="privacy-list"
      role="group"
      aria-label={label}
      onContextMenu={onContextMenu}
      onKeyDown={onKeyDown}
    >
      <span className="label">{label}</span>
      <ListBox
        className="option-list privacy-list-box"
        aria-label={label}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={[...chosen].filter((id) => ids.has(id))}
        onSelectionChange={(keys) => onChoose(keys === 'all' ? ids : new Set([...keys].map(String)))}
        onAction={(key) => onMove(new Set([String(key)]))}
      >
        {hasOthers && (
          <ListBoxItem id={OTHERS} textValue={text('opt.privacy.allOthers')}>
            <em>{text('opt.privacy.allOthers')}</em>
          </ListBoxItem>
        )}
        {people.map(({ address, displayName }) => (
          <ListBoxItem key={address} id={address} textValue={displayName} data-address={address}>
            <span className="who" title={address}>
              <NameText text={displayName} showEmoticons={false} isOneLine />
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
      {menu !== undefined && (
        <ContextMenu
          label={menu.person.displayName}
          point={menu.point}
          entries={entries(menu.person)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}

function focusedRow(list: EventTarget & Element): Element {
  return list.querySelector('[data-address]:focus') ?? list;
}
