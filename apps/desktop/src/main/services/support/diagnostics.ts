/**
 * What somebody who helps needs to know, as text: versions, how things are set, how many there are, the last lines of
 * the log. Facts are numbers, choices and versions; nothing that a person typed or is called has a place here.
 */
type Fact = string | number | boolean;

export interface DiagnosticsFacts {
  readonly version: string;
  /** Unix milliseconds. */
  readonly now: number;
  readonly sections: Readonly<Record<string, Readonly<Record<string, Fact>>>>;
  /** As they stand in the log, oldest first. */
  readonly logLines: readonly string[];
}

/** Lines of the log that are copied: the last minutes of most troubles. */
export const DIAGNOSTICS_LOG_LINES = 40;

/** Older versions wrote lines in another form, with more freedom. */
const isEntry = (line: string): boolean => line.startsWith('{"time":');

const factText = ([name, fact]: readonly [string, Fact]): string => {
  if (typeof fact === 'boolean') return `${name}=${fact ? 'on' : 'off'}`;
  return `${name}=${fact}`;
};

export function diagnosticsText({ version, now, sections, logLines }: DiagnosticsFacts): string {
  return [
    `Nudge ${version} diagnostics, ${new Date(now).toISOString()}`,
    ...Object.entries(sections).map(
      ([name, facts]) => `${name}: ${Object.entries(facts).map(factText).join(' ')}`,
    ),
    'log:',
    ...logLines.filter(isEntry),
    '',
  ].join('\n');
}
