/** CurrentMedia of the personal message: what somebody listens to, plays or writes. */

/** Pieces of a CurrentMedia that is there; it may be switched off. */
export interface CurrentMedia {
  /** Program that set it; mostly empty. */
  readonly application: string;
  /** `Music`, `Games` or `Office`. */
  readonly type: string;
  readonly enabled: boolean;
  /** Text with places `{0}`, `{1}` and so on. */
  readonly format: string;
  readonly args: readonly string[];
}

/** Two characters, not a zero byte. */
const SEPARATOR = '\\0';

/** Reads the raw form; undefined when there is none. Empty pieces at the end are no arguments. */
export function parseCurrentMedia(raw: string): CurrentMedia | undefined {
  const [application, type, enabled, format, ...args] = raw.split(SEPARATOR);
  if (application === undefined || type === undefined || enabled === undefined) return undefined;
  while (args.length > 0 && args.at(-1) === '') args.pop();
  return { application, type, enabled: enabled === '1', format: format ?? '', args };
}

/** The raw form, closed as official clients close it. */
export function encodeCurrentMedia({ application, type, enabled, format, args }: CurrentMedia): string {
  const pieces = [application, type, enabled ? '1' : '0', format, ...args].map(withoutSeparator);
  return [...pieces, ...(args.length === 0 ? [''] : ['', ''])].join(SEPARATOR);
}

function withoutSeparator(piece: string): string {
  return piece.replaceAll(SEPARATOR, '\\ 0');
}

/** The text to show; undefined when it is switched off. */
export function renderCurrentMedia({ enabled, format, args }: CurrentMedia): string | undefined {
  if (!enabled) return undefined;
  return format.replaceAll(/\{(\d{1,2})\}/g, (_whole, index: string) => args[Number(index)] ?? '');
}
