import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { Category } from '../../engine/terms.ts';
import type { PackView, Problem } from '../../electron/contract.ts';
import type { Choice } from '../choices.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { TEXT } from '../messages.ts';
import { asksHousehold, categoriesOf, newIdentity, type IdentityDraft } from '../person-draft.ts';
import { focusFirst } from '../use-field-keys.ts';
import { CheckField, ChoiceField } from './choice-field.tsx';
import { problemLine } from './problem-banner.tsx';
import { DateField, TextField } from './text-field.tsx';

/** A person's recognitions, a line each; the best one that holds on a bill's day counts. */
export function IdentityRows({
  packs,
  region,
  rows,
  problem,
  onChange,
}: {
  readonly packs: readonly PackView[];
  readonly region: string;
  readonly rows: readonly IdentityDraft[];
  readonly problem: Problem | null;
  readonly onChange: (rows: readonly IdentityDraft[]) => void;
}) {
  const last = useRef<HTMLDivElement>(null);
  const isAdded = useRef(false);
  useEffect(() => {
    if (isAdded.current) focusFirst(last.current);
    isAdded.current = false;
  }, [rows.length]);
  const choices = categoriesOf(packs, region);
  const hasHousehold = asksHousehold(packs, region);
  const add = () => {
    isAdded.current = true;
    const row = Math.max(-1, ...rows.map((each) => each.row)) + 1;
    onChange([...rows, newIdentity(row, choices)]);
  };
  return (
    <fieldset className="identity-rows">
      <legend>{TEXT.personForm.identities}</legend>
      {rows.map((row, index) => (
        <div key={row.row} ref={index === rows.length - 1 ? last : null}>
          <IdentityRow
            row={row}
            choices={withOwn(choices, row.category, packs)}
            hasHousehold={hasHousehold}
            problem={problemOf(problem, index)}
            onChange={(part) =>
              onChange(rows.map((each) => (each.row === row.row ? { ...each, ...part } : each)))
            }
            onRemove={() => onChange(rows.filter((each) => each.row !== row.row))}
          />
        </div>
      ))}
      <Button onClick={add}>{TEXT.personForm.addIdentity}</Button>
    </fieldset>
  );
}

type RowProblem = { readonly field: string; readonly problem: Problem };

/** `identities.2.from` belongs to the third row; a period that runs backwards stands at its last day. */
function problemOf(problem: Problem | null, index: number): RowProblem | null {
  const match = /^identities\.(\d+)(?:\.(\w+))?$/.exec(problem?.at ?? '');
  if (problem === null || match === null || Number(match[1]) !== index) return null;
  return { field: match[2] ?? 'until', problem };
}

/** A category that the place does not know stays what it is until another is chosen. */
function withOwn(
  choices: readonly Choice<Category>[],
  own: Category,
  packs: readonly PackView[],
): readonly Choice<Category>[] {
  if (choices.some(({ value }) => value === own)) return choices;
  const word = packs.flatMap(({ categories }) => categories).find(({ id }) => id === own)?.name;
  return [...choices, { value: own, word: word ?? own }];
}

function IdentityRow({
  row,
  choices,
  hasHousehold,
  problem,
  onChange,
  onRemove,
}: {
  readonly row: IdentityDraft;
  readonly choices: readonly Choice<Category>[];
  readonly hasHousehold: boolean;
  readonly problem: RowProblem | null;
  readonly onChange: (part: Partial<IdentityDraft>) => void;
  readonly onRemove: () => void;
}) {
  const frame = (field: string) => ({
    label: FIELD_WORDS[field] ?? field,
    error: problem?.field === field ? problemLine(problem.problem) : null,
  });
  const treatable = choices.filter((choice) => choice.value !== 'other');
  return (
    <div className="identity-row">
      <ChoiceField
        {...frame('category')}
        value={row.category}
        choices={choices}
        onChange={(category) => onChange({ category })}
      />
      {row.category === 'other' && (
        <ChoiceField<Category | ''>
          {...frame('treatedAs')}
          value={row.treatedAs ?? ''}
          choices={[{ value: '', word: TEXT.personForm.notClassed }, ...treatable]}
          onChange={(treatedAs) => onChange({ treatedAs: treatedAs === '' ? null : treatedAs })}
        />
      )}
      <DateField {...frame('from')} value={row.from} onChange={(from) => onChange({ from })} />
      <DateField
        {...frame('until')}
        value={row.until}
        placeholder={TEXT.person.openEnd}
        onChange={(until) => onChange({ until })}
      />
      <TextField
        {...frame('source')}
        value={row.source}
        maxLength={200}
        placeholder={TEXT.personForm.sourceForm}
        onChange={(source) => onChange({ source })}
      />
      {hasHousehold && (
        <div className="identity-check">
          <CheckField
            label={TEXT.personForm.household}
            isOn={row.localHousehold}
            onChange={(localHousehold) => onChange({ localHousehold })}
          />
        </div>
      )}
      <Button onClick={onRemove}>{TEXT.personForm.remove}</Button>
    </div>
  );
}
