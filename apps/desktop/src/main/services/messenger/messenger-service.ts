/**
 * One account's session, put together: engine events reach the session, the own side and the contact list in
 * that order, then everybody else; what changed is told to the windows.
 */
import type { ContactNotesView, Settings } from '@nudge/ipc-contract';
import type { MessengerEvent } from '@nudge/msnp-engine';
import type { ServerTrust } from '../connection/server-trust.ts';
import type { ProxyPlace } from '../connection/way-of.ts';
import type { SeenNames } from '../contacts/seen-names.ts';
import type { HostAccess } from '../host/host-access.ts';
import type { ServerProfiles } from '../settings/server-profiles.ts';
import type { ChangeSink } from '../support/change-sink.ts';
import type { Clock } from '../support/clock.ts';
import { Emitter } from '../support/emitter.ts';
import type { Log } from '../support/log.ts';
import { ContactDirectory, type NamesSeen, type PictureOf } from './contact-directory.ts';
import type { EnginePort } from './engine-port.ts';
import { ListEditing } from './list-editing.ts';
import { OwnSide } from './own-side.ts';
import { PrivacyLists } from './privacy-lists.ts';
import type { RememberedAccounts } from './remembered-accounts.ts';
import { SessionControl } from './session-control.ts';

/** Pictures as a session needs them. */
export interface SessionPictures {
  readonly ofContact: PictureOf;
  /** Address of an account's own picture; empty for none. */
  readonly own: (account: string) => string;
  /** What others may see of it. */
  readonly shown: (account: string) => Uint8Array | undefined;
}

const NO_PICTURES: SessionPictures = { ofContact: () => '', own: () => '', shown: () => undefined };

const NO_NOTES: ContactNotesView = { nickname: '', note: '' };

/** After these nobody knows yet whether lines can be left for people who are offline. */
const BEFORE_IT_IS_KNOWN: ReadonlySet<MessengerEvent['type']> = new Set([
  'signedIn',
  'connectionLost',
  'signedOut',
  'signInFailed',
] as const);

/** After these another account may stand, or none. */
const BEGINNING_OR_END: ReadonlySet<MessengerEvent['type']> = new Set([
  'signedIn',
  'signedOut',
  'signInFailed',
] as const);

export interface MessengerServiceOptions {
  readonly engine: EnginePort;
  readonly changes: ChangeSink;
  readonly settings: () => Settings;
  readonly servers: ServerProfiles;
  readonly accounts: RememberedAccounts;
  readonly host: HostAccess;
  readonly trust: Pick<ServerTrust, 'note'>;
  readonly proxy: () => ProxyPlace | undefined;
  readonly prepare: () => Promise<void>;
  readonly pictures?: SessionPictures;
  /** What an own account wrote down about somebody. */
  readonly notesOf?: (account: string, address: string) => ContactNotesView;
  readonly isFavourite?: (account: string, address: string) => boolean;
  /** What an own account saw others call themselves. */
  readonly seenNames?: Pick<SeenNames, 'of' | 'note' | 'forget'>;
  readonly clock: Clock;
  readonly log: Log;
}

export class MessengerService {
  readonly engine: EnginePort;
  readonly directory: ContactDirectory;
  readonly own: OwnSide;
  readonly editing: ListEditing;
  readonly privacy: PrivacyLists;
  readonly control: SessionControl;
  readonly accounts: RememberedAccounts;
  /** Engine events after this service took them. */
  readonly events = new Emitter<MessengerEvent>();
  /** Of the session that stands. Kept here: asked for each of thousands of contacts, the engine would take long. */
  #account = '';
  #keepsForLater = false;

  constructor(options: MessengerServiceOptions) {
    const { engine, changes, settings, pictures = NO_PICTURES, ...rest } = options;
    const { notesOf = () => NO_NOTES, isFavourite = () => false, seenNames } = options;
    this.engine = engine;
    this.accounts = options.accounts;
    this.directory = new ContactDirectory(changes, () => engine.state, {
      pictureOf: pictures.ofContact,
      notesOf: (address) => notesOf(this.#account, address),
      isFavourite: (address) => isFavourite(this.#account, address),
      ...(seenNames === undefined ? {} : { namesSeen: this.#namesSeen(seenNames) }),
    });
    this.own = new OwnSide({
      engine,
      settings: () => settings().personal,
      keepMessage: (text) => this.#keepMessage(text),
      pictureOf: pictures.own,
    });
    this.editing = new ListEditing(engine, this.directory);
    this.privacy = new PrivacyLists(engine, this.editing, (address) => this.directory.nameOf(address));
    this.control = new SessionControl({ ...rest, engine, own: this.own, shownPicture: pictures.shown });
    engine.subscribe((event) => this.#take(event));
    this.#tell(changes);
  }

  /** Whether the server of this session keeps lines for people who are offline. */
  get keepsForLater(): boolean {
    return this.#keepsForLater;
  }

  #take(event: MessengerEvent): void {
    if (BEFORE_IT_IS_KNOWN.has(event.type)) this.#keepsForLater = false;
    if (event.type === 'offlineMessagesPossible') this.#keepsForLater = true;
    if (BEGINNING_OR_END.has(event.type)) this.#account = this.engine.state.profile?.account ?? '';
    if (this.control.isMoving && event.type === 'signedOut') return;
    this.control.take(event);
    this.own.take(event);
    this.directory.take(event);
    this.privacy.take(event);
    this.events.emit(event);
  }

  #namesSeen(names: NonNullable<MessengerServiceOptions['seenNames']>): NamesSeen {
    return {
      of: (address) => names.of(this.#account, address),
      note: (address, name) => names.note(this.#account, address, name),
      forget: (address) => names.forget(this.#account, address),
    };
  }

  #keepMessage(text: string): void {
    const { current } = this.control;
    if (current !== undefined) this.accounts.keepPersonalMessage(current.address, current.server.id, text);
  }

  #tell(changes: ChangeSink): void {
    this.control.changed.subscribe((session) => {
      changes.toMain({ type: 'sessionChanged', session });
      changes.toOptions({ type: 'sessionChanged', session });
    });
    this.own.changed.subscribe((own) => {
      changes.toMain({ type: 'ownChanged', own });
      changes.toOptions({ type: 'ownChanged', own });
      changes.toPicture({ type: 'ownChanged', own });
    });
    this.privacy.changed.subscribe((privacy) => changes.toOptions({ type: 'privacyChanged', privacy }));
    this.accounts.changed.subscribe((accounts) => changes.toMain({ type: 'accountsChanged', accounts }));
  }
}
