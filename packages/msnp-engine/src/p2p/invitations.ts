/** What others ask of us: INVITE and BYE, sorted by what they are about, and answered where there is nothing to it. */
import {
  EUF_GUIDS,
  readMsnObjectContext,
  type MsnObject,
  type SessionRequest,
  type SlpBody,
  type SlpRequest,
  type SlpStatus,
} from '@nudge/msnp-codec';
import type { OfferHandler } from '../transfer/peer-port.ts';
import { respond } from './call.ts';
import { closeContext } from './close-reason.ts';
import { offerOf } from './file-offer.ts';
import { FileReceiver } from './file-receiver.ts';
import { OFFERS_WAITING_MAX, STORED_TRANSFERS_MAX } from './limits.ts';
import { ObjectOwner } from './object-owner.ts';
import type { PeerLine } from './peer-line.ts';
import { RecentKeys } from './recent-keys.ts';
import type { Sessions } from './sessions.ts';

/** Our objects that others may have. */
export interface ObjectSource {
  /** By the hash of its data, Base64 as in the descriptor. */
  find(sha1d: string): { readonly object: MsnObject; readonly data: Uint8Array } | undefined;
}

export interface InvitationOptions {
  readonly onOffer: OfferHandler;
  readonly objects: ObjectSource;
}

export class Invitations {
  readonly #line: PeerLine;
  readonly #sessions: Sessions;
  readonly #options: InvitationOptions;
  /** What was stored and checked: if the sender never learned of it, it offers it again. */
  readonly #stored = new RecentKeys(STORED_TRANSFERS_MAX);

  constructor(line: PeerLine, sessions: Sessions, options: InvitationOptions) {
    this.#line = line;
    this.#sessions = sessions;
    this.#options = options;
  }

  invited(invite: SlpRequest, body: SlpBody, now: number): void {
    if (body.kind !== 'sessionRequest') return this.#refuse(invite, 500);
    // Sent again over another lane; it is answered already, or will be.
    if (this.#sessions.isKnown(invite.callId)) return;
    if (this.#sessions.isFull || this.#sessions.isTaken(body.sessionId)) return this.#refuse(invite, 500);
    if (body.eufGuid === EUF_GUIDS.object) return this.#objectAsked(invite, body);
    if (body.eufGuid === EUF_GUIDS.file) return this.#fileOffered(invite, body, now);
    this.#refuse(invite, 500);
  }

  #objectAsked(invite: SlpRequest, request: SessionRequest): void {
    const asked = request.context === undefined ? undefined : readMsnObjectContext(request.context);
    const found = asked === undefined ? undefined : this.#options.objects.find(asked.sha1d);
    if (found === undefined) return this.#decline(invite, request);
    this.#sessions.add(new ObjectOwner(this.#line, { invite, request, data: found.data }));
  }

  #fileOffered(invite: SlpRequest, request: SessionRequest, now: number): void {
    const offer = offerOf(request);
    if (offer === undefined) return this.#refuse(invite, 606);
    if (this.#isStored(invite, offer.resumeId, offer.size)) return;
    if (this.#waitingCount() >= OFFERS_WAITING_MAX) return this.#decline(invite, request);
    const receiver = new FileReceiver(this.#line, { invite, request, offer, now });
    this.#sessions.add(receiver);
    receiver.onStored = () => this.#stored.add(storedKey(offer.resumeId, offer.size));
    receiver.listener = this.#options.onOffer(offer, receiver, now);
  }

  #waitingCount(): number {
    let count = 0;
    for (const session of this.#sessions.all) {
      if (session instanceof FileReceiver && session.isWaiting) count++;
    }
    return count;
  }

  /** The same again: it is here already, and that is all there is to say. */
  #isStored(invite: SlpRequest, resumeId: string | undefined, size: number): boolean {
    if (resumeId === undefined || !this.#stored.has(storedKey(resumeId, size))) return false;
    const body = { kind: 'sessionClose', context: closeContext('stored') } as const;
    respond(this.#line, invite, { status: 603, body });
    return true;
  }

  #decline(invite: SlpRequest, { sessionId }: SessionRequest): void {
    respond(this.#line, invite, { status: 603, body: { kind: 'sessionAnswer', sessionId } });
  }

  #refuse(invite: SlpRequest, status: SlpStatus): void {
    respond(this.#line, invite, { status, body: { kind: 'none' } });
  }

  closed(bye: SlpRequest, body: SlpBody, now: number): void {
    const session = this.#sessions.byCall(bye.callId);
    if (session !== undefined) session.closedByPeer(bye, body, now);
    else if (!this.#sessions.isKnown(bye.callId)) this.#refuse(bye, 481);
  }
}

function storedKey(resumeId: string | undefined, size: number): string {
  return `${resumeId ?? ''}/${size}`;
}
