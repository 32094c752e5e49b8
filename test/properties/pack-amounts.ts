/**
 * What a pack states, read from its text as it stands: each amount and each share with the clause
 * beside it. Readings are part of the text; what it takes over from another pack is cited as that
 * document's.
 */
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import { isJson, recordsAt, textAt, under, type Json } from '../oracle/case-form.ts';
import { fenOf } from './bills.ts';

type StatedAmount = {
  /** The part of a rule that the amount stands in: a limit (`cap`), a `deductible`, a `line`. */
  readonly role: string;
  readonly clause: string;
  readonly fen: number;
  readonly from: string;
  readonly until: string;
};
type StatedShare = { readonly clause: string; readonly share: number };

export type PackAmounts = {
  readonly amounts: readonly StatedAmount[];
  readonly shares: readonly StatedShare[];
  readonly clauses: ReadonlySet<string>;
  /** Figures and insurance tables that the pack brings along. */
  readonly figures: readonly Json[];
  readonly tables: readonly Json[];
  /** By how much the document raises the shares of catastrophic insurance. */
  readonly raise: number;
};

const ALWAYS = { from: '0000-01-01', until: '9999-12-31' };

export function amountsOf(id: string, packs: PackBook): PackAmounts {
  const known = read.get(id);
  if (known !== undefined) return known;
  const found = packs.find(id);
  if (!found.ok) throw new Error(found.problem.message);
  const { source, clauses } = found.value;
  const here = statedIn(source, '');
  const taken = takenOver(source).map((other) => cited(amountsOf(other, packs), other, packs));
  const all = {
    amounts: [...here.amounts, ...taken.flatMap((other) => other.amounts)],
    shares: [...here.shares, ...taken.flatMap((other) => other.shares)],
    clauses: new Set<string>([...clauses.keys(), ...taken.flatMap((t) => [...t.clauses])]),
    tables: isJson(source) ? recordsAt(source, 'plans') : [],
    figures: isJson(source) ? recordsAt(source, 'published') : [],
    raise: isJson(source) ? Number(under(source, 'catastrophic')['raise'] ?? 0) : 0,
  };
  read.set(id, all);
  return all;
}
const read = new Map<string, PackAmounts>();

type Stated = Pick<PackAmounts, 'amounts' | 'shares'>;

function statedIn(tree: unknown, key: string): Stated {
  if (Array.isArray(tree)) return together(tree.map((item: unknown) => statedIn(item, key)));
  if (!isJson(tree)) return { amounts: [], shares: [] };
  const inner = Object.entries(tree).map(([name, value]) => statedIn(value, lastOf(name)));
  const clause = tree['clause'];
  if (typeof clause !== 'string') return together(inner);
  const amounts = [
    ...texts(tree['yuan']).map((yuan) => ({ role: key, clause, fen: fenOf(yuan), ...ALWAYS })),
    ...printedIn(tree).map((one) => ({ role: key, clause, ...one })),
  ];
  const shares = sharesOf(tree).map((share) => ({ clause, share: Number(share) }));
  return together([{ amounts, shares }, ...inner]);
}

function together(all: readonly Stated[]): Stated {
  return {
    amounts: all.flatMap(({ amounts }) => amounts),
    shares: all.flatMap(({ shares }) => shares),
  };
}

/** A reading names what it sets by a path: `tilt.cap` is a cap. */
function lastOf(path: string): string {
  return path.split('.').at(-1) ?? '';
}

/** An amount, one for each level, or one for each stay. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).filter((one): one is string => typeof one === 'string');
}

function printedIn(tree: Json): readonly Pick<StatedAmount, 'fen' | 'from' | 'until'>[] {
  const printed = recordsAt(tree, 'sources').filter((source) => source['kind'] === 'printed');
  return printed.map((source) => ({
    fen: fenOf(source['yuan']),
    from: textAt(source, 'from', ALWAYS.from),
    until: textAt(source, 'until', ALWAYS.until),
  }));
}

function sharesOf(tree: Json): readonly string[] {
  const parts = [...recordsAt(tree, 'sources'), ...recordsAt(tree, 'bands')];
  return [
    ...texts(tree['value']),
    ...texts(tree['share']),
    ...texts(tree['shares']),
    ...texts(tree['deductibleShare']),
    ...parts.flatMap((part) => texts(part['share'])),
  ];
}

function takenOver(tree: unknown): readonly string[] {
  if (Array.isArray(tree)) return [...new Set(tree.flatMap(takenOver))];
  if (!isJson(tree)) return [];
  return tree['kind'] === 'of-pack' ? [textAt(tree, 'pack', '')] : takenOver(Object.values(tree));
}

/** As another document's: 渝府发〔2012〕78号·二(二)1. */
function cited(
  stated: PackAmounts,
  id: string,
  packs: PackBook,
): Pick<PackAmounts, 'amounts' | 'shares' | 'clauses'> {
  const found = packs.find(id);
  const document =
    found.ok && isJson(found.value.source) ? under(found.value.source, 'document') : {};
  const as = (clause: string) => `${textAt(document, 'number', '?')}·${clause}`;
  return {
    amounts: stated.amounts.map((one) => ({ ...one, clause: as(one.clause) })),
    shares: stated.shares.map((one) => ({ ...one, clause: as(one.clause) })),
    clauses: new Set([...stated.clauses].map(as)),
  };
}
