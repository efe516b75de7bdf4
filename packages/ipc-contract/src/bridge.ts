import type { Changes, Numbered } from './changes.ts';
import type { Reply } from './failures.ts';
import type { RequestArguments, RequestName, RequestResult } from './requests.ts';
import type { Snapshots, WindowKind } from './snapshots.ts';

/** IPC channel of all requests; the first argument is the request's name. */
export const REQUEST_CHANNEL = 'nudge:request';
/** IPC channel of numbered changes from main to one window; each is JSON. */
export const CHANGE_CHANNEL = 'nudge:change';
/** Sounds are played by the main window's renderer: an event key of the settings. */
export const SOUND_CHANNEL = 'nudge:sound';
/** Start of the process argument by which main tells a preload the kind of its window. */
export const WINDOW_KIND_ARGUMENT = '--nudge-window=';
/** Name under which the preload puts the bridge on `window`. */
export const BRIDGE_NAME = 'nudge';

/** A `File` of the page, of which only the preload can learn the path. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

/** What the preload gives to a renderer, and what the gallery's fake client implements. */
export interface Bridge<Kind extends WindowKind = WindowKind> {
  readonly kind: Kind;
  readonly request: <Name extends RequestName>(
    name: Name,
    requestArguments: RequestArguments<Name>,
  ) => Promise<Reply<RequestResult<Name>>>;
  /**
   * Offers files that the person dropped or pasted: their paths are looked up here, so that a page can name no file
   * it was not given. `target`: the address of the contact, or the id of the tab, they were dropped on; absent in a
   * conversation.
   */
  dropFiles(files: readonly DroppedFile[], target?: string): Promise<Reply<undefined>>;
  /** Returns the unsubscribe. Subscribe first, then ask for the snapshot. */
  onChange(listener: (numbered: Numbered<Changes[Kind]>) => void): () => void;
  /** A sound to play now; only the main window gets any. `url` is inside the application. */
  onSound(listener: (url: string) => void): () => void;
}

/**
 * The bridge as it crosses into the page. A change is one text, in JSON: a list of thousands of contacts takes many
 * times as long when Electron carries it over object by object.
 */
export interface CrossingBridge extends Omit<Bridge, 'onChange'> {
  /** Returns the unsubscribe. */
  onChange(listener: (numbered: string) => void): () => void;
}

/** `getSnapshot` typed by the window's own kind. */
export type SnapshotOf<Kind extends WindowKind> = Snapshots[Kind];
