import { useState, type CSSProperties, type KeyboardEvent } from 'react';
import { inYuanGrouped } from '../../engine/money.ts';
import type { ClauseId } from '../../engine/terms.ts';
import type { ToldStep } from '../../engine/told.ts';
import { howText } from '../../engine/trace-text.ts';
import { AMOUNT_WORDS, REASON_WORDS } from '../../engine/words.ts';
import { TEXT } from '../messages.ts';
import { moveAmong } from '../move-among.ts';

export const STEP_TREE_ID = 'step-tree';

type TreeProps = {
  readonly trace: ToldStep;
  readonly openClause: ClauseId | null;
  readonly onClause: (clause: ClauseId, opener: HTMLElement) => void;
};

/** Why: one line per amount of the first formula; each opens to the steps it was made of. */
export function StepTree({ trace, openClause, onClause }: TreeProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (path: string) =>
    setOpen((old) => {
      const paths = new Set(old);
      if (!paths.delete(path)) paths.add(path);
      return paths;
    });
  const shared = { openClause, onClause, open, toggle };
  return (
    <ul className="steps" id={STEP_TREE_ID} aria-label={TEXT.result.why} onKeyDown={goThrough}>
      <StepRow step={{ ...trace, steps: [] }} path="" {...shared} />
      {trace.steps.map((step, index) => (
        <StepRow
          key={`${step.name} ${index}`}
          step={step}
          path={`${step.name} ${index}`}
          {...shared}
        />
      ))}
    </ul>
  );
}

type RowProps = Omit<TreeProps, 'trace'> & {
  readonly step: ToldStep;
  readonly path: string;
  readonly open: ReadonlySet<string>;
  readonly toggle: (path: string) => void;
};

function StepRow({ step, path, open, toggle, openClause, onClause }: RowProps) {
  const hasMore = step.steps.length > 0;
  const isOpen = hasMore && open.has(path);
  const word = step.title ?? AMOUNT_WORDS[step.name];
  return (
    <li>
      <div className="step" style={indent(path)}>
        {hasMore ? (
          <button
            type="button"
            className="step-name"
            data-step={path}
            aria-expanded={isOpen}
            onClick={() => toggle(path)}
          >
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {word}
          </button>
        ) : (
          <span className="step-name is-leaf">{word}</span>
        )}
        <span className="step-amount number">{inYuanGrouped(step.amount)}</span>
        <span className="step-how">= {howText(step.how)}</span>
        {step.clause !== undefined && (
          <ClauseButton
            clause={step.clause}
            isOpen={openClause === step.clause}
            onClause={onClause}
          />
        )}
      </div>
      <Notes step={step} isOpen={isOpen || !hasMore} />
      {isOpen && (
        <ul>
          {step.steps.map((inner, index) => (
            <StepRow
              key={`${inner.name} ${index}`}
              step={inner}
              path={`${path}/${inner.name} ${index}`}
              {...{ open, toggle, openClause, onClause }}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

/** How deep a row stands, for the columns of all rows to stand in line. */
function indent(path: string): CSSProperties & { readonly '--depth': number } {
  return { '--depth': path.split('/').length - 1 };
}

export function ClauseButton({
  clause,
  isOpen,
  onClause,
}: {
  readonly clause: ClauseId;
  readonly isOpen: boolean;
  readonly onClause: (clause: ClauseId, opener: HTMLElement) => void;
}) {
  return (
    <button
      type="button"
      className="clause-link"
      aria-expanded={isOpen}
      title={TEXT.result.openClause}
      onClick={(event) => onClause(clause, event.currentTarget)}
    >
      {clause}
    </button>
  );
}

/** Readings in use by default are told where somebody looks into a step; those switched on, always. */
function Notes({ step, isOpen }: { readonly step: ToldStep; readonly isOpen: boolean }) {
  const readings = (step.readings ?? []).filter((reading) => isOpen || reading.on);
  // The first formula's reasons stand above the tree, where everybody sees them.
  const reasons = step.name === 'cash' ? [] : (step.reasons ?? []);
  const overrides = step.overrides ?? [];
  if (readings.length + overrides.length + reasons.length === 0) return null;
  return (
    <ul className="step-notes">
      {readings.map((reading) => (
        <li key={reading.id}>{TEXT.result.reading(reading.says, reading.on)}</li>
      ))}
      {overrides.map(({ path, clause, because }) => (
        <li key={path}>{TEXT.result.override(because, clause)}</li>
      ))}
      {reasons.map((reason) => (
        <li key={reason.code}>{REASON_WORDS[reason.code](reason.facts)}</li>
      ))}
    </ul>
  );
}

/** Arrow keys among the rows: up and down between them, right opens, left closes. */
function goThrough(event: KeyboardEvent<HTMLElement>): void {
  if (moveAmong(event) || !(event.target instanceof HTMLElement)) return;
  if (!event.target.matches('[data-step]')) return;
  const isOpen = event.target.getAttribute('aria-expanded') === 'true';
  const asked = event.key === (isOpen ? 'ArrowLeft' : 'ArrowRight');
  if (!asked) return;
  event.preventDefault();
  event.target.click();
}
