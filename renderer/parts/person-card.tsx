import { Button } from 'antd';
import { memo } from 'react';
import type { IdentityView, PackView, PersonView } from '../../electron/contract.ts';
import { ageOn } from '../day-text.ts';
import { TEXT } from '../messages.ts';
import { regionName } from '../packs.ts';

/** The person on the desk: who, and as what recognised from when to when. */
export const PersonCard = memo(function PersonCard({
  person,
  packs,
  day,
  onEdit,
}: {
  readonly person: PersonView | null;
  readonly packs: readonly PackView[];
  /** The bill's day: which recognitions hold is said for it. */
  readonly day: string;
  readonly onEdit: () => void;
}) {
  if (person === null) {
    return <p className="person-card person-none">{TEXT.person.none}</p>;
  }
  const { name, certificateMasked, sex, bornOn, identities } = person;
  return (
    <section className="person-card" aria-label={TEXT.person.card}>
      <div className="person-head">
        <b className="person-name" title={name}>
          {name}
        </b>
        <span className="number">{certificateMasked}</span>
        <span>
          {sex} {bornOn !== null && TEXT.person.age(ageOn(bornOn, day))}
        </span>
        <span className={person.recognisedIn === null ? 'person-home is-wrong' : 'person-home'}>
          {TEXT.region.recognised(homeWords(person, packs))}
        </span>
        <Button size="small" onClick={onEdit}>
          {TEXT.person.edit}
        </Button>
      </div>
      {identities.length === 0 ? (
        <p className="quiet">{TEXT.person.noIdentity}</p>
      ) : (
        // It scrolls, so it must be reachable from the keyboard.
        <ul className="identities" tabIndex={0} aria-label={TEXT.person.identities}>
          {inForceFirst(identities, day).map((identity, index) => (
            <Identity key={index} identity={identity} day={day} />
          ))}
        </ul>
      )}
    </section>
  );
});

/** The region by its own name, or by its digits under the wider one that has rules here. */
export function homeWords(
  { recognisedIn }: Pick<PersonView, 'recognisedIn'>,
  packs: readonly PackView[],
): string {
  if (recognisedIn === null) return TEXT.region.unknown;
  const own = packs.find((pack) => pack.regionCode === recognisedIn)?.regionName;
  const wide = regionName(packs, recognisedIn);
  return own ?? (wide === null ? recognisedIn : `${wide} ${recognisedIn}`);
}

function Identity({ identity, day }: { readonly identity: IdentityView; readonly day: string }) {
  const { categoryName, from, until, source } = identity;
  const state = stateOn(identity, day);
  return (
    <li>
      <span className={state === 'holds' ? undefined : 'quiet'}>{categoryName}</span>
      <span className="number quiet">{TEXT.person.period(from, until)}</span>
      <span className={state === 'holds' ? 'badge is-good' : 'badge'}>
        {TEXT.person.states[state]}
      </span>
      <span className="quiet identity-source" title={source}>
        {source}
      </span>
    </li>
  );
}

/** Those that hold on the day, then the others, the newest on top. */
function inForceFirst(identities: readonly IdentityView[], day: string): readonly IdentityView[] {
  const rank = (each: IdentityView) => (stateOn(each, day) === 'holds' ? 1 : 0);
  return identities.toSorted((a, b) => rank(b) - rank(a) || (a.from < b.from ? 1 : -1));
}

function stateOn(identity: IdentityView, day: string): 'holds' | 'over' | 'later' {
  if (identity.from > day) return 'later';
  return identity.until !== null && identity.until < day ? 'over' : 'holds';
}

/** A person's recognitions in one line, those of the day first. */
export function identityLine(person: PersonView, day: string): string {
  const holding = person.identities.filter((each) => stateOn(each, day) === 'holds');
  if (holding.length > 0) return holding.map((each) => each.categoryName).join('、');
  return person.identities.length === 0 ? TEXT.person.noIdentity : TEXT.person.noneToday;
}
