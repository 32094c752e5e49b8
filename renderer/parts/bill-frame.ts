import type { InsurancePlan } from '../../engine/insurance/plan.ts';
import type { PackView, Preview, Problem } from '../../electron/contract.ts';
import type { Asked } from '../asked.ts';
import { fieldAt, FIELD_PATHS, type Bill, type FieldName } from '../bill.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { TEXT } from '../messages.ts';
import { billFieldId } from '../use-record.ts';
import { problemLine } from './problem-banner.tsx';

export type BillFormProps = {
  readonly bill: Bill;
  readonly pack: PackView | null;
  readonly asked: Asked;
  readonly plans: readonly InsurancePlan[];
  /** The last result: what insurance was computed to, and where the facility lies for this person. */
  readonly preview: Preview | null;
  readonly problem: Problem | null;
  readonly missing: FieldName | null;
  readonly isClosed: boolean;
  /** The person was recognised after the day: when the settlement is asked for then matters. */
  readonly isRetroactive: boolean;
  readonly onChange: (part: Partial<Bill>) => void;
};

/** A part of the form is drawn anew where one of its own fields has changed, not for every key. */
export function sameIn<P extends BillFormProps>(names: (props: P) => readonly (keyof Bill)[]) {
  return (old: Readonly<P>, now: Readonly<P>): boolean =>
    old.pack === now.pack &&
    old.asked === now.asked &&
    old.plans === now.plans &&
    old.problem === now.problem &&
    old.missing === now.missing &&
    old.isClosed === now.isClosed &&
    old.isRetroactive === now.isRetroactive &&
    old.onChange === now.onChange &&
    names(now).every((name) => old.bill[name] === now.bill[name]);
}

export function frameOf(name: FieldName, { problem, missing, isClosed }: BillFormProps) {
  const isWrong = problem !== null && fieldAt(problem.at) === name;
  const absent = missing === name ? TEXT.desk.missing(name) : null;
  return {
    id: billFieldId(name),
    label: FIELD_WORDS[FIELD_PATHS[name]] ?? name,
    error: isWrong ? problemLine(problem) : absent,
    isClosed,
  };
}
