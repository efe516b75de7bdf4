/**
 * electron-updater's way with an AppImage, but for the last step. Its own takes the old file away before the new one
 * is there, gives it another name, which menus and the start with the system do not follow, and waits for the new
 * program to end.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { AppImageUpdater } from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { replaceProgram } from './replace-program.ts';

export interface AppImagePlace {
  /** The running AppImage. */
  readonly file: string;
  /** What it is started with again. */
  readonly restartArguments: readonly string[];
  /** Absent: Electron's own application. */
  readonly app?: AppAdapter;
}

export class CarefulAppImageUpdater extends AppImageUpdater {
  readonly #place: AppImagePlace;

  constructor(place: AppImagePlace) {
    super(null, place.app);
    this.#place = place;
  }

  /** An AppImage is told so by its runtime, and who asks here has looked. */
  override isUpdaterActive(): boolean {
    return true;
  }

  protected override doInstall({ isForceRunAfter }: { readonly isForceRunAfter: boolean }): boolean {
    const { file, restartArguments } = this.#place;
    const sha512 = this.downloadedUpdateHelper?.downloadedFileInfo?.sha512;
    const source = this.installerPath;
    if (source === null || sha512 === undefined) throw new Error('nothing was fetched');
    replaceProgram({ source, sha512, target: file });
    rmSync(source, { force: true });
    if (isForceRunAfter) spawn(file, restartArguments, { detached: true, stdio: 'ignore' }).unref();
    return true;
  }
}
