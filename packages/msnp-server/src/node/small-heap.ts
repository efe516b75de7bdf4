import { setFlagsFromString } from 'node:v8';

/**
 * For a process that does nothing but serve: the room for short-lived objects stays as it is at the start.
 * Left to itself it grows to many times that in a burst of sign-ins and is never given back, which costs more
 * memory than all the connections do; and what fits the processor's cache is faster, too. To be called before
 * anything large is imported, which alone would make it grow.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
