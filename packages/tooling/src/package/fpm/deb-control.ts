import type { FpmOrder } from './parse-fpm-arguments.ts';

/** Lines of a long text begin with a blank, and an empty one is a dot. */
const folded = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trim()}`))
    .join('\n');

const bytesInKibibyte = 1024;

/** The control file of a deb. `size`: bytes that the installed files take. */
export const debControl = (order: FpmOrder, size: number): string => {
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['Package', order.name],
    ['Version', order.version],
    ['License', order.license],
    ['Vendor', order.vendor],
    ['Architecture', order.architecture],
    ['Maintainer', order.maintainer],
    ['Installed-Size', String(Math.ceil(size / bytesInKibibyte))],
    ['Depends', order.dependencies.join(', ')],
    ['Recommends', order.recommendations.join(', ')],
    ['Section', order.category ?? 'default'],
    ['Priority', 'optional'],
    ['Homepage', order.url],
  ];
  const lines = fields.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
  return `${[...lines, `Description: ${order.summary}`, folded(order.description)].join('\n')}\n`;
};

/** The flags of `dpkg-deb` for the compression that fpm's word names. */
export const debCompression = (word: string): readonly string[] =>
  // Chosen by those who wait for it.
  word === 'gz' ? ['-Zgzip', '-z1'] : [`-Z${word}`];
