import { silentLog, type Log, type LogFacts } from '../src/main/services/support/log.ts';

/** A log that keeps its warnings. */
export interface RecordedLog extends Log {
  readonly warnings: readonly (LogFacts & { readonly message: string })[];
}

export function recordedLog(): RecordedLog {
  const warnings: (LogFacts & { readonly message: string })[] = [];
  return {
    ...silentLog,
    warnings,
    warn: (message: string, facts) => void warnings.push({ message, ...facts }),
  };
}
