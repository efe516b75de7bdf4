/** What libsql threw, as the failure the rest of the server knows. */
import { ServerError } from '../errors.ts';

function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string'
    ? failure.code
    : '';
}

export function storeError(failure: unknown): ServerError {
  if (failure instanceof ServerError) return failure;
  const code = codeOf(failure);
  const text = failure instanceof Error ? failure.message : '';
  if (code === 'SQLITE_FULL' || text.includes('disk is full')) {
    return new ServerError('storeFull', 'there is no room left for the database', failure);
  }
  if (
    code.startsWith('SQLITE_CORRUPT') ||
    code === 'SQLITE_NOTADB' ||
    /malformed|not a database/.test(text)
  ) {
    return new ServerError('storeCorrupt', 'the database is damaged', failure);
  }
  if (text.includes('corrupted migrations')) {
    return new ServerError('storeTooNew', 'the database was made by a later version', failure);
  }
  return new ServerError('storeFailed', `the database cannot be used (${code || 'unknown reason'})`, failure);
}

/** Every failure of the engine below leaves as a `ServerError`. */
export async function guarded<Value>(task: () => Promise<Value>): Promise<Value> {
  try {
    return await task();
  } catch (failure) {
    throw storeError(failure);
  }
}
