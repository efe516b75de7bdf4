import type { ReactNode } from 'react';
import './window-foot.css';

interface WindowFootProps {
  /** What went wrong with the last wish; spoken at once. */
  readonly trouble: ReactNode;
  /** Buttons, the default one first. */
  readonly children: ReactNode;
}

/** The bar at the foot of a window of its own: what went wrong, and its buttons. */
export function WindowFoot({ trouble, children }: WindowFootProps) {
  return (
    <footer className="window-foot">
      <p role="alert" className="window-foot-trouble">
        {trouble}
      </p>
      {children}
    </footer>
  );
}
