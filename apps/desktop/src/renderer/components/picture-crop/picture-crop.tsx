import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useText } from '../../text/use-text.ts';
import { movedSquare, resizedSquare, type CropSquare, type ImageSize } from './crop-square.ts';
import './picture-crop.css';

interface PictureCropProps {
  readonly image: ImageBitmap;
  readonly square: CropSquare;
  readonly onChange: (square: CropSquare) => void;
}

/** Room for the picture, CSS px. */
const STAGE_WIDTH = 250;
const STAGE_HEIGHT = 230;
/** Of the square's side, per key. */
const MOVE_STEP = 0.04;
const SIZE_STEP = 1.08;

const MOVES: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** A picture with the square that will be cut out: dragged, sized at its corner or by the wheel, or by keys. */
export function PictureCrop({ image, square, onChange }: PictureCropProps) {
  const text = useText();
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const scale = Math.min(STAGE_WIDTH / image.width, STAGE_HEIGHT / image.height, 4);
  const size: ImageSize = image;
  useEffect(() => {
    const canvas = canvasRef.current;
    canvas?.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  }, [image]);
  const press = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    const step = square.side * MOVE_STEP;
    if (move !== undefined) onChange(movedSquare(square, { x: move.x * step, y: move.y * step }, size));
    else if (event.key === '+') onChange(resizedSquare(square, square.side * SIZE_STEP, size));
    else if (event.key === '-') onChange(resizedSquare(square, square.side / SIZE_STEP, size));
    else return;
    event.preventDefault();
  };
  const drag = (event: PointerEvent, follow: (dx: number, dy: number) => CropSquare): void => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget as HTMLElement;
    const { clientX, clientY, pointerId } = event;
    handle.setPointerCapture(pointerId);
    const moved = (next: globalThis.PointerEvent): void =>
      onChange(follow((next.clientX - clientX) / scale, (next.clientY - clientY) / scale));
    handle.addEventListener('pointermove', moved);
    const end = (): void => handle.removeEventListener('pointermove', moved);
    handle.addEventListener('lostpointercapture', end, { once: true });
  };
  const frame = {
    left: square.x * scale,
    top: square.y * scale,
    width: square.side * scale,
    height: square.side * scale,
  };
  return (
    <div className="picture-crop" style={{ width: image.width * scale, height: image.height * scale }}>
      <canvas
        ref={canvasRef}
        width={Math.round(image.width * scale)}
        height={Math.round(image.height * scale)}
        aria-hidden="true"
      />
      <div
        role="slider"
        tabIndex={0}
        className="picture-crop-square"
        aria-label={text('picker.cropSquare')}
        aria-valuemin={1}
        aria-valuemax={100}
        aria-valuenow={Math.round((100 * square.side) / Math.min(size.width, size.height))}
        aria-valuetext={text('picker.cropSize', {
          percent: Math.round((100 * square.side) / Math.min(size.width, size.height)),
        })}
        style={frame}
        data-testid="crop-square"
        onKeyDown={press}
        onWheel={(event) =>
          onChange(resizedSquare(square, square.side * (event.deltaY < 0 ? 1 / SIZE_STEP : SIZE_STEP), size))
        }
        onPointerDown={(event) => drag(event, (x, y) => movedSquare(square, { x, y }, size))}
      >
        <span
          className="picture-crop-corner"
          onPointerDown={(event) =>
            drag(event, (x, y) => resizedSquare(square, square.side + 2 * Math.max(x, y), size))
          }
        />
      </div>
    </div>
  );
}
