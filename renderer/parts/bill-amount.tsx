import { memo } from 'react';
import type { MoneyName } from '../bill.ts';
import { frameOf, sameIn, type BillFormProps } from './bill-frame.ts';
import { MoneyField } from './text-field.tsx';

type AmountProps = BillFormProps & {
  readonly name: MoneyName;
  readonly hint?: string;
  readonly isRequired?: boolean;
};

/** One amount of the bill, as typed. */
export const Amount = memo(
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
