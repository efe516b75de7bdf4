import type { ContactNotesView, Reply } from '@nudge/ipc-contract';
import { done, fail } from '../../services/support/reply.ts';
import type { ApplicationServices } from '../application-services.ts';

type KeptServices = Pick<ApplicationServices, 'messenger' | 'contactNotes' | 'favourites' | 'conversations'>;

interface KeptAbout {
  readonly setNotes: (address: string, notes: ContactNotesView) => Reply<undefined>;
  /** Of somebody who was just added: the list may not have them yet. A note from another time stays. */
  readonly setFirstNickname: (address: string, nickname: string) => void;
  readonly setFavourite: (address: string, isFavourite: boolean) => Reply<undefined>;
}

/** What this computer keeps about contacts, for the account that is signed in. */
export function keptAbout({ messenger, contactNotes, favourites, conversations }: KeptServices): KeptAbout {
  const { directory, own, privacy } = messenger;
  const aboutListed = (address: string, keep: (own: string) => void): Reply<undefined> => {
    if (own.view === undefined) return fail('notSignedIn');
    if (directory.find(address)?.lists.has('forward') !== true) return fail('notOnList');
    keep(own.view.address);
    directory.tellExtras(address);
    return done;
  };
  const tellName = (address: string): void => {
    conversations.tellName(address);
    privacy.tellName(address);
  };
  return {
    setNotes: (address, notes) => {
      const reply = aboutListed(address, (account) => contactNotes.set(account, address, notes));
      tellName(address);
      return reply;
    },
    setFirstNickname: (address, nickname) => {
      const account = own.view?.address;
      if (account === undefined || nickname.trim() === '') return;
      contactNotes.set(account, address, { ...contactNotes.of(account, address), nickname });
      directory.tellExtras(address);
      tellName(address);
    },
    setFavourite: (address, isFavourite) =>
      aboutListed(address, (account) => favourites.set(account, address, isFavourite)),
  };
}
