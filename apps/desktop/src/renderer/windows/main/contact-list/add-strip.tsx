import addContact from '@resources/icons/main/add-contact.svg';
import listOptions from '@resources/icons/main/list-options.svg';
import type { ReactNode } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import { EntryMenu } from '../../../components/menu/entry-menu.tsx';
import { TitledButton } from '../../../components/toolbar/titled-button.tsx';
import { useLook } from '../../../look/shown-look.ts';
import { listLookEntries } from '../menus/list-entries.ts';
import { offlineReason, type MenuContext } from '../menus/menu-context.ts';

interface AddStripProps {
  readonly context: MenuContext;
  /** The search field. */
  readonly children: ReactNode;
}

/** Above the list: adding by its words and a short search, or in Live a long search and two buttons. */
export function AddStrip({ context, children }: AddStripProps) {
  const isLive = useLook().style === 'live';
  return (
    <div className="add-strip">
      {isLive ? (
        <>
          {children}
          <AddButton context={context} isBare />
          <ListOptions context={context} />
        </>
      ) : (
        <>
          <AddButton context={context} />
          {children}
        </>
      )}
    </div>
  );
}

interface AddButtonProps {
  readonly context: MenuContext;
  /** The picture alone; its words are the tooltip. */
  readonly isBare?: boolean;
}

function AddButton({ context, isBare = false }: AddButtonProps) {
  const label = context.text('list.addContact');
  const reason = offlineReason(context);
  return (
    <button
      type="button"
      className="flat-button"
      disabled={reason !== undefined}
      title={reason ?? (isBare ? label : undefined)}
      aria-label={isBare ? label : undefined}
      onClick={() => context.openDialog({ kind: 'addContact' })}
    >
      <img src={addContact} width={20} height={20} alt="" />
      {!isBare && label}
    </button>
  );
}

function ListOptions({ context }: Pick<AddStripProps, 'context'>) {
  const label = context.text('list.options');
  return (
    <MenuTrigger>
      <TitledButton className="flat-button list-options" label={label} title={label}>
        <img src={listOptions} width={16} height={16} alt="" />
      </TitledButton>
      <Popover className="popover entry-menu-popover" placement="bottom end" offset={1}>
        <EntryMenu label={label} entries={listLookEntries(context)} />
      </Popover>
    </MenuTrigger>
  );
}
