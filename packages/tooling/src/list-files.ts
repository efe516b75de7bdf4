import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Whether a name is one that the lines of a .gitignore without paths in them leave out: `out/`, `*.log`, `.DS_Store`. */
const ignoredNames = (lines: readonly string[]): ((name: string, isFolder: boolean) => boolean) => {
  const endings = lines.filter((line) => line.startsWith('*')).map((line) => line.slice(1));
  const names = new Set(lines.filter((line) => !line.startsWith('*')));
  return (name, isFolder) =>
    name === '.git' ||
    names.has(name) ||
    (isFolder && names.has(`${name}/`)) ||
    endings.some((ending) => name.endsWith(ending));
};

const readIgnoreLines = (root: string): readonly string[] => {
  const file = path.join(root, '.gitignore');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
};

/** All files below a folder that its .gitignore does not leave out, relative to it, with `/` on all systems. */
export const listFiles = (root: string): readonly string[] => {
  const isIgnored = ignoredNames(readIgnoreLines(root));
  const listBelow = (folder: string): readonly string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      if (isIgnored(entry.name, entry.isDirectory())) return [];
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? listBelow(name) : [name];
    });
  return listBelow('');
};
