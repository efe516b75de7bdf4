import type { Reply, RequestArguments } from '@nudge/ipc-contract';
import { parseAccountName, type AccountName } from '@nudge/msnp-codec';
import { done, fail } from '../support/reply.ts';
import type { ContactDirectory } from './contact-directory.ts';
import type { EnginePort, EngineRequest } from './engine-port.ts';
import { replyOf } from './request-failures.ts';

type AddressedRequest = Extract<EngineRequest, { readonly account: AccountName }>;
type WithoutAccount<Request> = Request extends AddressedRequest ? Omit<Request, 'account'> : never;

/** Says of whom the list has one already. */
function naming(address: string, reply: Reply<undefined>): Reply<undefined> {
  if (reply.ok || reply.failure.code !== 'alreadyOnList') return reply;
  return { ok: false, failure: { ...reply.failure, address } };
}

/** Changes to the contact list; each settles when the server answered. */
export class ListEditing {
  readonly #engine: EnginePort;
  readonly #directory: ContactDirectory;

  constructor(engine: EnginePort, directory: ContactDirectory) {
    this.#engine = engine;
    this.#directory = directory;
  }

  async addContact(wish: RequestArguments<'addContact'>): Promise<Reply<undefined>> {
    const { address, groupId, invitation } = wish;
    if (this.#directory.find(address)?.lists.has('forward')) return naming(address, fail('alreadyOnList'));
    return this.#askAbout(address, {
      type: 'addContact',
      ...(groupId === undefined ? {} : { groupId }),
      ...(invitation === undefined ? {} : { invitation: { text: invitation.trim() } }),
    });
  }

  removeContact({ address, alsoBlock }: RequestArguments<'removeContact'>): Promise<Reply<undefined>> {
    return this.#askAbout(address, { type: 'removeContact', alsoBlock });
  }

  block(address: string): Promise<Reply<undefined>> {
    return this.#askAbout(address, { type: 'block' });
  }

  unblock(address: string): Promise<Reply<undefined>> {
    return this.#askAbout(address, { type: 'unblock' });
  }

  /** Neither allowed nor blocked: as everybody else. */
  forgetPrivacy(address: string): Promise<Reply<undefined>> {
    return this.#askAbout(address, { type: 'forgetPrivacy' });
  }

  async moveContact({ address, from, to }: RequestArguments<'moveContact'>): Promise<Reply<undefined>> {
    if (from === to) return done;
    const groups = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    return this.#askAbout(address, { type: 'moveContact', ...groups });
  }

  copyContact({ address, to }: RequestArguments<'copyContact'>): Promise<Reply<undefined>> {
    return this.#askAbout(address, { type: 'addToGroup', groupId: to });
  }

  removeFromGroup({ address, groupId }: RequestArguments<'removeFromGroup'>): Promise<Reply<undefined>> {
    return this.#askAbout(address, { type: 'removeFromGroup', groupId });
  }

  async addGroup(name: string): Promise<Reply<undefined>> {
    if (this.#isGroupNameTaken(name)) return fail('groupExists');
    return this.#ask({ type: 'addGroup', name });
  }

  async renameGroup({ groupId, name }: RequestArguments<'renameGroup'>): Promise<Reply<undefined>> {
    if (this.#isGroupNameTaken(name, groupId)) return fail('groupExists');
    return this.#ask({ type: 'renameGroup', groupId, name });
  }

  removeGroup(groupId: string): Promise<Reply<undefined>> {
    return this.#ask({ type: 'removeGroup', groupId });
  }

  async answerRequest(answer: RequestArguments<'answerContactRequest'>): Promise<Reply<undefined>> {
    const { address, answer: decision, addToList } = answer;
    const request = { type: 'answerContactRequest', answer: decision, addToList } as const;
    const reply = await this.#askAbout(address, request);
    if (reply.ok) this.#directory.removeRequest(address);
    return reply;
  }

  #isGroupNameTaken(name: string, except?: string): boolean {
    const wanted = name.toLocaleLowerCase();
    return this.#directory
      .groups()
      .some((group) => group.id !== except && group.name.toLocaleLowerCase() === wanted);
  }

  async #askAbout(address: string, request: WithoutAccount<AddressedRequest>): Promise<Reply<undefined>> {
    const account = parseAccountName(address);
    if (account === undefined) return fail('badAddress');
    return naming(address, await this.#ask({ ...request, account }));
  }

  async #ask(request: EngineRequest): Promise<Reply<undefined>> {
    return replyOf(await this.#engine.ask(request));
  }
}
