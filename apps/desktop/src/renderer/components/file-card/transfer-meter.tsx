import type { TransferView } from '@nudge/ipc-contract';
import direct from '@resources/icons/transfer/direct.svg';
import throughServer from '@resources/icons/transfer/through-server.svg';
import { useText } from '../../text/use-text.ts';
import { share, useSizes } from './use-sizes.ts';

const ROUTE_ICONS = { direct, throughServer } as const;

interface TransferMeterProps {
  readonly transfer: TransferView;
}

/** How far a file has come: bar, amount, speed, time left, and the way it takes. */
export function TransferMeter({ transfer }: TransferMeterProps) {
  const { transferred, size, bytesPerSecond, secondsLeft, route, name } = transfer;
  const text = useText();
  const sizes = useSizes();
  const percent = sizes.percent(transferred, size);
  const amount = sizes.progress(transferred, size);
  const left = secondsLeft === undefined ? '' : sizes.timeLeft(secondsLeft);
  const speed = bytesPerSecond === undefined ? '' : sizes.speed(bytesPerSecond);
  return (
    <>
      <div
        role="progressbar"
        className="transfer-bar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share(transferred, size) * 100)}
        aria-valuetext={listed(percent, amount, left)}
      >
        <span style={{ width: `${share(transferred, size) * 100}%` }} />
      </div>
      <div className="transfer-facts" data-not-copied="">
        <span>{amount}</span>
        <span>{listed(percent, speed)}</span>
      </div>
      {(left !== '' || route !== 'none') && (
        <div className="transfer-facts" data-not-copied="">
          <span>{left}</span>
          {route !== 'none' && (
            <span className="transfer-route" data-route={route}>
              <img src={ROUTE_ICONS[route]} width={16} height={16} alt="" />
              {text(`ft.route.${route}`)}
            </span>
          )}
        </div>
      )}
    </>
  );
}

function listed(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
