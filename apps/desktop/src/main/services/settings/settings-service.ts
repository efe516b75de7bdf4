import { DEFAULT_SETTINGS, settingsSchema, type Settings, type SettingsPatch } from '@nudge/ipc-contract';
import { Emitter } from '../support/emitter.ts';
import type { KeyedStore } from '../support/keyed-store.ts';

const STORE_KEY = 'settings';

type Section = keyof Settings;
const SECTIONS = Object.keys(DEFAULT_SETTINGS) as readonly Section[];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One section as stored; a key that is missing or wrong takes its default, the others stay. */
function readSection(section: Section, stored: unknown): unknown {
  const defaults: Readonly<Record<string, unknown>> = DEFAULT_SETTINGS[section];
  const schemas = settingsSchema.shape[section].shape as Readonly<
    Record<string, { safeParse(value: unknown): { success: boolean; data?: unknown } }>
  >;
  const given = isRecord(stored) ? stored : {};
  const entries = Object.entries(defaults).map(([key, fallback]) => {
    const parsed = schemas[key]?.safeParse(given[key]);
    return [key, parsed?.success ? parsed.data : fallback] as const;
  });
  return Object.fromEntries(entries);
}

export function readSettings(stored: unknown): Settings {
  const given = isRecord(stored) ? stored : {};
  const entries = SECTIONS.map((section) => [section, readSection(section, given[section])] as const);
  return settingsSchema.parse(Object.fromEntries(entries));
}

const withoutUndefined = (values: object): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

export function applyPatch(settings: Settings, patch: SettingsPatch): Settings {
  const entries = SECTIONS.map(
    (section) => [section, { ...settings[section], ...withoutUndefined(patch[section] ?? {}) }] as const,
  );
  return settingsSchema.parse(Object.fromEntries(entries));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One section as it is written: what was not changed stays as it stood, understood or not. */
function sectionToStore(stored: unknown, before: object, after: object): object {
  const given = isRecord(stored) ? stored : {};
  const known: Readonly<Record<string, unknown>> = { ...before };
  const changed = Object.entries(after).filter(
    ([key, value]) => !(key in given) || !isSame(known[key], value),
  );
  return { ...given, ...Object.fromEntries(changed) };
}

/**
 * What is written after a change. Another version may have written the file, and comes back to it: its sections, its
 * keys, and choices that this version does not know are left as they stand.
 */
export function settingsToStore(stored: unknown, before: Settings, after: Settings): object {
  const given = isRecord(stored) ? stored : {};
  const sections = SECTIONS.map(
    (section) => [section, sectionToStore(given[section], before[section], after[section])] as const,
  );
  return { ...given, ...Object.fromEntries(sections) };
}

/** Every choice of the Options window: read once, written at each change, told to everybody who asks. */
export class SettingsService {
  readonly changed = new Emitter<Settings>();
  readonly #store: KeyedStore;
  /** As in the file, with what is not understood. */
  #stored: unknown;
  #settings: Settings;

  constructor(store: KeyedStore) {
    this.#store = store;
    this.#stored = store.get(STORE_KEY);
    this.#settings = readSettings(this.#stored);
  }

  get current(): Settings {
    return this.#settings;
  }

  update(patch: SettingsPatch): void {
    this.#set(applyPatch(this.#settings, patch));
  }

  /** Never asked for by a window: the person chose it in a dialog of main. Empty: the default one. */
  setFilesFolder(folder: string): void {
    const { files } = this.#settings;
    this.#set(settingsSchema.parse({ ...this.#settings, files: { ...files, folder } }));
  }

  setScanner(scanner: string): void {
    const { files } = this.#settings;
    this.#set(settingsSchema.parse({ ...this.#settings, files: { ...files, scanner } }));
  }

  /** Never asked for by a window, like the folder. */
  setOwnSounds(ownSounds: Settings['alerts']['ownSounds']): void {
    const { alerts } = this.#settings;
    this.#set(settingsSchema.parse({ ...this.#settings, alerts: { ...alerts, ownSounds } }));
  }

  #set(settings: Settings): void {
    this.#stored = settingsToStore(this.#stored, this.#settings, settings);
    this.#settings = settings;
    this.#store.set(STORE_KEY, this.#stored);
    this.changed.emit(this.#settings);
  }
}
