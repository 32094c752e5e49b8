import { Checkbox } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Choice } from '../choices.ts';
import { Field, type FieldFrame } from './field.tsx';

/** One of a few: the digit in front of a word chooses it, the arrow keys go through them. */
export function ChoiceField<T extends string | number>({
  value,
  choices,
  onChange,
  isClosed = false,
  ...frame
}: FieldFrame & {
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  readonly isClosed?: boolean;
}) {
  const choose = (index: number) => {
    const choice = choices[index];
    if (choice !== undefined && !isClosed) onChange(choice.value);
  };
  const byDigit = (event: KeyboardEvent) => {
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    choose(Number(event.key) - 1);
  };
  return (
    <Field {...frame}>
      {(control) => (
        <select
          {...control}
          className="choice"
          disabled={isClosed}
          value={choices.findIndex((choice) => choice.value === value)}
          onKeyDown={byDigit}
          onChange={(event) => choose(Number(event.target.value))}
        >
          {choices.map(({ value: each, word }, index) => (
            <option key={each} value={index}>
              {index + 1} {word}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  label,
  isOn,
  onChange,
  isClosed = false,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isClosed?: boolean;
}) {
  return (
    <Checkbox
      checked={isOn}
      disabled={isClosed}
      onChange={(event) => onChange(event.target.checked)}
    >
      {label}
    </Checkbox>
  );
}
