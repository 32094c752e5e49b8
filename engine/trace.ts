import {
  addFen,
  excessFen,
  inPercent,
  inYuanGrouped,
  lessFen,
  shareOf,
  smallerFen,
  type Fen,
  type Rate,
} from './money.ts';
import type { Reason } from './reasons.ts';
import type { ClauseId } from './terms.ts';
import { AMOUNT_WORDS, REASON_WORDS, type AmountName } from './words.ts';

/** A named amount inside a calculation. */
export type Term = { readonly name: AmountName; readonly amount: Fen };

/** How an amount came about. A closed set, so that any reader (and a test) can recompute it. */
export type How =
  /** Entered on the bill. */
  | { readonly kind: 'given' }
  /** The year's sum before this claim, from the ledger. */
  | { readonly kind: 'carried' }
  | { readonly kind: 'stated' }
  | {
      readonly kind: 'published';
      readonly figure: string;
      readonly figureName: string;
      readonly from: string;
    }
  | {
      readonly kind: 'difference';
      readonly of: Term;
      readonly less: readonly Term[];
      readonly neverBelowZero: boolean;
    }
  | { readonly kind: 'sum'; readonly of: readonly Term[] }
  | { readonly kind: 'share'; readonly of: Term; readonly share: Rate }
  | { readonly kind: 'smallest'; readonly of: readonly Term[] }
  | { readonly kind: 'nothing'; readonly because: string };

/** Which of two readings of the text was used for this step. */
export type ReadingUsed = { readonly id: string; readonly on: boolean; readonly says: string };

/**
 * One line of the explanation: an amount, how it came, the clause that says so. The amount used further on is read from
 * here, so the explanation cannot drift from the sum. `title` is the document's own word for it, where it has one.
 */
export type Step = {
  readonly name: AmountName;
  readonly title?: string;
  readonly amount: Fen;
  readonly how: How;
  readonly clause?: ClauseId;
  readonly readings?: readonly ReadingUsed[];
  readonly reasons?: readonly Reason[];
  readonly steps: readonly Step[];
};

/** Whether an answer carries its explanation, and how. */
export type TraceWanted = 'none' | 'tree' | 'text';

type Extras = Partial<Pick<Step, 'title' | 'clause' | 'readings' | 'reasons'>>;

export function given(name: AmountName, amount: Fen, extras: Extras = {}): Step {
  return { name, amount, how: { kind: 'given' }, ...extras, steps: [] };
}
export function carried(name: AmountName, amount: Fen): Step {
  return { name, amount, how: { kind: 'carried' }, steps: [] };
}
export function stated(name: AmountName, amount: Fen, extras: Extras = {}): Step {
  return { name, amount, how: { kind: 'stated' }, ...extras, steps: [] };
}

/** A step whose amount is computed here from its `how`: there is no second place where it could differ. */
export function computed(
  name: AmountName,
  how: How,
  extras: Extras = {},
  steps: readonly Step[] = [],
): Step {
  const amount = recompute(how);
  if (amount === null) throw new Error(`broken invariant: ${name} has no formula`);
  return { name, amount, how, ...extras, steps };
}

export function term(step: Pick<Step, 'name' | 'amount'>): Term {
  return { name: step.name, amount: step.amount };
}

/** The amount that a formula gives; null where the amount is an input (given, stated, published). */
function recompute(how: How): Fen | null {
  switch (how.kind) {
    case 'given':
    case 'carried':
    case 'stated':
    case 'published':
      return null;
    case 'difference': {
      const less = addFen(...how.less.map((t) => t.amount));
      return how.neverBelowZero ? excessFen(how.of.amount, less) : lessFen(how.of.amount, less);
    }
    case 'sum':
      return addFen(...how.of.map((t) => t.amount));
    case 'share':
      return shareOf(how.of.amount, how.share);
    case 'smallest':
      return how.of.map((t) => t.amount).reduce(smallerFen);
    case 'nothing':
      return addFen();
  }
}

/** The canonical rendering: golden tests, the command line and the window's copy function use this one. */
export function traceText(top: Step, depth = 0): string {
  const pad = '  '.repeat(depth);
  const clause = top.clause === undefined ? '' : `  [${top.clause}]`;
  const line = `${pad}${top.title ?? AMOUNT_WORDS[top.name]}：${inYuanGrouped(top.amount)} = ${howText(top.how)}${clause}\n`;
  const readings = (top.readings ?? []).map(
    (r) => `${pad}  〔读法 ${r.id}${r.on ? '（已打开）' : '（默认）'}：${r.says}〕\n`,
  );
  const reasons = (top.reasons ?? []).map(
    (r) => `${pad}  〔${r.code}：${REASON_WORDS[r.code](r.facts)}〕\n`,
  );
  return (
    line +
    readings.join('') +
    reasons.join('') +
    top.steps.map((s) => traceText(s, depth + 1)).join('')
  );
}

/** A formula in words: `10000.00（救助基数） × 70%`. */
export function howText(how: How): string {
  const named = (t: Term) => `${inYuanGrouped(t.amount)}（${AMOUNT_WORDS[t.name]}）`;
  switch (how.kind) {
    case 'given':
      return '账单所列';
    case 'carried':
      return '本年此前累计';
    case 'stated':
      return '文件规定';
    case 'published':
      return `${how.figureName}（${how.from} 起执行）`;
    case 'difference':
      return (
        [named(how.of), ...how.less.map(named)].join(' − ') +
        (how.neverBelowZero ? '，不低于 0' : '')
      );
    case 'sum':
      return how.of.map(named).join(' + ');
    case 'share':
      return `${named(how.of)} × ${inPercent(how.share)}`;
    case 'smallest':
      return `取小：${how.of.map(named).join('、')}`;
    case 'nothing':
      return how.because;
  }
}
