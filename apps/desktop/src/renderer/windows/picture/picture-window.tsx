import {
  PICTURE_MAX_BYTES,
  PICTURE_SIDE,
  type Bridge,
  type PictureSnapshot,
  type RequestFailure,
  type Reply,
} from '@nudge/ipc-contract';
import { useState } from 'react';
import { wholeSquare, type CropSquare } from '../../components/picture-crop/crop-square.ts';
import { decodeImage, drawnAsPng } from '../../components/picture-crop/decode-image.ts';
import { WindowFrame } from '../../components/window-frame/window-frame.tsx';
import { useText } from '../../text/use-text.ts';
import { CropStep } from './crop-step.tsx';
import { GridStep } from './grid-step.tsx';
import './picture-window.css';

interface PictureWindowProps {
  readonly bridge: Bridge<'picture'>;
  readonly snapshot: PictureSnapshot;
}

interface Crop {
  readonly image: ImageBitmap;
  readonly square: CropSquare;
}

/** Chooses one's display picture: one of those shown, one's own cut out of a file, or none. */
export function PictureWindow({ bridge, snapshot }: PictureWindowProps) {
  const text = useText();
  const [crop, setCrop] = useState<Crop>();
  const [trouble, setTrouble] = useState<string>();
  const close = (): void => void bridge.request('controlWindow', { action: 'close' });
  const tell = (failure: RequestFailure): void => setTrouble(text(`err.${failure.code}`));
  const settle = (reply: Reply<undefined>): void => (reply.ok ? close() : tell(reply.failure));

  const browse = async (file: File): Promise<void> => {
    setTrouble(undefined);
    const decoded = await decodeImage(file);
    if (decoded.ok) setCrop({ image: decoded.image, square: wholeSquare(decoded.image) });
    else setTrouble(text(`picker.problem.${decoded.problem}`));
  };
  const leaveCrop = (): void => {
    crop?.image.close();
    setCrop(undefined);
  };
  const sendCrop = async ({ image, square }: Crop): Promise<void> => {
    const { x, y, side } = square;
    const png = await drawnAsPng(image, {
      from: { x, y, width: side, height: side },
      width: PICTURE_SIDE,
      height: PICTURE_SIDE,
    });
    if (png === undefined || png.size > PICTURE_MAX_BYTES)
      return setTrouble(text('picker.problem.unreadable'));
    settle(await bridge.request('addPicture', { data: new Uint8Array(await png.arrayBuffer()) }));
  };

  return (
    <WindowFrame
      title={text('picker.title')}
      ownFrame={snapshot.ownFrame}
      controls={['close']}
      onControl={close}
    >
      {crop === undefined ? (
        <GridStep
          snapshot={snapshot}
          trouble={trouble}
          onBrowse={(file) => void browse(file)}
          onRemove={(id) =>
            void bridge.request('removePicture', { id }).then((reply) => {
              if (!reply.ok) tell(reply.failure);
            })
          }
          onChoose={(id) => void bridge.request('choosePicture', { id }).then(settle)}
          onClose={close}
        />
      ) : (
        <CropStep
          image={crop.image}
          square={crop.square}
          trouble={trouble}
          onChange={(square) => setCrop({ ...crop, square })}
          onUse={() => void sendCrop(crop)}
          onBack={leaveCrop}
        />
      )}
    </WindowFrame>
  );
}
