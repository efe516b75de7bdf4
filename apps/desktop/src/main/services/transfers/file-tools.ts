import type { describeFiles, isExecutableName, safeFileName } from '@nudge/msnp-engine/node';

/** What the engine knows of files; loaded with it, and not before. */
export interface FileTools {
  readonly describeFiles: typeof describeFiles;
  readonly safeFileName: typeof safeFileName;
  readonly isExecutableName: typeof isExecutableName;
}

export class LazyFileTools {
  readonly #load: () => Promise<FileTools>;
  #loading: Promise<FileTools> | undefined;
  #tools: FileTools | undefined;

  constructor(load: () => Promise<FileTools>) {
    this.#load = load;
  }

  /** Awaited before the first sign-in, so that offers find them loaded. */
  async load(): Promise<FileTools> {
    this.#loading ??= this.#load();
    this.#tools = await this.#loading;
    return this.#tools;
  }

  get now(): FileTools {
    if (this.#tools === undefined) throw new Error('files before the first sign-in');
    return this.#tools;
  }
}
