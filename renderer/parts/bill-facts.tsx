import { memo } from 'react';
import type { BillFact } from '../../engine/rule-pack/facts-asked.ts';
import type { PackView } from '../../electron/contract.ts';
import { SPECIAL_CHOICES, TREATMENT_CHOICES } from '../choices.ts';
import { TEXT } from '../messages.ts';
import { frameOf, sameIn, type BillFormProps } from './bill-frame.ts';
import { CheckField, ChoiceField } from './choice-field.tsx';
import { SuggestField, type SuggestChoice } from './suggest-field.tsx';
import { TextField } from './text-field.tsx';

const FIELDS = ['disease', 'special', 'treatment', 'patientAge'] as const;

/** What the person's document asks of a bill beyond the usual, and nothing that it does not ask. */
export const Facts = memo(
  function Facts(props: BillFormProps) {
    const { bill, pack, asked, onChange } = props;
    const { facts } = asked;
    if (!FIELDS.some((name) => facts.has(name))) return null;
    return (
      <fieldset>
        <legend>{TEXT.form.facts(pack?.regionName ?? '')}</legend>
        {facts.has('disease') && (
          <SuggestField
            {...frameOf('disease', props)}
            value={bill.disease}
            choices={diseasesOf(pack)}
            maxLength={200}
            placeholder={TEXT.form.diseaseForm}
            onChange={(disease) => onChange({ disease })}
          />
        )}
        {facts.has('special') && (
          <ChoiceField
            {...frameOf('special', props)}
            value={bill.special}
            choices={SPECIAL_CHOICES}
            onChange={(special) => onChange({ special })}
          />
        )}
        {facts.has('treatment') && (
          <ChoiceField
            {...frameOf('treatment', props)}
            value={bill.treatment}
            choices={TREATMENT_CHOICES}
            onChange={(treatment) => onChange({ treatment })}
          />
        )}
        {facts.has('patientAge') && (
          <TextField
            {...frameOf('patientAge', props)}
            value={bill.patientAge ?? String(asked.age ?? '')}
            maxLength={10}
            onChange={(patientAge) => onChange({ patientAge })}
          />
        )}
      </fieldset>
    );
  },
  sameIn(() => FIELDS),
);

/** The names of every list once, each with the list it stands on. */
function diseasesOf(pack: PackView | null): readonly SuggestChoice[] {
  const lists = pack?.diseaseLists ?? [];
  const all = lists.flatMap(({ name: word, names }) =>
    names.map((value) => (lists.length > 1 ? { value, word } : { value })),
  );
  return all.filter(({ value }, i) => all.findIndex((each) => each.value === value) === i);
}

const CHECKS = [
  'primaryCareFirst',
  'treatmentListed',
  'registered',
  'homeMaintenance',
  'rareDiseaseListed',
  'rareFacilityNamed',
] as const satisfies readonly BillFact[];

/** Those of the facts that are yes or no. */
export function FactChecks({ bill, asked, isClosed, onChange }: BillFormProps) {
  return CHECKS.filter((name) => asked.facts.has(name)).map((name) => (
    <CheckField
      key={name}
      label={TEXT.form.checks[name]}
      isOn={bill[name]}
      isClosed={isClosed}
      onChange={(isOn) => onChange({ [name]: isOn })}
    />
  ));
}
