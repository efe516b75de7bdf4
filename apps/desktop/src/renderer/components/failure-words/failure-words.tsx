import { failureNumber, type RequestFailure } from '@nudge/ipc-contract';
import { useText, type Text } from '../../text/use-text.ts';
import './failure-words.css';

interface FailureWordsProps {
  readonly failure: RequestFailure;
}

/** Why a request was not done, with its number in small print where it has one. */
export function FailureWords({ failure }: FailureWordsProps) {
  const text = useText();
  const number = failureNumber(failure);
  return (
    <>
      {sentence(text, failure)}
      {number !== undefined && (
        <>
          {' '}
          <span className="failure-number">{text('signin.failureCode', { code: number })}</span>
        </>
      )}
    </>
  );
}

function sentence(text: Text, { code, address }: RequestFailure): string {
  return code === 'alreadyOnList' && address !== undefined
    ? text('err.alreadyOnList.named', { email: address })
    : text(`err.${code}`);
}
