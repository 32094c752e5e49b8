import { NO_STEPS, type Some, type Step } from './trace.ts';

/** So many copies of a step, to be written over: a list that grows is given room for sixteen more, and most are short. */
export function listOf(size: number, step: Step): [Step, ...Step[]] {
  switch (size) {
    case 1:
      return [step];
    case 2:
      return [step, step];
    case 3:
      return [step, step, step];
    case 4:
      return [step, step, step, step];
    case 5:
      return [step, step, step, step, step];
    default:
      return [step, ...Array.from({ length: size - 1 }, () => step)];
  }
}

/** Those of two steps that there are. */
export function thoseOf(one: Step | null, other: Step | null): readonly Step[] {
  if (one === null) return other === null ? NO_STEPS : [other];
  return other === null ? [one] : [one, other];
}

/** A step with those before and after it that there are. */
export function listAround(
  before: Step | null,
  step: Step,
  next: Step | null,
  third: Step | null,
  last: Step | null,
): Some {
  const all = listOf(1 + count(before) + count(next) + count(third) + count(last), step);
  let at = 0;
  if (before !== null) all[at++] = before;
  all[at++] = step;
  if (next !== null) all[at++] = next;
  if (third !== null) all[at++] = third;
  if (last !== null) all[at] = last;
  return all;
}

function count(step: Step | null): number {
  return step === null ? 0 : 1;
}

/** The first and the others as one list. */
export function joined(first: Some, more: readonly Step[]): Some {
  if (more.length === 0) return first;
  const all = listOf(first.length + more.length, first[0]);
  let at = 0;
  for (const step of first) all[at++] = step;
  for (const step of more) all[at++] = step;
  return all;
}
