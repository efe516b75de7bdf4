export interface ProofOutcome {
  readonly step: string;
  readonly outcome: 'passed' | 'failed' | 'not reached';
  /** What was found, or why it failed. */
  readonly note?: string;
}

/** All that was tried with one package. */
export interface PackageProof {
  readonly name: string;
  readonly outcomes: readonly ProofOutcome[];
}

const noteLimit = 60;

const shortNote = (note: string): string => {
  const [line = ''] = note.replaceAll('|', '/').split('\n');
  return line.length > noteLimit ? `${line.slice(0, noteLimit)}…` : line;
};

const words: Readonly<Record<ProofOutcome['outcome'], string>> = {
  passed: 'yes',
  failed: 'FAILED',
  'not reached': 'not reached',
};

const cellOf = (found: ProofOutcome | undefined): string => {
  if (found === undefined) return '';
  return found.note === undefined
    ? words[found.outcome]
    : `${words[found.outcome]}: ${shortNote(found.note)}`;
};

/** Steps from top to bottom in the order in which they were first made, packages from left to right, in Markdown. */
export const proofTable = (proofs: readonly PackageProof[]): string => {
  const steps = [...new Set(proofs.flatMap(({ outcomes }) => outcomes.map(({ step }) => step)))];
  const rows = steps.map((step) => [
    step,
    ...proofs.map(({ outcomes }) => cellOf(outcomes.find((one) => one.step === step))),
  ]);
  const lines = [['', ...proofs.map(({ name }) => name)], ...rows];
  const widths = ['', ...proofs].map((_, column) =>
    Math.max(...lines.map((cells) => (cells[column] ?? '').length), 3),
  );
  const format = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [heading = '', ...rest] = lines.map((cells) => format(cells));
  return [heading, format(widths.map((width) => '-'.repeat(width))), ...rest].join('\n');
};

/** Something was tried of each, and nothing failed or was left out. */
export const proofHolds = (proofs: readonly PackageProof[]): boolean =>
  proofs.length > 0 &&
  proofs.every(
    ({ outcomes }) => outcomes.length > 0 && outcomes.every(({ outcome }) => outcome === 'passed'),
  );
