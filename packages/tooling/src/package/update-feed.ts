// Where a package looks for newer ones. Nobody's address stands in the repository: whoever packs names it.
import { UsageError } from '../task-definition.ts';

/** What electron-builder writes into the package (app-update.yml), and what it describes new versions for. */
export type UpdateFeed =
  | { readonly provider: 'generic'; readonly url: string }
  | { readonly provider: 'github'; readonly owner: string; readonly repo: string };

export const updateUrlVariable = 'NUDGE_UPDATE_URL';
export const updateRepositoryVariable = 'NUDGE_UPDATE_REPOSITORY';

const repositoryForm = /^([\w.-]+)\/([\w.-]+)$/;

const genericFeed = (address: string): UpdateFeed => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'https:') return { provider: 'generic', url: url.href };
  throw new UsageError(`${updateUrlVariable} takes an address that begins with https://, not '${address}'`);
};

const repositoryFeed = (name: string): UpdateFeed => {
  const [, owner, repo] = repositoryForm.exec(name) ?? [];
  if (owner !== undefined && repo !== undefined) return { provider: 'github', owner, repo };
  throw new UsageError(`${updateRepositoryVariable} takes OWNER/NAME, not '${name}'`);
};

/** The feed that the environment names; undefined for none. Throws a `UsageError` for one that makes no sense. */
export const updateFeed = (env: NodeJS.ProcessEnv): UpdateFeed | undefined => {
  const url = env[updateUrlVariable] ?? '';
  const repository = env[updateRepositoryVariable] ?? '';
  if (url !== '' && repository !== '') {
    throw new UsageError(`name one feed: ${updateUrlVariable} or ${updateRepositoryVariable}`);
  }
  if (url !== '') return genericFeed(url);
  return repository === '' ? undefined : repositoryFeed(repository);
};

/** What the changelog says of a version; undefined where it says nothing. */
export const releaseNotes = (changelog: string, version: string): string | undefined => {
  const sections = changelog.split(/^## /m).slice(1);
  const found = sections.find((section) => section.startsWith(`[${version}]`));
  const notes = found?.split('\n').slice(1).join('\n').trim();
  return notes === '' ? undefined : notes;
};
