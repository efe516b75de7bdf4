import path from 'node:path';

/** The folder that holds the workspace: where package.json, apps and packages lie. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../../..');
