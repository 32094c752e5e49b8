import { useId, type ReactNode } from 'react';

export type FieldFrame = {
  readonly label: string;
  /** What is wrong and what to do; stands under the field, whose text stays as typed. */
  readonly error?: string | null | undefined;
  readonly hint?: string | null | undefined;
  readonly id?: string;
  readonly isWide?: boolean;
  readonly isRequired?: boolean;
};

/** What a control takes from its frame, so that a screen reader hears label, hint and error with it. */
export type ControlProps = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
};

export function Field({
  label,
  error,
  hint,
  id,
  isWide = false,
  isRequired = false,
  children,
}: FieldFrame & { readonly children: (control: ControlProps) => ReactNode }) {
  const own = useId();
  const fieldId = id ?? own;
  const noteId = `${fieldId}-note`;
  const note = error ?? hint ?? null;
  return (
    <div className={isWide ? 'field is-wide' : 'field'}>
      <label htmlFor={fieldId} className={isRequired ? 'is-required' : undefined}>
        {label}
      </label>
      <div className="field-body">
        {children({
          id: fieldId,
          'aria-invalid': Boolean(error),
          'aria-describedby': note === null ? undefined : noteId,
        })}
        {note !== null && (
          <p id={noteId} className={error ? 'field-error' : 'field-hint'}>
            {note}
          </p>
        )}
      </div>
    </div>
  );
}
