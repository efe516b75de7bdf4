import type { FpmOrder } from './parse-fpm-arguments.ts';

/**
 * The payload that each of fpm's words means, in the words of rpm: level, method, and T0 for all processors. Gzip is
 * chosen by those who wait for it.
 */
const payloads: Readonly<Record<string, string>> = {
  none: 'w0.gzdio',
  gzip: 'w1.gzdio',
  bzip2: 'w9.bzdio',
  xz: 'w9.xzdio',
  xzmt: 'w9T0.xzdio',
};

/** The words of rpm for a processor that fpm takes under those of Debian. */
const architectures: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' };

/** What rpm calls a processor. */
export const rpmArchitecture = (word: string): string => architectures[word] ?? word;

/** `%` begins a macro everywhere in a spec file, in scripts too. */
const plain = (text: string): string => text.replaceAll('%', '%%');

const section = (name: string, content: string | undefined): string =>
  content === undefined ? '' : `\n%${name} -p /bin/bash\n${plain(content).trim()}\n`;

export interface RpmParts {
  readonly order: FpmOrder;
  /** Scripts as texts. */
  readonly afterInstall: string | undefined;
  readonly afterRemove: string | undefined;
  /** What belongs to the package: folders with all that they hold, and single files. */
  readonly files: readonly string[];
}

/** The spec file for files that lie ready in the build root: nothing is compiled, stripped or looked into. */
export const rpmSpec = ({ order, afterInstall, afterRemove, files }: RpmParts): string => {
  const payload = payloads[order.compression];
  if (payload === undefined) throw new Error(`rpm has no compression '${order.compression}'`);
  return `%define _build_id_links none
%define __os_install_post %{nil}
%define debug_package %{nil}
%define _binary_payload ${payload}
AutoReqProv: no
Name: ${order.name}
Version: ${order.version}
Release: 1
Summary: ${plain(order.summary)}
License: ${order.license}
Vendor: ${plain(order.vendor)}
URL: ${plain(order.url)}
Group: ${order.category ?? 'default'}
Packager: ${plain(order.maintainer)}
${order.dependencies.map((dependency) => `Requires: ${dependency}\n`).join('')}
%description
${plain(order.description)}
${section('post', afterInstall)}${section('postun', afterRemove)}
%files
%defattr(-,root,root,-)
${files.map((file) => `"${file}"`).join('\n')}
`;
};
