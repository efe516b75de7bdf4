import { access, rename } from 'node:fs/promises';

/** Files SQLite keeps beside the database. */
const COMPANIONS = ['-wal', '-shm'];

/** Renames a file that cannot be read, with what SQLite keeps beside one that is a database, to `*.corrupt-<n>` with the first free number; gives the new name. */
export async function setAside(file: string): Promise<string> {
  let number = 1;
  while (await exists(`${file}.corrupt-${number}`)) number++;
  const kept = `${file}.corrupt-${number}`;
  await rename(file, kept);
  for (const companion of COMPANIONS) {
    if (await exists(file + companion)) await rename(file + companion, kept + companion);
  }
  return kept;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
