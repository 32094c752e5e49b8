import { memo } from 'react';
import { inYuanGrouped, lessFen } from '../../engine/money.ts';
import type { Problem } from '../../electron/contract.ts';
import { fieldAt, FIELD_PATHS, type Bill, type FieldName, type MoneyName } from '../bill.ts';
import { CARE_CHOICES, LEVEL_CHOICES, PLACE_CHOICES, REFERRAL_CHOICES } from '../choices.ts';
import { FIELD_WORDS, TEXT } from '../messages.ts';
import { moneyOf } from '../money-text.ts';
import { useFieldKeys } from '../use-field-keys.ts';
import { billFieldId } from '../use-record.ts';
import { CheckField, ChoiceField } from './choice-field.tsx';
import { problemLine } from './problem-banner.tsx';
import { DateField, MoneyField, TextField } from './text-field.tsx';

type BillFormProps = {
  readonly bill: Bill;
  readonly problem: Problem | null;
  readonly missing: FieldName | null;
  readonly isClosed: boolean;
  /** The person was recognised after the day: when the settlement is asked for then matters. */
  readonly isRetroactive: boolean;
  readonly onChange: (part: Partial<Bill>) => void;
  readonly onEnd: () => void;
  readonly onStart: () => void;
};

/** The bill. Enter goes on, Esc goes back; nothing here records. */
export function BillForm(props: BillFormProps) {
  const { bill, onEnd, onStart } = props;
  const onKeyDown = useFieldKeys({ past: onEnd, before: onStart });
  return (
    // The keys are those of the fields inside; the form itself takes no focus.
    <form
      className="bill"
      aria-label={TEXT.form.title}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <Visit {...props} />
      <fieldset>
        <legend>{TEXT.form.money}</legend>
        <Amount {...props} name="total" isRequired />
        <Amount {...props} name="inScope" isRequired hint={outOfScopeWords(bill)} />
        <Amount {...props} name="basic" />
        <Amount {...props} name="catastrophic" />
        <Amount {...props} name="otherInsurance" />
        <Amount {...props} name="charity" />
        <Amount {...props} name="commercial" />
        <Amount {...props} name="commercialOutOfScope" />
      </fieldset>
      <Circumstances {...props} />
    </form>
  );
}

/** A part of the form is drawn anew where one of its own fields has changed, not for every key. */
function sameIn<P extends BillFormProps>(names: (props: P) => readonly (keyof Bill)[]) {
  return (old: Readonly<P>, now: Readonly<P>): boolean =>
    old.problem === now.problem &&
    old.missing === now.missing &&
    old.isClosed === now.isClosed &&
    old.isRetroactive === now.isRetroactive &&
    old.onChange === now.onChange &&
    names(now).every((name) => old.bill[name] === now.bill[name]);
}

function frameOf(name: FieldName, { problem, missing, isClosed }: BillFormProps) {
  const isWrong = problem !== null && fieldAt(problem.at) === name;
  const absent = missing === name ? TEXT.desk.missing(name) : null;
  return {
    id: billFieldId(name),
    label: FIELD_WORDS[FIELD_PATHS[name]] ?? name,
    error: isWrong ? problemLine(problem) : absent,
    isClosed,
  };
}

function outOfScopeWords(bill: Bill): string {
  const total = moneyOf(bill.total);
  const inScope = moneyOf(bill.inScope);
  const isKnown = bill.inScope.trim() !== '' && total !== null && inScope !== null;
  return TEXT.form.outOfScope(isKnown ? `${inYuanGrouped(lessFen(total, inScope))} 元` : '—');
}

const VISIT = ['care', 'settledOn', 'level', 'place', 'referral', 'diagnosis'] as const;

const Visit = memo(
  function Visit(props: BillFormProps) {
    const { bill, onChange } = props;
    return (
      <fieldset>
        <legend>{TEXT.form.visit}</legend>
        <ChoiceField
          {...frameOf('care', props)}
          value={bill.care}
          choices={CARE_CHOICES}
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
        <ChoiceField
          {...frameOf('place', props)}
          value={bill.place}
          choices={PLACE_CHOICES}
          onChange={(place) => onChange({ place })}
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
  sameIn(() => VISIT),
);

type AmountProps = BillFormProps & {
  readonly name: MoneyName;
  readonly hint?: string;
  readonly isRequired?: boolean;
};

const Amount = memo(
  function Amount(props: AmountProps) {
    const { name, hint, isRequired = false, bill, onChange } = props;
    return (
      <MoneyField
        {...frameOf(name, props)}
        hint={hint}
        isRequired={isRequired}
        value={bill[name]}
        onChange={(typed) => onChange({ [name]: typed })}
      />
    );
  },
  (old, now) => old.hint === now.hint && sameIn<AmountProps>(({ name }) => [name])(old, now),
);

const CIRCUMSTANCES = [
  'referral',
  'designated',
  'primaryCareFirst',
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
        <CheckField
          label={TEXT.form.primaryCareFirst}
          isOn={bill.primaryCareFirst}
          isClosed={isClosed}
          onChange={(primaryCareFirst) => onChange({ primaryCareFirst })}
        />
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
