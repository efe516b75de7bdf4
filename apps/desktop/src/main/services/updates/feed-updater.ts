/** electron-updater as our {@link Updater}: told to do nothing by itself, and to say of the person as little as can be. */
import type { ReleaseView } from '@nudge/ipc-contract';
import type { AppUpdater } from 'electron-updater';
import { type NamedProxy, ProxyAnswers } from '../connection/proxy-answers.ts';
import { guardRequests } from './guard-requests.ts';
import { plainNotes } from './plain-notes.ts';
import { updateFault } from './update-faults.ts';
import { UpdateFault, type Updater } from './updater.ts';

export interface FeedUpdaterOptions {
  readonly updater: AppUpdater;
  /** In place of the feed that was packed. */
  readonly feed: string | undefined;
  /** Asked who we are at it. */
  readonly proxy: () => NamedProxy | undefined;
  /** Answers whether it was done, or will be once this process has ended. */
  readonly install: (then: 'exit' | 'restart') => boolean;
}

/**
 * It would make up a number for each installation and send that along, for feeds that hand a version to some first.
 * All of ours send the same one.
 */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** More than one look needs, which makes several requests. */
const PROXY_ANSWERS_MAX = 8;

const VERSION_MAX_CHARACTERS = 64;

export class FeedUpdater implements Updater {
  readonly #options: FeedUpdaterOptions;
  readonly #proxyAnswers: ProxyAnswers;
  #fault: unknown;

  constructor(options: FeedUpdaterOptions) {
    this.#options = options;
    const { updater, feed } = options;
    this.#proxyAnswers = new ProxyAnswers(options.proxy, PROXY_ANSWERS_MAX);
    updater.autoDownload = false;
    updater.allowDowngrade = false;
    updater.disableWebInstaller = true;
    updater.isUserWithinRollout = () => true;
    updater.requestHeaders = { 'x-user-staging-id': NOBODY };
    // Its own lines hold stack traces; what matters comes back as a fault.
    updater.logger = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
    updater.on('error', (error) => {
      this.#fault = error;
    });
    updater.on('login', (asker, answer) => this.#proxyAnswers.answer(asker, answer));
    const executor: unknown = Reflect.get(updater, 'httpExecutor');
    if (typeof executor === 'object' && executor !== null) guardRequests(executor);
    if (feed !== undefined) updater.setFeedURL({ provider: 'generic', url: feed });
  }

  async look(): Promise<ReleaseView | undefined> {
    this.#proxyAnswers.begin();
    try {
      const found = await this.#options.updater.checkForUpdates();
      if (found === null) throw new UpdateFault('unexpected', 'updates are not for this installation');
      return found.isUpdateAvailable ? this.#releaseOf(found.updateInfo) : undefined;
    } catch (error) {
      throw updateFault(error);
    }
  }

  async download(onProgress: (percent: number) => void): Promise<void> {
    const { updater } = this.#options;
    this.#proxyAnswers.begin();
    const listen = ({ percent }: { readonly percent: number }): void => onProgress(percent);
    updater.on('download-progress', listen);
    try {
      await updater.downloadUpdate();
    } catch (error) {
      throw updateFault(error);
    } finally {
      updater.off('download-progress', listen);
    }
  }

  install(then: 'exit' | 'restart'): void {
    this.#fault = undefined;
    if (!this.#options.install(then)) throw updateFault(this.#fault ?? 'not installed');
  }

  /** It has compared the versions; a mistake there would bring old holes back, so it is done once more here. */
  #releaseOf({ version, releaseNotes }: { readonly version: string; readonly releaseNotes?: unknown }) {
    const { currentVersion } = this.#options.updater;
    if (version.length > VERSION_MAX_CHARACTERS || currentVersion.compare(version) >= 0) {
      throw new UpdateFault('badFeed', 'the feed offers a version that is not newer');
    }
    return { version, notes: plainNotes(releaseNotes) };
  }
}
