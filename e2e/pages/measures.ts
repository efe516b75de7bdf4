import { expect, type Locator } from '@playwright/test';

/** What a rendering may differ from the drawing, in px. */
const TOLERANCE = 2;

/** A size that is as drawn, give or take; what is left out may be any. */
export async function expectSize(
  part: Locator,
  drawn: { readonly width?: number; readonly height?: number },
): Promise<void> {
  const box = await part.boundingBox();
  for (const side of ['width', 'height'] as const) {
    const wanted = drawn[side];
    if (wanted === undefined) continue;
    const is = box?.[side] ?? 0;
    expect(Math.abs(is - wanted), `${side} of ${String(part)}: ${is}, drawn ${wanted}`).toBeLessThanOrEqual(
      TOLERANCE,
    );
  }
}
