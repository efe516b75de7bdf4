import { PICTURE_SIDE } from '@nudge/ipc-contract';
import { useEffect, useRef, type FormEvent } from 'react';
import type { CropSquare } from '../../components/picture-crop/crop-square.ts';
import { PictureCrop } from '../../components/picture-crop/picture-crop.tsx';
import { WindowFoot } from '../../components/window-foot/window-foot.tsx';
import { useText } from '../../text/use-text.ts';

interface CropStepProps {
  readonly image: ImageBitmap;
  readonly square: CropSquare;
  readonly trouble: string | undefined;
  readonly onChange: (square: CropSquare) => void;
  readonly onUse: () => void;
  readonly onBack: () => void;
}

/** Cuts a square out of a picture of one's own. */
export function CropStep({ image, square, trouble, onChange, onUse, onBack }: CropStepProps) {
  const text = useText();
  const stageRef = useRef<HTMLDivElement>(null);
  useEffect(() => stageRef.current?.querySelector<HTMLElement>('[role="slider"]')?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onUse();
  };
  return (
    <form
      className="picture-window"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack();
      }}
    >
      <main className="picture-window-body">
        <section ref={stageRef} className="picture-window-stage" aria-label={text('picker.crop')}>
          <p>{text('picker.cropHint')}</p>
          <PictureCrop image={image} square={square} onChange={onChange} />
        </section>
        <section className="picture-window-side" aria-label={text('picker.preview')}>
          <h2>{text('picker.preview')}</h2>
          <CropPreview image={image} square={square} />
        </section>
      </main>
      <WindowFoot trouble={trouble}>
        <button type="submit" className="button button-default">
          {text('picker.use')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {text('picker.back')}
        </button>
      </WindowFoot>
    </form>
  );
}

function CropPreview({ image, square }: Pick<CropStepProps, 'image' | 'square'>) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvasRef.current?.getContext('2d');
    if (!context) return;
    const { x, y, side } = square;
    context.clearRect(0, 0, PICTURE_SIDE, PICTURE_SIDE);
    context.drawImage(image, x, y, side, side, 0, 0, PICTURE_SIDE, PICTURE_SIDE);
  }, [image, square]);
  return (
    <span className="display-picture">
      <canvas ref={canvasRef} width={PICTURE_SIDE} height={PICTURE_SIDE} aria-hidden="true" />
    </span>
  );
}
