/**
 * When to look for a new version, what to tell of it, and when it may take this one's place. It looks a while after
 * the start and then daily; what goes wrong while nobody asked is not told where nothing but the network is missing.
 */
import type {
  ReleaseView,
  Reply,
  UpdateFailure,
  UpdateHold,
  UpdatesView,
  UpdateStage,
  UpdateWay,
} from '@nudge/ipc-contract';
import type { Cancel, Clock } from '../support/clock.ts';
import { Emitter } from '../support/emitter.ts';
import type { KeyedStore } from '../support/keyed-store.ts';
import type { Log } from '../support/log.ts';
import { done, fail } from '../support/reply.ts';
import { UpdateFault, type Updater } from './updater.ts';

const MINUTE = 60_000;
/** Sign-in and windows come first. */
export const FIRST_CHECK_MILLISECONDS = 2 * MINUTE;
export const CHECK_INTERVAL_MILLISECONDS = 24 * 60 * MINUTE;
/** After a check that did not come about, for want of a network or because this one costs by the byte. */
export const RETRY_MILLISECONDS = 60 * MINUTE;
/** While one is ready: other profiles come and go without telling. */
export const OTHERS_LOOK_MILLISECONDS = MINUTE / 2;

const STORE_KEY = 'lastCheckedAt';

/** The profiles that run from this installation. */
export interface RunningProfiles {
  /** This one does. */
  enter(): void;
  leave(): void;
  areOthersThere(): boolean;
}

export interface UpdateServiceOptions {
  readonly way: UpdateWay;
  readonly updater: Updater;
  readonly clock: Clock;
  readonly log: Log;
  readonly store: KeyedStore;
  /** The person's choice. */
  readonly isWanted: () => boolean;
  /** The network costs by the byte. */
  readonly isMetered: () => Promise<boolean>;
  /** What a restart would break off. */
  readonly hold: () => UpdateHold | undefined;
  readonly profiles: RunningProfiles;
}

export class UpdateService {
  readonly changed = new Emitter<UpdatesView>();
  readonly #options: UpdateServiceOptions;
  #stage: UpdateStage = { kind: 'idle' };
  #isPutOff = false;
  /** Answers whether the look that goes on came about. */
  #looking: Promise<boolean> | undefined;
  /** The person waits for what comes of it. */
  #isAsked = false;
  #isStarted = false;
  #cancelPlan: Cancel | undefined;
  #cancelLook: Cancel | undefined;
  #toldHold: UpdateHold | undefined;
  #restartsAfterwards = false;
  #isLeftForLater = false;

  constructor(options: UpdateServiceOptions) {
    this.#options = options;
  }

  get view(): UpdatesView {
    const { way } = this.#options;
    const held = this.#hold;
    const lastCheckedAt = this.#lastCheckedAt;
    return {
      way,
      stage: this.#stage,
      isPutOff: this.#isPutOff,
      ...(held === undefined ? {} : { hold: held }),
      ...(lastCheckedAt === undefined ? {} : { lastCheckedAt }),
    };
  }

  /** Begins to look from time to time, and goes on with that as the settings say. */
  start(): void {
    this.#isStarted = true;
    if (this.#options.way.kind === 'itself') this.#options.profiles.enter();
    this.followWish();
  }

  /** The person's choice may be another now. */
  followWish(): void {
    this.#cancelPlan?.();
    this.#cancelPlan = undefined;
    if (!this.#looks || !this.#goesOn()) return;
    const { clock } = this.#options;
    const next = (this.#lastCheckedAt ?? 0) + CHECK_INTERVAL_MILLISECONDS;
    this.#plan(Math.max(FIRST_CHECK_MILLISECONDS, next - clock.now()));
  }

  /** What would be broken off by a restart may be something else now. */
  lookAtHold(): void {
    this.#tell();
  }

  /** Asked for by the person: also on a network that costs, and whatever comes of it is told. */
  async check(): Promise<void> {
    if (!this.#looks) return;
    const before = this.#stage;
    this.#isPutOff = false;
    this.#tell();
    this.#isAsked = true;
    // One that goes on unasked becomes theirs.
    if (this.#stage.kind !== 'ready' && this.#stage.kind !== 'downloading') this.#show({ kind: 'checking' });
    await this.#look(before);
  }

  /** Nothing more is said of what there is; it is installed all the same. */
  putOff(): void {
    this.#isPutOff = true;
    this.#tell();
  }

  /** Whether the application may end now for the sake of the update, which {@link end} then installs. */
  askForRestart(): Reply<undefined> {
    if (this.#stage.kind !== 'ready') return fail('badArguments');
    if (this.#hold !== undefined) return fail('notNow');
    this.#restartsAfterwards = true;
    return done;
  }

  /** The system takes all programs down: an installer begun now could be cut off half-way. A later exit installs. */
  leaveForLater(): void {
    this.#isLeftForLater = true;
  }

  /** All else is closed: what is ready is installed. Of several profiles the last one does that. */
  end(): void {
    this.#isStarted = false;
    this.#cancelPlan?.();
    this.#cancelLook?.();
    if (this.#stage.kind === 'ready' && !this.#isLeftForLater) this.#install(this.#stage.release);
    this.#options.profiles.leave();
  }

  #install({ version }: ReleaseView): void {
    const { updater, log, profiles } = this.#options;
    if (profiles.areOthersThere()) return log.info('update: left to the last profile', { version });
    try {
      updater.install(this.#restartsAfterwards ? 'restart' : 'exit');
      log.info('update: installed', { version });
    } catch (error) {
      log.warn('update: not installed', { version, code: faultOf(error).reason });
    }
  }

  /** Others in the way come first: as long as they are there, not even an exit helps. */
  get #hold(): UpdateHold | undefined {
    const { hold, profiles } = this.#options;
    return this.#stage.kind === 'ready' && profiles.areOthersThere() ? 'profiles' : hold();
  }

  get #looks(): boolean {
    const { kind } = this.#options.way;
    return kind === 'itself' || kind === 'page';
  }

  get #lastCheckedAt(): number | undefined {
    const stored = this.#options.store.get(STORE_KEY);
    // A clock that was set back must not put the next look off for years.
    const isPast = typeof stored === 'number' && stored > 0 && stored <= this.#options.clock.now();
    return isPast ? stored : undefined;
  }

  #goesOn(): boolean {
    return this.#isStarted && this.#options.isWanted();
  }

  #plan(milliseconds: number): void {
    this.#cancelPlan?.();
    this.#cancelPlan = this.#options.clock.after(milliseconds, () => void this.#lookQuietly());
  }

  async #lookQuietly(): Promise<void> {
    const isMetered = await this.#options.isMetered();
    if (!this.#goesOn()) return;
    const isDone = !isMetered && (await this.#look(this.#stage));
    if (this.#goesOn()) this.#plan(isDone ? CHECK_INTERVAL_MILLISECONDS : RETRY_MILLISECONDS);
  }

  /** One at a time. False: it did not come about, and is worth another try soon. */
  #look(before: UpdateStage): Promise<boolean> {
    this.#looking ??= this.#lookOnce(before).finally(() => {
      this.#looking = undefined;
      this.#isAsked = false;
    });
    return this.#looking;
  }

  async #lookOnce(before: UpdateStage): Promise<boolean> {
    try {
      const release = await this.#options.updater.look();
      this.#options.store.set(STORE_KEY, this.#options.clock.now());
      await this.#follow(release, before);
      return true;
    } catch (error) {
      return this.#fail(faultOf(error), before);
    }
  }

  async #follow(release: ReleaseView | undefined, before: UpdateStage): Promise<void> {
    // One that the feed has taken back since is not installed any more.
    if (release === undefined) return this.#show({ kind: 'newest' });
    const isTold = 'release' in before && before.release.version === release.version;
    if (before.kind === 'ready' && isTold) return this.#tell();
    if (!isTold) this.#isPutOff = false;
    if (this.#options.way.kind === 'page') return this.#show({ kind: 'found', release });
    this.#show({ kind: 'downloading', release, percent: 0 });
    await this.#options.updater.download((percent) => this.#showProgress(release, percent));
    this.#options.log.info('update: ready', { version: release.version });
    this.#show({ kind: 'ready', release });
  }

  /** Whole percents: more would only make work. */
  #showProgress(release: ReleaseView, percent: number): void {
    const whole = Math.min(100, Math.max(0, Math.floor(percent)));
    if (this.#stage.kind === 'downloading' && this.#stage.percent !== whole) {
      this.#show({ kind: 'downloading', release, percent: whole });
    }
  }

  #fail({ reason }: UpdateFault, before: UpdateStage): boolean {
    this.#options.log.warn('update: failed', { code: reason });
    const isQuiet = !this.#isAsked && reason === 'unreachable';
    // What is ready stays so, unless another was being fetched into its place.
    const isKept = before.kind === 'ready' && this.#stage.kind !== 'downloading';
    if (isKept || (isQuiet && before.kind !== 'ready')) this.#show(before);
    else this.#show({ kind: 'failed', reason });
    return reason !== ('unreachable' satisfies UpdateFailure);
  }

  #show(stage: UpdateStage): void {
    this.#stage = stage;
    this.#tell();
    this.#lookForOthers();
  }

  #lookForOthers(): void {
    this.#cancelLook?.();
    if (this.#stage.kind !== 'ready') return;
    this.#cancelLook = this.#options.clock.after(OTHERS_LOOK_MILLISECONDS, () => {
      if (this.#hold !== this.#toldHold) this.#tell();
      this.#lookForOthers();
    });
  }

  #tell(): void {
    const { view } = this;
    this.#toldHold = view.hold;
    this.changed.emit(view);
  }
}

const faultOf = (error: unknown): UpdateFault =>
  error instanceof UpdateFault
    ? error
    : new UpdateFault('unexpected', error instanceof Error ? error.message : String(error));
