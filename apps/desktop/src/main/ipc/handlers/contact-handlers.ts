import type { Reply } from '@nudge/ipc-contract';
import type { ApplicationServices } from '../application-services.ts';
import type { Caller, RequestHandlers } from '../dispatch-request.ts';
import { done, fail } from '../../services/support/reply.ts';

type ContactRequests =
  | 'addContact'
  | 'removeContact'
  | 'block'
  | 'unblock'
  | 'moveContact'
  | 'copyContact'
  | 'removeFromGroup'
  | 'addGroup'
  | 'renameGroup'
  | 'removeGroup'
  | 'setContactNotes'
  | 'setFavourite'
  | 'openProperties'
  | 'saveContactList'
  | 'importContacts'
  | 'answerContactRequest'
  | 'changePrivacy';

/** A conversation window speaks of the people in it, and of nobody else. */
function aboutPeopleOf({ book }: ApplicationServices['conversations']) {
  return async (
    address: string,
    { context }: Caller,
    act: () => Promise<Reply<undefined>>,
  ): Promise<Reply<undefined>> => {
    if (context.kind !== 'conversation') return act();
    const isInIt = book.get(context.conversationId)?.people.has(address.toLowerCase());
    return isInIt ? act() : fail('notAllowed');
  };
}

export function contactHandlers({
  messenger,
  contactFiles,
  contactNotes,
  favourites,
  prompts,
  conversations,
  shell,
}: ApplicationServices): Pick<RequestHandlers, ContactRequests> {
  const { editing } = messenger;
  const about = aboutPeopleOf(conversations);
  /** What this computer keeps about somebody on the list, for the account that is signed in. */
  const keepAbout = (address: string, keep: (own: string) => void): Reply<undefined> => {
    const own = messenger.own.view?.address;
    if (own === undefined) return fail('notSignedIn');
    if (messenger.directory.find(address)?.lists.has('forward') !== true) return fail('notOnList');
    keep(own);
    messenger.directory.tellExtras(address);
    return done;
  };
  return {
    addContact: (request, caller) => about(request.address, caller, () => editing.addContact(request)),
    removeContact: (request) => editing.removeContact(request),
    block: ({ address }, caller) => about(address, caller, () => editing.block(address)),
    unblock: ({ address }, caller) => about(address, caller, () => editing.unblock(address)),
    moveContact: (request) => editing.moveContact(request),
    copyContact: (request) => editing.copyContact(request),
    removeFromGroup: (request) => editing.removeFromGroup(request),
    addGroup: ({ name }) => editing.addGroup(name),
    renameGroup: (request) => editing.renameGroup(request),
    removeGroup: ({ groupId }) => editing.removeGroup(groupId),
    setContactNotes: ({ address, ...notes }) => {
      const reply = keepAbout(address, (own) => contactNotes.set(own, address, notes));
      conversations.tellName(address);
      messenger.privacy.tellName(address);
      return reply;
    },
    setFavourite: ({ address, isFavourite }) =>
      keepAbout(address, (own) => favourites.set(own, address, isFavourite)),
    openProperties: ({ address }, caller) =>
      about(address, caller, async () => {
        const contact = messenger.directory.find(address);
        if (contact?.lists.has('forward') !== true) return fail('notOnList');
        shell.openProperties(contact.account);
        return done;
      }),
    saveContactList: (request, { windowId }) => contactFiles.save(windowId, request),
    importContacts: (_nothing, { windowId }) => contactFiles.import(windowId),
    changePrivacy: (request) => messenger.privacy.apply(request),
    answerContactRequest: async (request, { context }) => {
      const isForeign = context.kind === 'prompt' && context.address !== request.address;
      if (isForeign) return fail('notAllowed');
      const reply = await editing.answerRequest(request);
      if (reply.ok) prompts.answered(request.address);
      return reply;
    },
  };
}
