import { Button } from 'antd';
import { CARE_CHOICES, LEVEL_CHOICES, type Choice } from '../choices.ts';
import { TEXT } from '../messages.ts';
import { deductiblesRead, NEW_BAND, type BandDraft, type RowDraft } from '../plan-draft.ts';
import { CheckField } from './choice-field.tsx';
import { MoneyField, TextField } from './text-field.tsx';

type ErrorAt = (path: string) => string | null;

/** One row of basic insurance: for which care and levels, the deductible of each stay, and the bands. */
export function PlanRow({
  row,
  path,
  errorAt,
  onChange,
  onRemove,
}: {
  readonly row: RowDraft;
  readonly path: string;
  readonly errorAt: ErrorAt;
  readonly onChange: (part: Partial<RowDraft>) => void;
  readonly onRemove: () => void;
}) {
  const wrong = [path, `${path}.care`, `${path}.levels`].map(errorAt).find(Boolean) ?? null;
  const read = deductiblesRead(row.deductibles);
  const paths = row.deductibles.split(/[、;/\s]+/).map((_, i) => `${path}.deductibles.${i}`);
  return (
    <div className="plan-row">
      <div className="plan-line">
        <Some choices={CARE_CHOICES} chosen={row.care} onChange={(care) => onChange({ care })} />
        <Button size="small" onClick={onRemove}>
          {TEXT.plans.removeRow}
        </Button>
      </div>
      <Some
        choices={LEVEL_CHOICES}
        chosen={row.levels}
        onChange={(levels) => onChange({ levels })}
      />
      {wrong !== null && <p className="field-error">{wrong}</p>}
      <TextField
        label={TEXT.plans.deductibles}
        value={row.deductibles}
        maxLength={200}
        placeholder={TEXT.plans.deductiblesForm}
        hint={read === null || row.deductibles === '' ? null : TEXT.plans.stays(read)}
        error={paths.map(errorAt).find(Boolean) ?? errorAt(`${path}.deductibles`)}
        onChange={(deductibles) => onChange({ deductibles })}
      />
      <BandFields
        bands={row.bands}
        path={`${path}.bands`}
        errorAt={errorAt}
        onChange={(bands) => onChange({ bands })}
      />
    </div>
  );
}

/** Several of a few. */
function Some<T extends string | number>({
  choices,
  chosen,
  onChange,
}: {
  readonly choices: readonly Choice<T>[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}) {
  return (
    <div className="plan-checks">
      {choices.map(({ value, word }) => (
        <CheckField
          key={value}
          label={word}
          isOn={chosen.includes(value)}
          onChange={(isOn) =>
            onChange(
              choices
                .map((each) => each.value)
                .filter((each) => (each === value ? isOn : chosen.includes(each))),
            )
          }
        />
      ))}
    </div>
  );
}

/** Bands of an amount, lowest first: each up to its limit, the last one open. */
export function BandFields({
  bands,
  path,
  errorAt,
  onChange,
}: {
  readonly bands: readonly BandDraft[];
  readonly path: string;
  readonly errorAt: ErrorAt;
  readonly onChange: (bands: readonly BandDraft[]) => void;
}) {
  const set = (index: number, part: Partial<BandDraft>) =>
    onChange(bands.map((band, i) => (i === index ? { ...band, ...part } : band)));
  return (
    <>
      {bands.map((band, index) => (
        <div className="plan-line" key={index}>
          <MoneyField
            label={TEXT.plans.upTo(index + 1)}
            value={band.upTo}
            placeholder={TEXT.plans.openBand}
            error={errorAt(`${path}.${index}.upTo`)}
            onChange={(upTo) => set(index, { upTo })}
          />
          <TextField
            label={TEXT.plans.percent}
            isRequired
            value={band.percent}
            maxLength={10}
            placeholder="85"
            error={errorAt(`${path}.${index}.share`)}
            onChange={(percent) => set(index, { percent })}
          />
          <Button
            size="small"
            disabled={bands.length === 1}
            onClick={() => onChange(bands.filter((_, i) => i !== index))}
          >
            {TEXT.plans.removeBand}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...bands, NEW_BAND])}>
        {TEXT.plans.addBand}
      </Button>
    </>
  );
}
