import type { ReleaseView, UpdateFailure } from '@nudge/ipc-contract';

/** Looking and fetching fail with one of these; the message is for the log. */
export class UpdateFault extends Error {
  override readonly name = 'UpdateFault';
  readonly reason: UpdateFailure;

  constructor(reason: UpdateFailure, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** What finds, fetches and installs a version: electron-updater in the product. */
export interface Updater {
  /** The newest version of the feed, where that is newer than this one. Rejects with an `UpdateFault`. */
  look(): Promise<ReleaseView | undefined>;
  /** Fetches what was found last and proves it. Percent, 0 to 100. Rejects with an `UpdateFault`. */
  download(onProgress: (percent: number) => void): Promise<void>;
  /**
   * Puts what was fetched in place of this version, or has the system do so once this process has ended. Called
   * when all else is closed. Throws what the system says; this version is still there then.
   */
  install(then: 'exit' | 'restart'): void;
}
