import { memo } from 'react';
import { inYuanGrouped, lessFen } from '../../engine/money.ts';
import type { CareKind, Place } from '../../engine/terms.ts';
import type { PackView } from '../../electron/contract.ts';
import type { Bill } from '../bill.ts';
import {
  CARE_CHOICES,
  LEVEL_CHOICES,
  PLACE_CHOICES,
  REFERRAL_CHOICES,
  type Choice,
} from '../choices.ts';
import { TEXT } from '../messages.ts';
import { moneyOf } from '../money-text.ts';
import { useFieldKeys } from '../use-field-keys.ts';
import { Amount } from './bill-amount.tsx';
import { FactChecks, Facts } from './bill-facts.tsx';
import { frameOf, sameIn, type BillFormProps } from './bill-frame.ts';
import { Insurance } from './bill-insurance.tsx';
import { CheckField, ChoiceField } from './choice-field.tsx';
import { DateField, TextField } from './text-field.tsx';

/** The bill. Enter goes on, Esc goes back; nothing here records. */
export function BillForm({
  onEnd,
  onStart,
  ...props
}: BillFormProps & { readonly onEnd: () => void; readonly onStart: () => void }) {
  const { bill } = props;
  const onKeyDown = useFieldKeys({ past: onEnd, before: onStart });
  return (
    // The keys are those of the fields inside; the form itself takes no focus.
    <form
      className="bill"
      aria-label={TEXT.form.title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <Visit {...props} derivedPlace={props.preview?.place ?? null} />
      <Facts {...props} />
      <fieldset>
        <legend>{TEXT.form.money}</legend>
        <Amount {...props} name="total" isRequired />
        <Amount {...props} name="inScope" isRequired hint={outOfScopeWords(bill)} />
        <Insurance {...props} />
        <Amount {...props} name="otherInsurance" />
        <Amount {...props} name="charity" />
        <Amount {...props} name="commercial" />
        <Amount {...props} name="commercialOutOfScope" />
      </fieldset>
      <Circumstances {...props} />
    </form>
  );
}

function outOfScopeWords(bill: Bill): string {
  const total = moneyOf(bill.total);
  const inScope = moneyOf(bill.inScope);
  const isKnown = bill.inScope.trim() !== '' && total !== null && inScope !== null;
  return TEXT.form.outOfScope(isKnown ? `${inYuanGrouped(lessFen(total, inScope))} 元` : '—');
}

const VISIT = ['care', 'settledOn', 'level', 'place', 'referral', 'diagnosis'] as const;

type VisitProps = BillFormProps & { readonly derivedPlace: Place | null };

const Visit = memo(
  function Visit(props: VisitProps) {
    const { bill, pack, derivedPlace, onChange } = props;
    return (
      <fieldset>
        <legend>{TEXT.form.visit}</legend>
        <ChoiceField
          {...frameOf('care', props)}
          value={bill.care}
          choices={careChoices(pack)}
          onChange={(care) => onChange({ care })}
        />
        <DateField
          {...frameOf('settledOn', props)}
          value={bill.settledOn}
          onChange={(settledOn) => onChange({ settledOn })}
        />
        <ChoiceField
          {...frameOf('level', props)}
          value={bill.level}
          choices={LEVEL_CHOICES}
          onChange={(level) => onChange({ level })}
        />
        <ChoiceField<Place | ''>
          {...frameOf('place', props)}
          value={bill.place ?? ''}
          choices={[{ value: '', word: placeHere(derivedPlace) }, ...PLACE_CHOICES]}
          onChange={(place) => onChange({ place: place === '' ? null : place })}
        />
        <ChoiceField
          {...frameOf('referral', props)}
          value={bill.referral}
          choices={REFERRAL_CHOICES}
          onChange={(referral) => onChange({ referral })}
        />
        <TextField
          {...frameOf('diagnosis', props)}
          isRequired
          value={bill.diagnosis}
          maxLength={200}
          placeholder={TEXT.form.diagnosisForm}
          onChange={(diagnosis) => onChange({ diagnosis })}
        />
      </fieldset>
    );
  },
  (old, now) => old.derivedPlace === now.derivedPlace && sameIn<VisitProps>(() => VISIT)(old, now),
);

/** What the document pays for first; the kinds of care that it refuses everybody stay, at the end. */
function careChoices(pack: PackView | null): readonly Choice<CareKind>[] {
  const isRefused = ({ value }: Choice<CareKind>) => pack?.refusedCare.includes(value) === true;
  return [
    ...CARE_CHOICES.filter((choice) => !isRefused(choice)),
    ...CARE_CHOICES.filter(isRefused).map(({ value, word }) => ({
      value,
      word: TEXT.form.refusedCare(word),
    })),
  ];
}

/** What follows from both places, as soon as the workstation has said it. */
function placeHere(derived: Place | null): string {
  const word = PLACE_CHOICES.find(({ value }) => value === derived)?.word;
  return word === undefined ? TEXT.form.placeHere : TEXT.form.placeHereIs(word);
}

const CIRCUMSTANCES = [
  'referral',
  'designated',
  'primaryCareFirst',
  'treatmentListed',
  'registered',
  'homeMaintenance',
  'rareDiseaseListed',
  'rareFacilityNamed',
  'standardElsewhere',
  'agencyException',
  'isFiledLater',
  'filedOn',
] as const;

const Circumstances = memo(
  function Circumstances(props: BillFormProps) {
    const { bill, isClosed, isRetroactive, onChange } = props;
    const isFiledShown = bill.isFiledLater || isRetroactive;
    return (
      <fieldset className="checks">
        <legend>{TEXT.form.circumstances}</legend>
        <CheckField
          label={TEXT.form.designated}
          isOn={bill.designated}
          isClosed={isClosed}
          onChange={(designated) => onChange({ designated })}
        />
        <FactChecks {...props} />
        <CheckField
          label={TEXT.form.standardElsewhere}
          isOn={bill.standardElsewhere}
          isClosed={isClosed}
          onChange={(standardElsewhere) => onChange({ standardElsewhere })}
        />
        {bill.referral === 'none' && (
          <CheckField
            label={TEXT.form.agencyException}
            isOn={bill.agencyException}
            isClosed={isClosed}
            onChange={(agencyException) => onChange({ agencyException })}
          />
        )}
        <CheckField
          label={TEXT.form.filedLater}
          isOn={bill.isFiledLater}
          isClosed={isClosed}
          onChange={(isFiledLater) => onChange({ isFiledLater })}
        />
        {isFiledShown && (
          <DateField
            {...frameOf('filedOn', props)}
            value={bill.filedOn}
            onChange={(filedOn) => onChange({ filedOn, isFiledLater: true })}
          />
        )}
      </fieldset>
    );
  },
  sameIn(() => CIRCUMSTANCES),
);
