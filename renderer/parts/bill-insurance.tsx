import { inYuanGrouped } from '../../engine/money.ts';
import { TEXT } from '../messages.ts';
import { payersOf } from '../payers.ts';
import { Amount } from './bill-amount.tsx';
import { frameOf, type BillFormProps } from './bill-frame.ts';
import { ChoiceField } from './choice-field.tsx';
import { MoneyField } from './text-field.tsx';

/** What insurance paid: as given, or computed by one of the tables that hold on the day and then only shown. */
export function Insurance(props: BillFormProps) {
  const { bill, plans, asked, onChange } = props;
  const isKnown = plans.some(({ id }) => id === bill.plan);
  const choices = [
    { value: '', word: TEXT.form.insuranceGiven },
    ...plans.map(({ id, name }) => ({ value: id, word: name })),
    ...(bill.plan === '' || isKnown
      ? []
      : [{ value: bill.plan, word: TEXT.form.planNotOnDay(bill.plan) }]),
  ];
  return (
    <>
      {choices.length > 1 && (
        <ChoiceField
          {...frameOf('plan', props)}
          isWide
          value={bill.plan}
          choices={choices}
          onChange={(plan) => onChange({ plan })}
        />
      )}
      <Paid {...props} name="basic" isComputed={asked.plan?.basic === true} />
      <Paid {...props} name="catastrophic" isComputed={asked.plan?.catastrophic === true} />
      {asked.facts.has('rareDrugCost') && <Amount {...props} name="rareDrugCost" />}
      {asked.facts.has('rareDrugCost') && <Amount {...props} name="rareDiseaseFund" />}
    </>
  );
}

function Paid({
  name,
  isComputed,
  ...props
}: BillFormProps & { readonly name: 'basic' | 'catastrophic'; readonly isComputed: boolean }) {
  if (!isComputed) return <Amount {...props} name={name} />;
  const { preview } = props;
  const payers = preview === null ? [] : payersOf(preview.settlement.trace);
  const amount = payers.find((payer) => payer.name === name)?.amount;
  return (
    <MoneyField
      {...frameOf(name, props)}
      isClosed
      hint={TEXT.form.computedByPlan}
      value={amount === undefined ? '' : inYuanGrouped(amount)}
      onChange={nothing}
    />
  );
}

function nothing(): void {
  // Computed: there is nothing to type here.
}
