import defaultPicture from '@resources/display-pictures/default.svg';
import './display-picture.css';

interface DisplayPictureProps {
  /** Address of the picture; absent: the default one. */
  readonly source?: string | undefined;
  /** Edge in px with its frame: 96 in conversations and at sign-in, 50 in the info bar, 48 on cards. */
  readonly size: number;
  /** Text alternative; absent where the person's name stands beside it. */
  readonly name?: string;
}

/** A display picture in its 1 px frame. */
export function DisplayPicture({ source = defaultPicture, size, name = '' }: DisplayPictureProps) {
  return (
    <span className="display-picture" style={{ width: size, height: size }}>
      <img src={source} alt={name} draggable={false} />
    </span>
  );
}
