import type { ChoosableStatus, OwnView, Reply, Settings, Status } from '@nudge/ipc-contract';
import type { MessengerEvent, OwnProfile } from '@nudge/msnp-engine';
import { Emitter } from '../support/emitter.ts';
import { done } from '../support/reply.ts';
import { ownView, presenceOf } from './contact-views.ts';
import type { EnginePort } from './engine-port.ts';
import { effectiveStatus, type IdleInput } from './idle-status.ts';
import { replyOf } from './request-failures.ts';

/** How long nobody touched this computer, and what fills its screen, as the system tells. */
export type Activity = Pick<IdleInput, 'idleSeconds' | 'isScreenLocked' | 'isBusyOnScreen'>;

export interface OwnSideOptions {
  readonly engine: EnginePort;
  readonly settings: () => Settings['personal'];
  /** Takes a personal message that the server took. */
  readonly keepMessage?: (text: string) => void;
  /** Address of an account's own picture; empty for none. */
  readonly pictureOf?: (account: string) => string;
}

/** What this account shows of itself: profile, chosen status and the idle status that may stand in for it. */
export class OwnSide {
  readonly changed = new Emitter<OwnView | undefined>();
  /** The person chose a status. */
  readonly chose = new Emitter<{ readonly was: ChoosableStatus; readonly status: ChoosableStatus }>();
  readonly #engine: EnginePort;
  readonly #settings: () => Settings['personal'];
  readonly #keepMessage: (text: string) => void;
  readonly #pictureOf: (account: string) => string;
  #profile: OwnProfile | undefined;
  #unreadMail: number | undefined;
  #chosen: ChoosableStatus = 'online';
  #shown: ChoosableStatus | 'idle' = 'online';
  #isSignedIn = false;
  #statusUntil: number | undefined;

  constructor({ engine, settings, keepMessage = () => {}, pictureOf = () => '' }: OwnSideOptions) {
    this.#engine = engine;
    this.#settings = settings;
    this.#keepMessage = keepMessage;
    this.#pictureOf = pictureOf;
  }

  get view(): OwnView | undefined {
    if (this.#profile === undefined) return undefined;
    const pictureUrl = this.#pictureOf(this.#profile.account);
    return ownView(this.#profile, {
      unreadMail: this.#unreadMail,
      statusUntil: this.#statusUntil,
      pictureUrl,
    });
  }

  /** What the person wants to show; inactivity may stand in for it. */
  get chosen(): ChoosableStatus {
    return this.#chosen;
  }

  /**
   * By which alerts and sounds go: Busy that only stands in for another status is not the person's word, and whatever
   * it stands in for has a rule of its own.
   */
  get statusForAttention(): Status | undefined {
    const status = this.view?.status;
    return status === 'busy' && this.#shown === 'busy' ? this.#chosen : status;
  }

  take(event: MessengerEvent): void {
    switch (event.type) {
      case 'signedIn':
        this.#isSignedIn = true;
        this.#show(this.#engine.state.profile ?? this.#profile);
        // A session on other ports begins with the chosen status, whatever stood in for it before.
        this.#shown = this.view?.status === 'idle' ? 'idle' : this.#chosen;
        return;
      case 'ownProfileChanged':
        return this.#show(event.profile);
      case 'mailChanged':
        this.#unreadMail = event.inboxUnread;
        return this.#show(this.#profile);
      case 'connectionLost':
        this.#isSignedIn = false;
        return;
      case 'signedOut':
      case 'signInFailed':
        this.#isSignedIn = false;
        this.#unreadMail = undefined;
        return this.#show(undefined);
      default:
    }
  }

  /** The own picture is another one. */
  pictureChanged(): void {
    this.#show(this.#profile);
  }

  /** Only the person sees how long the status lasts. */
  showUntil(statusUntil: number | undefined): void {
    if (this.#statusUntil === statusUntil) return;
    this.#statusUntil = statusUntil;
    this.#show(this.#profile);
  }

  get isSignedIn(): boolean {
    return this.#isSignedIn;
  }

  /** Before signing in: the status it will begin with. */
  begin(status: ChoosableStatus): void {
    this.#chosen = status;
    this.#shown = status;
  }

  async choose(status: ChoosableStatus): Promise<Reply<undefined>> {
    const was = this.#chosen;
    this.#chosen = status;
    this.#shown = status;
    this.chose.emit({ was, status });
    return replyOf(await this.#engine.ask({ type: 'setStatus', status: presenceOf(status) }));
  }

  async setName(name: string): Promise<Reply<undefined>> {
    return replyOf(await this.#engine.ask({ type: 'setDisplayName', name }));
  }

  async setMessage(text: string): Promise<Reply<undefined>> {
    const outcome = await this.#engine.ask({ type: 'setPersonalMessage', text });
    if (outcome.ok) this.#keepMessage(text);
    return replyOf(outcome);
  }

  /** Called every few seconds, and when the screen is locked, unlocked, filled or free again. */
  async notice(activity: Activity): Promise<Reply<undefined>> {
    const status = effectiveStatus({ ...activity, chosen: this.#chosen, settings: this.#settings() });
    if (!this.#isSignedIn || status === this.#shown) return done;
    this.#shown = status;
    return replyOf(await this.#engine.ask({ type: 'setStatus', status: presenceOf(status) }));
  }

  #show(profile: OwnProfile | undefined): void {
    this.#profile = profile;
    this.changed.emit(this.view);
  }
}
