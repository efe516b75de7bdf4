import type { ContactView } from '@nudge/ipc-contract';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { ContactCard } from '../../../components/contact-card/contact-card.tsx';
import { useContactCard } from '../../../components/contact-card/use-contact-card.ts';
import { ContactTree } from '../../../components/contact-tree/contact-tree.tsx';
import type { ListLook } from '../../../components/contact-tree/list-look.ts';
import { ContextMenu } from '../../../components/context-menu/context-menu.tsx';
import { LiveRegion } from '../../../components/live-region/live-region.tsx';
import { SearchField } from '../../../components/search-field/search-field.tsx';
import type { TextKey } from '../../../text/text-key.ts';
import { useText } from '../../../text/use-text.ts';
import { mailLink } from '../menus/contact-entries.ts';
import type { MenuContext } from '../menus/menu-context.ts';
import { AddStrip } from './add-strip.tsx';
import { rowMenu, type OpenRowMenu } from './row-menu.ts';
import { EmptyList } from './empty-list.tsx';
import { useListRows } from './use-list-rows.ts';
import { useTreeEvents } from './use-tree-events.ts';
import './contacts-panel.css';

interface ContactsPanelProps {
  readonly contacts: ReadonlyMap<string, ContactView>;
  readonly context: MenuContext;
  readonly look: ListLook;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** The first view: add strip with search, the tree, and what opens from its rows. */
export function ContactsPanel({ contacts, context, look, searchRef }: ContactsPanelProps) {
  const text = useText();
  const treeRef = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [activeKey, setActiveKey] = useState<string>();
  const [menu, setMenu] = useState<OpenRowMenu>();
  const cards = useContactCard();
  const { rows, found } = useListRows(contacts, context, search);
  const events = useTreeEvents({ context, cards, onActivate: setActiveKey, onMenu: setMenu });
  const emptyTexts = emptyListTexts(contacts.size + context.groups.length, found);
  const firstHit = rows.find((row) => row.kind === 'contact');
  const carded = cards.card === undefined ? undefined : contacts.get(cards.card.address);
  const closeCard = (): void => {
    const { takesFocus } = cards.card ?? {};
    cards.close();
    if (takesFocus === true) treeRef.current?.focus();
  };
  useEffect(() => {
    if (search !== '') setActiveKey(undefined);
  }, [search]);

  return (
    <section className="contacts-panel" aria-label={text('list.contacts')} data-pane="">
      <AddStrip context={context}>
        <SearchField
          value={search}
          inputRef={searchRef}
          onChange={setSearch}
          onEnter={() => search !== '' && firstHit !== undefined && events.onOpen(firstHit)}
          onLeaveDown={() => {
            setActiveKey(rows[0]?.key);
            treeRef.current?.focus();
          }}
        />
      </AddStrip>
      <LiveRegion message={found === undefined ? '' : text('list.found', { count: found })} />
      {emptyTexts === undefined ? (
        <ContactTree rows={rows} activeKey={activeKey} look={look} events={events} treeRef={treeRef} />
      ) : (
        <EmptyList title={text(emptyTexts.title)} hint={text(emptyTexts.hint)} />
      )}
      {menu !== undefined && (
        <ContextMenu
          {...rowMenu(menu.row, context, (row) => cards.openByKey(row.contact.address, anchorAt(menu)))}
          point={menu.point}
          onClose={() => setMenu(undefined)}
        />
      )}
      {cards.card !== undefined && carded !== undefined && (
        <ContactCard
          contact={carded}
          anchor={cards.card.anchor}
          showEmoticons={look.showEmoticons}
          takesFocus={cards.card.takesFocus}
          onSendMessage={() => {
            closeCard();
            context.actions.tell('openConversation', { address: carded.address });
          }}
          onSendMail={() => context.actions.tell('openLink', { url: mailLink(carded.address) })}
          onClose={closeCard}
          onPointerEnter={cards.hold}
          onPointerLeave={cards.release}
        />
      )}
    </section>
  );
}

/** A card opened from a menu stands where the menu stood. */
function anchorAt({ point }: OpenRowMenu): DOMRect {
  return new DOMRect(point.x, point.y, 0, 0);
}

/** What stands in place of the tree when there is nothing in it; nothing when there is. */
function emptyListTexts(
  entries: number,
  found: number | undefined,
): Readonly<Record<'title' | 'hint', TextKey>> | undefined {
  if (found === 0) return { title: 'list.nobodyFound', hint: 'list.nobodyFoundHint' };
  return entries === 0 ? { title: 'list.empty', hint: 'list.emptyHint' } : undefined;
}
