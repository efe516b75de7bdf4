/** What the order of test files depends on. */
export interface TestFile {
  readonly project: string;
  /** Absolute. */
  readonly path: string;
  /** Whose page it has, if any: `node`, `happy-dom`. */
  readonly environment: string;
  readonly bytes: number;
}

export interface TestOrder {
  /** Which project goes first, by name. */
  readonly projects: readonly string[];
  /** How the path of a file ends that takes many seconds; the longest first. */
  readonly long: readonly string[];
}

/** Those that are not named come last. */
const placeOf = (place: number, { length }: readonly unknown[]): number => (place < 0 ? length : place);

const keyOf = (file: TestFile, { projects, long }: TestOrder): readonly (number | string)[] => [
  placeOf(projects.indexOf(file.project), projects),
  file.environment,
  placeOf(
    long.findIndex((ending) => file.path.endsWith(`/${ending}`)),
    long,
  ),
  -file.bytes,
];

const compareKeys = (one: readonly (number | string)[], other: readonly (number | string)[]): number => {
  const at = one.findIndex((part, index) => part !== other[index]);
  if (at < 0) return 0;
  return (one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1;
};

/**
 * A process takes the next file only while project and environment stay the same: those stand together, so that few
 * have to be started, each of which loads everything anew. What takes long begins first, or it would run alone at the
 * end.
 */
export const orderTestFiles = <File extends TestFile>(
  files: readonly File[],
  order: TestOrder,
): readonly File[] => files.toSorted((one, other) => compareKeys(keyOf(one, order), keyOf(other, order)));

/** The environment that a file asks for in its first lines. */
export const environmentOf = (text: string, usual: string): string =>
  /^\/\/ @vitest-environment (\S+)$/m.exec(text)?.[1] ?? usual;
