import defaultPicture from '@resources/display-pictures/default.svg';
import { useState } from 'react';
import './display-picture.css';

interface DisplayPictureProps {
  /** Address of the picture; absent or empty: the default one. */
  readonly source?: string | undefined;
  /** Edge in px with its frame: 96 in conversations and at sign-in, 50 in the info bar, 48 on cards. */
  readonly size: number;
  /** Text alternative; absent where the person's name stands beside it. */
  readonly name?: string;
}

/** A display picture in its 1 px frame. One that is missing or cannot be drawn leaves the default one. */
export function DisplayPicture({ source = '', size, name = '' }: DisplayPictureProps) {
  const [broken, setBroken] = useState('');
  const hasOwn = source !== '' && source !== broken;
  const shown = hasOwn ? source : defaultPicture;
  return (
    <span className="display-picture" style={{ width: size, height: size }}>
      <img
        key={shown}
        className={hasOwn ? 'display-picture-own' : undefined}
        src={shown}
        alt={name}
        draggable={false}
        onError={() => {
          if (hasOwn) setBroken(source);
        }}
      />
    </span>
  );
}
