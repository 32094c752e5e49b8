import { Button } from 'antd';
import { useState } from 'react';
import type { Problem, WorkstationApi } from '../../electron/contract.ts';
import type { PlanEntry } from '../../electron/ledger/records.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { TEXT } from '../messages.ts';
import { newPlan, NEW_ROW, planInputOf, type PlanDraft } from '../plan-draft.ts';
import { CheckField } from './choice-field.tsx';
import { BandFields, PlanRow } from './plan-row.tsx';
import { ProblemBanner, problemLine } from './problem-banner.tsx';
import { DateField, MoneyField, TextField } from './text-field.tsx';

type PartProps = {
  readonly draft: PlanDraft;
  readonly errorAt: (path: string) => string | null;
  readonly change: (part: Partial<PlanDraft>) => void;
};

/** A year's table as an office enters it; what is wrong is told at its field. */
export function PlanForm({
  api,
  year,
  onEntered,
}: {
  readonly api: WorkstationApi;
  readonly year: string;
  readonly onEntered: (plans: readonly PlanEntry[]) => void;
}) {
  const [draft, setDraft] = useState(() => newPlan(year));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const change = (part: Partial<PlanDraft>) => {
    setDraft((old) => ({ ...old, ...part }));
    setProblem(null);
    setIsSaved(false);
  };
  const save = async () => {
    const answer = await api.enterPlan({ plan: planInputOf(draft) });
    if (!answer.ok) return setProblem(ofPlan(answer.problem));
    setDraft(newPlan(year));
    setIsSaved(true);
    onEntered(answer.value);
  };
  const errorAt = (path: string) =>
    problem !== null && problem.at === `plan.${path}` ? problemLine(problem) : null;
  const parts = { draft, errorAt, change };
  return (
    <form
      className="stack plan-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Head {...parts} />
      <Basic {...parts} />
      <Catastrophic {...parts} />
      {problem !== null && !isShown(problem) && <ProblemBanner problem={problem} />}
      <div className="acts">
        <Button type="primary" htmlType="submit">
          {TEXT.plans.enter}
        </Button>
        <span role="status">{isSaved ? TEXT.figures.saved : ''}</span>
      </div>
    </form>
  );
}

/** A table is read on its own: here its fields are the plan's, so that its name is not taken for a person's. */
function ofPlan(problem: Problem): Problem {
  return { ...problem, at: `plan.${problem.at ?? ''}` };
}

/** Where the form has a place for what is wrong. */
function isShown(problem: Problem): boolean {
  const at = (problem.at ?? '').replace(/^plan\./, '');
  const isHead = ['id', 'name', 'from', 'until', 'source'].includes(at);
  return isHead || /^(basic\.(cap|rows\.\d)|catastrophic\.(deductible|cap|bands\.\d))/.test(at);
}

function Head({ draft, errorAt, change }: PartProps) {
  return (
    <>
      <div className="pair">
        <TextField
          label={TEXT.plans.name}
          isRequired
          value={draft.name}
          maxLength={100}
          placeholder={TEXT.plans.nameForm}
          error={errorAt('name')}
          onChange={(name) => change({ name })}
        />
        <TextField
          label={FIELD_WORDS['id'] ?? ''}
          isRequired
          value={draft.id}
          maxLength={60}
          error={errorAt('id')}
          onChange={(id) => change({ id })}
        />
      </div>
      <div className="pair">
        <DateField
          label={FIELD_WORDS['from'] ?? ''}
          value={draft.from}
          error={errorAt('from')}
          onChange={(from) => change({ from })}
        />
        <DateField
          label={FIELD_WORDS['until'] ?? ''}
          value={draft.until}
          placeholder={TEXT.person.openEnd}
          error={errorAt('until')}
          onChange={(until) => change({ until })}
        />
      </div>
      <TextField
        label={FIELD_WORDS['source'] ?? ''}
        isRequired
        value={draft.source}
        maxLength={500}
        placeholder={TEXT.figures.sourceForm}
        error={errorAt('source')}
        onChange={(source) => change({ source })}
      />
    </>
  );
}

function Basic({ draft, errorAt, change }: PartProps) {
  const { rows } = draft;
  return (
    <fieldset className="plan-part">
      <legend>{TEXT.plans.basic}</legend>
      {rows.map((row, index) => (
        // Rows have no name of their own; they only come and go at the end or where removed.
        <PlanRow
          key={index}
          row={row}
          path={`basic.rows.${index}`}
          errorAt={errorAt}
          onChange={(part) =>
            change({ rows: rows.map((each, i) => (i === index ? { ...each, ...part } : each)) })
          }
          onRemove={() => change({ rows: rows.filter((_, i) => i !== index) })}
        />
      ))}
      <div className="plan-line">
        <Button size="small" onClick={() => change({ rows: [...rows, NEW_ROW] })}>
          {TEXT.plans.addRow}
        </Button>
        {rows.length > 0 && (
          <MoneyField
            label={TEXT.plans.cap}
            value={draft.basicCap}
            placeholder={TEXT.result.noLimit}
            error={errorAt('basic.cap')}
            onChange={(basicCap) => change({ basicCap })}
          />
        )}
      </div>
    </fieldset>
  );
}

function Catastrophic({ draft, errorAt, change }: PartProps) {
  return (
    <fieldset className="plan-part">
      <legend>{TEXT.plans.catastrophic}</legend>
      <CheckField
        label={TEXT.plans.hasCatastrophic}
        isOn={draft.hasCatastrophic}
        onChange={(hasCatastrophic) => change({ hasCatastrophic })}
      />
      {draft.hasCatastrophic && (
        <>
          <div className="plan-line">
            <MoneyField
              label={TEXT.plans.deductible}
              value={draft.deductible}
              error={errorAt('catastrophic.deductible')}
              onChange={(deductible) => change({ deductible })}
            />
            <MoneyField
              label={TEXT.plans.cap}
              value={draft.catastrophicCap}
              placeholder={TEXT.result.noLimit}
              error={errorAt('catastrophic.cap')}
              onChange={(catastrophicCap) => change({ catastrophicCap })}
            />
          </div>
          <BandFields
            bands={draft.bands}
            path="catastrophic.bands"
            errorAt={errorAt}
            onChange={(bands) => change({ bands })}
          />
        </>
      )}
    </fieldset>
  );
}
