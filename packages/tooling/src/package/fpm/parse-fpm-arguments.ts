import { parseArgs } from 'node:util';

/** A file or, with `/` behind it, the content of a folder, and where it lies on the system that it is installed on. */
export interface FpmSource {
  readonly from: string;
  readonly to: string;
}

/** What electron-builder asks of the program `fpm` when it makes a deb or an rpm. */
export interface FpmOrder {
  readonly format: 'deb' | 'rpm';
  /** The file to be written. */
  readonly output: string;
  readonly name: string;
  readonly version: string;
  /** The word of the format for the processor: `amd64`, `x86_64`. */
  readonly architecture: string;
  readonly maintainer: string;
  readonly vendor: string;
  readonly url: string;
  readonly license: string;
  readonly summary: string;
  readonly description: string;
  readonly category: string | undefined;
  readonly compression: string;
  readonly dependencies: readonly string[];
  readonly recommendations: readonly string[];
  readonly afterInstall: string | undefined;
  readonly afterRemove: string | undefined;
  readonly sources: readonly FpmSource[];
}

const text = { type: 'string' } as const;
const list = { type: 'string', multiple: true, default: [] as string[] } as const;

const known = {
  'input-type': { ...text, short: 's' },
  'output-type': { ...text, short: 't' },
  force: { type: 'boolean' },
  depends: { ...list, short: 'd' },
  'deb-recommends': list,
  'deb-priority': text,
  'deb-compression': text,
  'rpm-compression': text,
  'rpm-summary': text,
  'rpm-os': text,
  architecture: text,
  'after-install': text,
  'after-remove': text,
  description: text,
  version: text,
  package: text,
  name: text,
  maintainer: text,
  vendor: text,
  url: text,
  category: text,
  license: text,
} as const;

const sourceOf = (words: string): FpmSource => {
  const middle = words.lastIndexOf('=');
  if (middle === -1) throw new Error(`'${words}' is not SOURCE=TARGET`);
  return { from: words.slice(0, middle), to: words.slice(middle + 1) };
};

const formatOf = (word: string | undefined): FpmOrder['format'] => {
  if (word === 'deb' || word === 'rpm') return word;
  throw new Error(`-t takes deb or rpm, not ${word}`);
};

const demand = (value: string | undefined, option: string): string => {
  if (value === undefined) throw new Error(`--${option} is missing`);
  return value;
};

/** Reads fpm's arguments, as far as electron-builder uses them. Throws where one is missing or unknown. */
export const parseFpmArguments = (args: readonly string[]): FpmOrder => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: known,
    strict: true,
    allowPositionals: true,
  });
  const format = formatOf(values['output-type']);
  const maintainer = demand(values.maintainer, 'maintainer');
  const [firstLine = '', ...lines] = demand(values.description, 'description').split('\n');
  return {
    format,
    output: demand(values.package, 'package'),
    name: demand(values.name, 'name'),
    version: demand(values.version, 'version'),
    architecture: demand(values.architecture, 'architecture'),
    maintainer,
    vendor: values.vendor ?? maintainer,
    url: demand(values.url, 'url'),
    license: values.license ?? 'unknown',
    summary: values['rpm-summary'] ?? firstLine,
    description: lines.length === 0 ? firstLine : lines.join('\n').trim(),
    category: values.category,
    compression: values[`${format}-compression`] ?? 'xz',
    dependencies: values.depends,
    recommendations: values['deb-recommends'],
    afterInstall: values['after-install'],
    afterRemove: values['after-remove'],
    sources: positionals.map((words) => sourceOf(words)),
  };
};
