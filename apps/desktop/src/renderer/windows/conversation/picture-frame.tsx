import type { PictureSize } from '@nudge/ipc-contract';
import type { ReactNode } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
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
  readonly entries: readonly MenuEntry[];
}

/** CSS px with the frame of the picture; the sheet gives the panel around it. */
const SIDES: Readonly<Record<PictureSize, number>> = { large: 96, medium: 64, small: 48 };

/** A display picture in its frame, with the name and a small arrow menu below. */
export function PictureFrame(props: PictureFrameProps) {
  const { name, pictureUrl, size, caption, menuLabel, entries } = props;
  return (
    <div className="picture-frame" data-size={size} data-testid="picture-frame">
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
  );
}
