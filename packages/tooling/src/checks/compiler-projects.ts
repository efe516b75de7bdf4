// The compiler holds the first line of the walls, but only if each part is compiled with the right libraries, and if
// no file escapes it. Both are checked here by asking the compiler itself.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inParallel } from '../in-parallel.ts';
import { collectProgram } from '../process/collect-program.ts';
import { workspaceProgram } from '../process/workspace-program.ts';
import { inRepository } from '../repository.ts';
import { repositoryRoot } from '../repository-root.ts';
import type { SourceCheck } from './source-check.ts';

const compilersAtOnce = 2;
const compilerProject = /^(packages|apps|e2e)\/(.+\/)?tsconfig(\.[\w-]+)?\.json$/;
const typedSource = /^(packages|apps|e2e)\/.*\.tsx?$/;

/** Every tsconfig that stands for files of its own; a `base` is only there to be extended. */
export const compilerProjects = (files: readonly string[]): readonly string[] =>
  files
    .filter((file) => compilerProject.test(file) && !file.endsWith('.base.json'))
    .filter((file) => existsSync(inRepository(file)))
    .toSorted();

/** What a part may take for granted: language libraries, and types of a platform. */
interface Ground {
  readonly files: RegExp;
  readonly libraries: RegExp;
  readonly types: RegExp;
}

const proof = /\.(test|compliance|bench)\.tsx?$|\/test\//;
const language = /^es20(15|16|17|18|19|20|21|22)(\.|$)/;
const languageOrWindow = /^(es20(15|16|17|18|19|20|21|22)(\.|$)|dom(\.|$))/;
const nothing = /^(?!)/;

const grounds: readonly Ground[] = [
  { files: /^packages\/(msnp-codec|ipc-contract)\/src\//, libraries: language, types: nothing },
  { files: /^packages\/msnp-(engine|server)\/src\/(?!node\/)/, libraries: language, types: nothing },
  { files: /^packages\/msnp-(engine|server)\/src\/node\//, libraries: language, types: /^node$/ },
  { files: /^apps\/desktop\/src\/main\//, libraries: language, types: /^node$/ },
  { files: /^apps\/desktop\/src\/renderer\//, libraries: languageOrWindow, types: /^(?!node)/ },
];

/** What the compiler says of one project. */
export interface CompilerProject {
  readonly name: string;
  /** Relative to the root. */
  readonly files: readonly string[];
  readonly libraries: readonly string[];
  readonly types: readonly string[];
}

/** Where a project takes more for granted than the parts in it may. Tests may take what they like. */
export const brokenGround = (project: CompilerProject): readonly string[] =>
  grounds
    .filter((ground) => project.files.some((file) => ground.files.test(file) && !proof.test(file)))
    .map(({ libraries, types }) => [
      ...project.libraries.filter((library) => !libraries.test(library)),
      ...project.types.filter((name) => !types.test(name)),
    ])
    .flatMap((foreign) => foreign.map((name) => `${project.name}: compiles product code with '${name}'`));

/** Sources that no project names. */
export const filesWithoutProject = (
  sources: readonly string[],
  projects: readonly CompilerProject[],
): readonly string[] => {
  const known = new Set(projects.flatMap((project) => project.files));
  return sources.filter((file) => !known.has(file)).map((file) => `${file}: belongs to no tsconfig`);
};

/**
 * The root's tsconfig.json compiles nothing; by its references editors and the linter find the project of a file. They
 * must be all there.
 */
export const missingReferences = (
  projects: readonly string[],
  references: readonly string[],
): readonly string[] => [
  ...projects
    .filter((project) => !references.includes(project))
    .map((project) => `tsconfig.json: lacks ${project}`),
  ...references
    .filter((reference) => !projects.includes(reference))
    .map((reference) => `tsconfig.json: there is no ${reference}`),
];

const readReferences = (): readonly string[] => {
  const text = readFileSync(inRepository('tsconfig.json'), 'utf8');
  const { references } = JSON.parse(text) as { readonly references: readonly { readonly path: string }[] };
  return references.map((reference) => path.posix.normalize(reference.path));
};

interface ShownConfig {
  readonly files?: readonly string[];
  readonly compilerOptions: { readonly lib?: readonly string[]; readonly types?: readonly string[] };
}

const askCompiler = async (name: string): Promise<CompilerProject> => {
  const compiler = workspaceProgram('typescript', 'tsc');
  const { output } = await collectProgram(process.execPath, [compiler, '--showConfig', '-p', name]);
  const { files = [], compilerOptions } = JSON.parse(output) as ShownConfig;
  const folder = path.dirname(inRepository(name));
  return {
    name,
    files: files.map((file) =>
      path.relative(repositoryRoot, path.resolve(folder, file)).replaceAll(path.sep, '/'),
    ),
    libraries: compilerOptions.lib ?? [],
    types: compilerOptions.types ?? [],
  };
};

export const compilerProjectsCheck: SourceCheck = {
  name: 'every source is compiled, with no more than its part may take for granted',
  find: async (files) => {
    const names = compilerProjects(files);
    const projects = await inParallel(names, compilersAtOnce, askCompiler);
    const sources = files.filter((file) => typedSource.test(file) && existsSync(inRepository(file)));
    return [
      ...missingReferences(names, readReferences()),
      ...projects.flatMap((project) => brokenGround(project)),
      ...filesWithoutProject(sources, projects),
    ];
  },
};
