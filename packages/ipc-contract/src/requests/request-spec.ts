import type { z } from 'zod';
import type { WindowKind } from '../snapshots.ts';

export interface RequestSpec<Arguments extends z.ZodType, Result> {
  readonly arguments: Arguments;
  readonly windows: readonly WindowKind[];
  /** Never read; carries the result's type. */
  readonly result?: Result;
}

export function request<Result>() {
  return <Arguments extends z.ZodType>(
    windows: readonly WindowKind[],
    argumentsSchema: Arguments,
  ): RequestSpec<Arguments, Result> => ({ arguments: argumentsSchema, windows });
}

export const done = request<undefined>();
