/** Pictures pasted from the clipboard, as files while they are sent. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface PastedPicturesOptions {
  readonly folder: string;
  readonly newId: () => string;
}

export class PastedPictures {
  readonly #options: PastedPicturesOptions;

  constructor(options: PastedPicturesOptions) {
    this.#options = options;
  }

  /** Answers its path; undefined when it cannot be written. */
  write(name: string, data: Uint8Array): string | undefined {
    const folder = path.join(this.#options.folder, this.#options.newId());
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = path.join(folder, name);
      writeFileSync(file, data, { mode: 0o600 });
      return file;
    } catch {
      rmSync(folder, { recursive: true, force: true });
      return undefined;
    }
  }

  /** Deletes those among the files that were pasted; anybody else's stay. */
  release(files: readonly string[]): void {
    for (const file of files) {
      const folder = path.dirname(file);
      if (path.dirname(folder) === this.#options.folder) rmSync(folder, { recursive: true, force: true });
    }
  }

  /** What an application that was killed left behind, but for what will still be sent. */
  clearExcept(files: readonly string[]): void {
    const kept = new Set(files.map((file) => path.dirname(file)));
    for (const folder of this.#list()) {
      if (!kept.has(folder)) rmSync(folder, { recursive: true, force: true });
    }
  }

  #list(): readonly string[] {
    try {
      return readdirSync(this.#options.folder).map((name) => path.join(this.#options.folder, name));
    } catch {
      return [];
    }
  }
}
