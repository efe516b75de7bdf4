import type { TabEdges } from '../services/conversations/tabs/tab-windows.ts';
import type { Bounds, Size } from './bounds.ts';

/**
 * Where a conversation stands in its window, device-independent pixels: what the window does not keep for itself. Never
 * less than a pixel, of which the system makes nothing.
 */
export function tabBounds({ width, height }: Size, edges: TabEdges, scale: number): Bounds {
  const x = Math.round(edges.beside * scale);
  const y = Math.round(edges.above * scale);
  return {
    x,
    y,
    width: Math.max(1, width - 2 * x),
    height: Math.max(1, height - y - Math.round(edges.below * scale)),
  };
}
