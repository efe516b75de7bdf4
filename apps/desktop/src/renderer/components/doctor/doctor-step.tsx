import type { DoctorStepState, DoctorStepView } from '@nudge/ipc-contract';
import errorIcon from '@resources/icons/notice/error-16.svg';
import goodIcon from '@resources/icons/notice/good-16.svg';
import warningIcon from '@resources/icons/notice/warning-16.svg';
import { useText } from '../../text/use-text.ts';

const ICONS: Readonly<Partial<Record<DoctorStepState, string>>> = {
  good: goodIcon,
  warning: warningIcon,
  failed: errorIcon,
};

/** One thing that is looked at: what, how it stands, and in a sentence what that means. */
export function DoctorStep({ step }: { readonly step: DoctorStepView }) {
  const text = useText();
  const { id, state, outcome, values } = step;
  const icon = ICONS[state];
  return (
    <li className="doctor-step" data-state={state}>
      <span className="doctor-mark">
        {icon !== undefined && <img src={icon} width={16} height={16} alt="" />}
      </span>
      <div>
        <p>
          <strong>{text(`doctor.step.${id}`)}</strong>{' '}
          <span className="doctor-state">{text(`doctor.state.${state}`)}</span>
        </p>
        {outcome !== undefined && <p className="doctor-outcome">{text(`doctor.${outcome}`, values)}</p>}
      </div>
    </li>
  );
}
