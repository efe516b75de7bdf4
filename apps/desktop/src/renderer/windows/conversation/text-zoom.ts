/** The steps of View > Text Size, percent, the largest first. */
export const TEXT_SIZES = [
  { name: 'largest', zoom: 150 },
  { name: 'larger', zoom: 125 },
  { name: 'medium', zoom: 100 },
  { name: 'smaller', zoom: 90 },
  { name: 'smallest', zoom: 80 },
] as const;

const SMALLEST_ZOOM = 60;
const LARGEST_ZOOM = 300;
const ZOOM_STEP = 10;

/** The zoom after Ctrl and plus, minus or zero, percent. */
export function zoomed(zoom: number, by: 'zoomIn' | 'zoomOut' | 'zoomReset'): number {
  if (by === 'zoomReset') return 100;
  const next = zoom + (by === 'zoomIn' ? ZOOM_STEP : -ZOOM_STEP);
  return Math.min(LARGEST_ZOOM, Math.max(SMALLEST_ZOOM, next));
}
