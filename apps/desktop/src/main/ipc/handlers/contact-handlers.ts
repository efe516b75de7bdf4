import type { Reply } from '@nudge/ipc-contract';
import type { ApplicationServices } from '../application-services.ts';
import type { Caller, RequestHandlers } from '../dispatch-request.ts';
import { done, fail } from '../../services/support/reply.ts';
import { keptAbout } from './kept-about.ts';

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

export function contactHandlers(services: ApplicationServices): Pick<RequestHandlers, ContactRequests> {
  const { messenger, contactFiles, prompts, conversations, shell } = services;
  const { editing } = messenger;
  const kept = keptAbout(services);
  const about = aboutPeopleOf(conversations);
  return {
    addContact: ({ nickname = '', ...request }, caller) =>
      about(request.address, caller, async () => {
        const reply = await editing.addContact(request);
        if (reply.ok) kept.setFirstNickname(request.address, nickname);
        return reply;
      }),
    removeContact: (request) => editing.removeContact(request),
    block: ({ address }, caller) => about(address, caller, () => editing.block(address)),
    unblock: ({ address }, caller) => about(address, caller, () => editing.unblock(address)),
    moveContact: (request) => editing.moveContact(request),
    copyContact: (request) => editing.copyContact(request),
    removeFromGroup: (request) => editing.removeFromGroup(request),
    addGroup: ({ name }) => editing.addGroup(name),
    renameGroup: (request) => editing.renameGroup(request),
    removeGroup: ({ groupId }) => editing.removeGroup(groupId),
    setContactNotes: ({ address, ...notes }) => kept.setNotes(address, notes),
    setFavourite: ({ address, isFavourite }) => kept.setFavourite(address, isFavourite),
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
