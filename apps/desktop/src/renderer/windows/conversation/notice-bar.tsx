import type { ReactNode } from 'react';
import clock from '@resources/icons/notice/away-16.svg';
import info from '@resources/icons/notice/info-16.svg';
import warning from '@resources/icons/notice/warning-16.svg';
import type { NoticeBarView } from './notice-bars.ts';

const ICONS: Readonly<Record<NoticeBarView['icon'], string>> = { clock, info, warning };
const FACES: Readonly<Record<NoticeBarView['icon'], string>> = {
  clock: 'notice-info',
  info: 'notice-info',
  warning: '',
};

interface NoticeBarProps {
  readonly icon: NoticeBarView['icon'];
  readonly links: readonly { readonly label: string; readonly onPress: () => void }[];
  /** `alert` for what has just failed; the others are read when they appear. */
  readonly role?: 'alert' | 'status';
  readonly children: ReactNode;
}

/** A bar above the history, with what can be done about it. */
export function NoticeBar({ icon, links, role = 'status', children }: NoticeBarProps) {
  return (
    <div className={`notice-bar notice ${FACES[icon]}`} role={role} data-testid="notice-bar">
      <img src={ICONS[icon]} width={16} height={16} alt="" />
      <span className="notice-bar-text">{children}</span>
      {links.map(({ label, onPress }) => (
        <button key={label} type="button" className="link-button notice-bar-link" onClick={onPress}>
          {label}
        </button>
      ))}
    </div>
  );
}
