/**
 * Which sound an event has: ours, or a copy of a file of one's own. Main asks for the file by its own dialog, looks at
 * it and copies it; windows only ever learn its name. A copy that is gone, or cannot be read, is as if none had been
 * chosen.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SOUND_MAX_BYTES, type OwnSound, type Reply, type SoundEvent } from '@nudge/ipc-contract';
import type { SettingsService } from '../settings/settings-service.ts';
import type { Log } from '../support/log.ts';
import { done, fail } from '../support/reply.ts';
import { writeWhole } from '../support/write-whole.ts';
import type { FileShell } from '../transfers/file-shell.ts';
import { SOUND_TYPES, soundType } from './sound-type.ts';

const PRIVATE_FOLDER = 0o700;
/** Of a file name; what file systems allow. */
const NAME_MAX_CHARACTERS = 255;

export interface SoundServiceOptions {
  /** Of the copies. */
  readonly folder: string;
  readonly settings: Pick<SettingsService, 'current' | 'setOwnSounds'>;
  readonly shell: {
    readonly files: Pick<FileShell, 'chooseFile'>;
    /** `place`: inside the application, see `ipc/page-files.ts`. */
    playSound(event: SoundEvent, place: string): void;
  };
  /** What the dialog calls such files. */
  readonly typeName: () => string;
  /** Unique for ever. */
  readonly newMark: () => string;
  readonly log: Log;
}

/** What is heard in the focused window differs from a window behind only where the person chose so. */
const ourPlace = (event: SoundEvent): string => `/sounds/${event === 'focused' ? 'type' : event}.wav`;

export class SoundService {
  readonly #options: SoundServiceOptions;

  constructor(options: SoundServiceOptions) {
    this.#options = options;
  }

  /** Whatever the settings say: whether it may be heard is asked before. */
  play(event: SoundEvent): void {
    const own = this.#own.find((sound) => sound.event === event);
    const isThere = own !== undefined && existsSync(this.#path(own.file));
    this.#options.shell.playSound(event, isThere ? `/own-sounds/${own.file}` : ourPlace(event));
  }

  /** Done, too, when the person thought better of it. */
  async choose(windowId: number, event: SoundEvent): Promise<Reply<undefined>> {
    const { shell, typeName } = this.#options;
    const type = { name: typeName(), extensions: SOUND_TYPES };
    const chosen = await shell.files.chooseFile(windowId, type);
    if (chosen === undefined) return done;
    const data = await readSound(chosen);
    return data.ok ? this.#keep(event, data.value, path.basename(chosen)) : data;
  }

  /** That event has ours again. */
  async useOurs(event: SoundEvent): Promise<Reply<undefined>> {
    await this.#set(this.#own.filter((sound) => sound.event !== event));
    return done;
  }

  async #keep(event: SoundEvent, data: Uint8Array, name: string): Promise<Reply<undefined>> {
    const type = soundType(data);
    if (type === undefined) return fail('badSound');
    const file = `${createHash('sha1').update(data).digest('hex')}.${type}`;
    if (!(await this.#write(file, data))) return fail('fileNotWritten');
    const others = this.#own.filter((sound) => sound.event !== event);
    await this.#set([...others, { event, file, name: name.slice(0, NAME_MAX_CHARACTERS) }]);
    return done;
  }

  async #write(file: string, data: Uint8Array): Promise<boolean> {
    const { folder, newMark, log } = this.#options;
    try {
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
      await writeWhole(this.#path(file), data, newMark());
      return true;
    } catch (error) {
      log.warn('sounds: not copied', { code: codeOf(error) });
      return false;
    }
  }

  /** Copies that no event has any more go. */
  async #set(sounds: readonly OwnSound[]): Promise<void> {
    const before = this.#own;
    this.#options.settings.setOwnSounds([...sounds]);
    const gone = before.filter(({ file }) => !sounds.some((sound) => sound.file === file));
    for (const { file } of gone) await rm(this.#path(file), { force: true }).catch(() => undefined);
  }

  get #own(): readonly OwnSound[] {
    return this.#options.settings.current.alerts.ownSounds;
  }

  #path(file: string): string {
    return path.join(this.#options.folder, file);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'failed';

async function readSound(file: string): Promise<Reply<Uint8Array>> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > SOUND_MAX_BYTES) return fail('badSound');
    const data = await readFile(file);
    // It may have grown since.
    return data.length > SOUND_MAX_BYTES ? fail('badSound') : { ok: true, value: data };
  } catch {
    return fail('fileNotRead');
  }
}
