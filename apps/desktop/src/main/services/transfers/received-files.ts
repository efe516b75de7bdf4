import { mkdir } from 'node:fs/promises';
import type { Reply } from '@nudge/ipc-contract';
import type { SettingsService } from '../settings/settings-service.ts';
import { done, fail } from '../support/reply.ts';
import type { FileShell } from './file-shell.ts';

export interface ReceivedFilesOptions {
  readonly defaultFolder: string;
  readonly settings: SettingsService;
  readonly shell: FileShell;
}

/** The folder that files go to while nobody says another, and the program that looks at them there. */
export class ReceivedFiles {
  readonly #options: ReceivedFilesOptions;

  constructor(options: ReceivedFilesOptions) {
    this.#options = options;
  }

  get defaultFolder(): string {
    return this.#options.defaultFolder;
  }

  get folder(): string {
    return this.#options.settings.current.files.folder || this.#options.defaultFolder;
  }

  /** Makes the folder where it is missing; undefined: that cannot be done. */
  async ensure(): Promise<string | undefined> {
    const { folder } = this;
    try {
      await mkdir(folder, { recursive: true });
      return folder;
    } catch {
      return undefined;
    }
  }

  async open(): Promise<Reply<undefined>> {
    const folder = await this.ensure();
    if (folder === undefined) return fail('noReceivedFolder');
    return (await this.#options.shell.openPath(folder)) ? done : fail('unexpected');
  }

  async choose(windowId: number, useDefault: boolean): Promise<Reply<undefined>> {
    const folder = useDefault ? '' : await this.#options.shell.chooseFolder(windowId);
    if (folder !== undefined) this.#options.settings.setFilesFolder(folder);
    return done;
  }

  async chooseScanner(windowId: number, isWanted: boolean): Promise<Reply<undefined>> {
    const program = isWanted ? await this.#options.shell.chooseFile(windowId) : '';
    if (program !== undefined) this.#options.settings.setScanner(program);
    return done;
  }
}
