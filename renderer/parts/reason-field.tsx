import { Button } from 'antd';
import { TextField } from './text-field.tsx';

/** Why something is done again or undone: typed, or one of the usual reasons taken over. */
export function ReasonField({
  reason,
  usual,
  onChange,
  ...rest
}: {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
  readonly usual: readonly string[];
  readonly placeholder: string;
  readonly error: string | null;
  readonly isFirst?: boolean;
  readonly onChange: (reason: string) => void;
}) {
  return (
    <>
      <TextField {...rest} isRequired value={reason} maxLength={200} onChange={onChange} />
      <div className="suggestions">
        {usual.map((each) => (
          <Button key={each} size="small" onClick={() => onChange(each)}>
            {each}
          </Button>
        ))}
      </div>
    </>
  );
}
