import type { PrivacyList, PrivacyPersonView, PrivacyView } from '@nudge/ipc-contract';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { Check } from './check.tsx';
import './privacy-page.css';
import { OTHERS, PrivacyListBox } from './privacy-list-box.tsx';
import { WhoHasMeDialog } from './who-has-me-dialog.tsx';

interface PrivacyPageProps {
  /** As edited; absent while not signed in. */
  readonly privacy: PrivacyView | undefined;
  readonly onPrivacy: (privacy: PrivacyView) => void;
  readonly onAddContact: (address: string) => void;
  readonly onProperties: (address: string) => void;
}

/** Who may see me and write to me: two lists, and everybody else on one side of them. */
export function PrivacyPage({ privacy, onPrivacy, onAddContact, onProperties }: PrivacyPageProps) {
  const text = useText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setIsAsking] = useState(false);
  if (privacy === undefined) return <p className="options-text">{text('opt.privacy.signedOut')}</p>;

  const isIn = (side: PrivacyList, id: string): boolean =>
    id === OTHERS ? privacy.othersAreBlocked === (side === 'blocked') : listOf(privacy, id) === side;
  const chosenIn = (side: PrivacyList): boolean => [...chosen].some((id) => isIn(side, id));
  const move = (ids: ReadonlySet<string>, list: PrivacyList): void => {
    const others = ids.has(OTHERS) ? { othersAreBlocked: list === 'blocked' } : {};
    const people = privacy.people.map((person) => (ids.has(person.address) ? { ...person, list } : person));
    onPrivacy({ ...privacy, people, ...others });
  };
  const box = (side: 'allowed' | 'blocked') => (
    <PrivacyListBox
      label={text(`opt.privacy.${side}`)}
      people={privacy.people.filter(({ list }) => list === side)}
      hasOthers={isIn(side, OTHERS)}
      chosen={chosen}
      onChoose={(ids) => setChosen(new Set([...[...chosen].filter((id) => !isIn(side, id)), ...ids]))}
      onMove={(ids) => move(ids, side === 'allowed' ? 'blocked' : 'allowed')}
      onForget={(address) => move(new Set([address]), 'none')}
      onAddContact={onAddContact}
      onProperties={onProperties}
    />
  );

  return (
    <>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.privacy.lists')}</legend>
        <div className="privacy-lists">
          {box('allowed')}
          <div className="privacy-moves">
            <button
              type="button"
              className="button"
              disabled={!chosenIn('blocked')}
              onClick={() =>
                move(
                  only(chosen, (id) => isIn('blocked', id)),
                  'allowed',
                )
              }
            >
              {text('opt.privacy.allow')}
            </button>
            <button
              type="button"
              className="button"
              disabled={!chosenIn('allowed')}
              onClick={() =>
                move(
                  only(chosen, (id) => isIn('allowed', id)),
                  'blocked',
                )
              }
            >
              {text('opt.privacy.block')}
            </button>
          </div>
          {box('blocked')}
        </div>
        <p className="options-text">{text('opt.privacy.hint')}</p>
        <Check
          label={text('opt.privacy.onlyAllowed')}
          isChecked={privacy.othersAreBlocked}
          onChange={(othersAreBlocked) => onPrivacy({ ...privacy, othersAreBlocked })}
        />
      </fieldset>
      <fieldset className="group-box options-stack">
        <legend>{text('opt.privacy.lists.others')}</legend>
        <Check
          label={text('opt.privacy.askWhenAdded')}
          isChecked={privacy.asksWhenAdded}
          onChange={(asksWhenAdded) => onPrivacy({ ...privacy, asksWhenAdded })}
        />
        <div className="options-row">
          <span>{text('opt.privacy.whoHasMe')}</span>
          <button type="button" className="button" onClick={() => setIsAsking(true)}>
            {text('opt.privacy.view')}
          </button>
        </div>
      </fieldset>
      {isAsking && (
        <WhoHasMeDialog
          people={privacy.people.filter(({ hasUsOnTheirList }) => hasUsOnTheirList)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}

function listOf({ people }: PrivacyView, address: string): PrivacyPersonView['list'] | undefined {
  return people.find((person) => person.address === address)?.list;
}

function only(ids: ReadonlySet<string>, isWanted: (id: string) => boolean): ReadonlySet<string> {
  return new Set([...ids].filter(isWanted));
}
