import type { ReactNode } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import { DisplayPicture } from '../../components/display-picture/display-picture.tsx';
import { EntryMenu } from '../../components/menu/entry-menu.tsx';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';

interface PictureFrameProps {
  readonly name: string;
  readonly pictureUrl: string;
  /** The name as it is drawn, with its emoticons. */
  readonly caption: ReactNode;
  /** Accessible name of the small arrow and its menu. */
  readonly menuLabel: string;
  readonly entries: readonly MenuEntry[];
}

const PICTURE_SIZE = 96;

/** A display picture in its frame of 114 x 120, with the name and a small arrow menu below. */
export function PictureFrame({ name, pictureUrl, caption, menuLabel, entries }: PictureFrameProps) {
  return (
    <div className="picture-frame" data-testid="picture-frame">
      <DisplayPicture size={PICTURE_SIZE} source={pictureUrl} name={name} />
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
