import { useId, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { isPortRange, PORT_MAX, PORT_MIN } from './is-port-range.ts';

interface PortRangeProps {
  readonly firstPort: number;
  readonly lastPort: number;
  readonly onChange: (part: { readonly firstPort: number } | { readonly lastPort: number }) => void;
}

/** The ports that are tried one after the other. What is typed stays as typed, and says when it will not do. */
export function PortRange({ firstPort, lastPort, onChange }: PortRangeProps) {
  const text = useText();
  const errorId = useId();
  const isWrong = !isPortRange({ firstPort, lastPort });
  return (
    <div role="group" aria-label={text('opt.files.ports')}>
      <div className="options-row">
        <span>{text('opt.files.ports')}</span>
        <PortField
          label={text('opt.files.firstPort')}
          port={firstPort}
          errorId={isWrong ? errorId : undefined}
          onChange={(port) => onChange({ firstPort: port })}
        />
        <span>{text('opt.files.to')}</span>
        <PortField
          label={text('opt.files.lastPort')}
          port={lastPort}
          errorId={isWrong ? errorId : undefined}
          onChange={(port) => onChange({ lastPort: port })}
        />
      </div>
      {isWrong && (
        <span id={errorId} className="field-error" role="alert">
          {text('opt.files.portsWrong', { least: String(PORT_MIN), most: String(PORT_MAX) })}
        </span>
      )}
    </div>
  );
}

interface PortFieldProps {
  readonly label: string;
  readonly port: number;
  /** Present: something is wrong, and this element says what. */
  readonly errorId: string | undefined;
  readonly onChange: (port: number) => void;
}

function PortField({ label, port, errorId, onChange }: PortFieldProps) {
  const [typed, setTyped] = useState(String(port));
  return (
    <input
      type="number"
      className="field options-number"
      aria-label={label}
      aria-invalid={errorId !== undefined}
      aria-describedby={errorId}
      min={PORT_MIN}
      max={PORT_MAX}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(Number(event.target.value));
      }}
    />
  );
}
