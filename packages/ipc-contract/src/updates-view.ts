/** Longest account of what is new that reaches a window, in characters. */
export const RELEASE_NOTES_MAX_CHARACTERS = 4000;

/** How this installation comes to a new version. */
export type UpdateWay =
  | { readonly kind: 'itself' }
  /** The person fetches it from this page; empty where the feed names none. */
  | { readonly kind: 'page'; readonly url: string }
  /** The system's package manager brings it. */
  | { readonly kind: 'manager' }
  /** No feed was named when this was packed. */
  | { readonly kind: 'none' };

export interface ReleaseView {
  readonly version: string;
  /** Plain text, with line breaks; empty where nothing is told. */
  readonly notes: string;
}

export type UpdateFailure =
  /** No answer: no network, or the feed is away. */
  | 'unreachable'
  | 'badFeed'
  /** Cut short, or not what the feed promised. */
  | 'damaged'
  | 'wrongPublisher'
  | 'diskFull'
  /** The folder of the program cannot be written to. */
  | 'notWritable'
  | 'unexpected';

export type UpdateStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'newest' }
  /** There is one, which this installation cannot fetch by itself. */
  | { readonly kind: 'found'; readonly release: ReleaseView }
  | { readonly kind: 'downloading'; readonly release: ReleaseView; readonly percent: number }
  /** It takes the place of this version at the exit. */
  | { readonly kind: 'ready'; readonly release: ReleaseView }
  | { readonly kind: 'failed'; readonly reason: UpdateFailure };

/**
 * Why now is no time to start again: files are on their way, others are connected through this computer, or another
 * profile runs from the same installation. Only that last one also puts off what is done at the exit.
 */
export type UpdateHold = 'transfers' | 'people' | 'profiles';

export interface UpdatesView {
  readonly way: UpdateWay;
  readonly stage: UpdateStage;
  /** The person was told of what is found or ready, and wants to hear no more of it. */
  readonly isPutOff: boolean;
  readonly hold?: UpdateHold;
  /** Milliseconds since 1970; absent: never. */
  readonly lastCheckedAt?: number;
}
