import { Input, type InputRef } from 'antd';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { plainDay, shiftDay } from '../day-text.ts';
import { groupedMoney, halfWidth } from '../money-text.ts';
import { TEXT } from '../messages.ts';
import { Field, type FieldFrame } from './field.tsx';

export type TextFieldProps = FieldFrame & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly isClosed?: boolean;
  /** Has the focus when its page opens. */
  readonly isFirst?: boolean;
};

export function TextField({
  value,
  onChange,
  placeholder,
  maxLength,
  isClosed,
  isFirst,
  ...frame
}: TextFieldProps) {
  return (
    <Field {...frame}>
      {(control) => (
        <Input
          {...control}
          data-first={isFirst}
          value={value}
          placeholder={placeholder}
          maxLength={maxLength}
          readOnly={isClosed}
          status={control['aria-invalid'] ? 'error' : ''}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Money: shown as typed while one types, with thousands separated once left; never changed by leaving. */
export function MoneyField({
  value,
  onChange,
  placeholder = '0.00',
  isClosed,
  ...frame
}: TextFieldProps) {
  const input = useRef<InputRef>(null);
  const [isFocused, setIsFocused] = useState(false);
  // Before the next key can arrive, so that it replaces the whole amount.
  useLayoutEffect(() => {
    if (isFocused) input.current?.select();
  }, [isFocused]);
  return (
    <Field {...frame}>
      {(control) => (
        <Input
          {...control}
          ref={input}
          className="money"
          value={isFocused ? value : groupedMoney(value)}
          inputMode="decimal"
          placeholder={placeholder}
          maxLength={40}
          readOnly={isClosed}
          status={control['aria-invalid'] ? 'error' : ''}
          autoComplete="off"
          onChange={(event) => onChange(halfWidth(event.target.value))}
          onFocus={() => setIsFocused(true)}
          onBlur={() => setIsFocused(false)}
        />
      )}
    </Field>
  );
}

/** A day, typed in any of the usual forms; the arrow keys go a day on or back. */
export function DateField({ value, onChange, isClosed, placeholder, ...frame }: TextFieldProps) {
  const step = (event: KeyboardEvent) => {
    const days = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (days === 0 || isClosed) return;
    event.preventDefault();
    onChange(shiftDay(value, days));
  };
  return (
    <Field {...frame}>
      {(control) => (
        <Input
          {...control}
          className="day"
          value={value}
          inputMode="numeric"
          placeholder={placeholder ?? TEXT.form.dayForm}
          maxLength={40}
          readOnly={isClosed}
          status={control['aria-invalid'] ? 'error' : ''}
          autoComplete="off"
          onKeyDown={step}
          onChange={(event) => onChange(halfWidth(event.target.value))}
          onBlur={() => onChange(plainDay(value))}
        />
      )}
    </Field>
  );
}
