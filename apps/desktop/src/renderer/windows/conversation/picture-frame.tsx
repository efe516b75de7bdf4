import type { PictureSize } from '@nudge/ipc-contract';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { ContextMenu, type MenuPoint } from '../../components/context-menu/context-menu.tsx';
import { DisplayPicture } from '../../components/display-picture/display-picture.tsx';
import { EntryMenu } from '../../components/menu/entry-menu.tsx';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';

interface PictureFrameProps {
  readonly name: string;
  readonly pictureUrl: string;
  readonly size: PictureSize;
  /** The name as it is drawn, with its emoticons. */
  readonly caption: ReactNode;
  /** Accessible name of the small arrow and its menu. */
  readonly menuLabel: string;
  /** What the arrow offers, and a right click on the picture. */
  readonly entries: readonly MenuEntry[];
}

/** CSS px with the frame of the picture; the sheet gives the panel around it. */
const SIDES: Readonly<Record<PictureSize, number>> = { large: 96, medium: 64, small: 48 };

/** A display picture in its frame, with the name and a small arrow menu below. */
export function PictureFrame(props: PictureFrameProps) {
  const { name, pictureUrl, size, caption, menuLabel, entries } = props;
  const [menu, setMenu] = useState<MenuPoint>();
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault();
    setMenu({ x: event.clientX, y: event.clientY });
  };
  return (
    <>
      <div className="picture-frame" data-size={size} data-testid="picture-frame" onContextMenu={openMenu}>
        <DisplayPicture size={SIDES[size]} source={pictureUrl} name={name} />
        <div className="picture-frame-foot">
          <span className="picture-frame-name">{caption}</span>
          <MenuTrigger>
            <Button className="picture-frame-arrow" aria-label={menuLabel}>
              <span className="strip-arrow" aria-hidden="true" />
            </Button>
            <Popover className="popover entry-menu-popover" placement="bottom end" offset={2}>
              <EntryMenu label={menuLabel} entries={entries} />
            </Popover>
          </MenuTrigger>
        </div>
      </div>
      {menu !== undefined && (
        <ContextMenu label={menuLabel} point={menu} entries={entries} onClose={() => setMenu(undefined)} />
      )}
    </>
  );
}
