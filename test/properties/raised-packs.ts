/**
 * The shares that a document's funds pay, found in the pack's own text, and packs in which one of
 * them is higher.
 */
import { createPackBook, type PackBook } from '../../engine/rule-pack/pack-book.ts';
import type { ParsedPack } from '../../engine/rule-pack/parsed-pack.ts';
import { readPackData } from '../../engine/rule-pack/schema.ts';
import { isJson, recordsAt, textAt, under, type Json } from '../oracle/case-form.ts';

type Path = readonly string[];
type Cell = { readonly pack: string; readonly path: Path; readonly share: string };

/**
 * A share by the place where the pack says it; shares that a district's one figure replaces are
 * one.
 */
export type FundShare = {
  readonly name: string;
  readonly figure: string | null;
  readonly cells: readonly Cell[];
};

/**
 * The shares of aid and of tilt that can rise, of the pack and of those it takes answers over from.
 */
export function fundShares(id: string, packs: PackBook): readonly FundShare[] {
  const named = new Map<string, FundShare>();
  for (const pack of [id, ...packsTakenOver(packOf(id, packs).source)]) {
    const { source } = packOf(pack, packs);
    for (const { path, at, share, figure } of sharesIn(source, [], [])) {
      if (Number(share) === 1) continue;
      const name = `${pack} ${figure ?? at.join('.')}`;
      const cells = [...(named.get(name)?.cells ?? []), { pack, path, share }];
      named.set(name, { name, figure, cells });
    }
  }
  return [...named.values()];
}

/** The shares of the personal contribution that a pack pays and that can rise. */
export function subsidyShares(id: string, packs: PackBook): readonly FundShare[] {
  const { source } = packOf(id, packs);
  const rows = recordsAt(isJson(source) ? under(source, 'subsidy') : {}, 'rows');
  return rows.flatMap((row, index) => {
    const share = textAt(row, 'value', '1');
    const path = ['subsidy', 'rows', String(index), 'value'];
    return row['kind'] === 'share' && Number(share) < 1 ? [alone(id, path, share)] : [];
  });
}

/**
 * By how much a pack raises the shares of catastrophic insurance; none where it leaves them alone.
 */
export function catastrophicRaises(id: string, packs: PackBook): readonly FundShare[] {
  const { source } = packOf(id, packs);
  const raise = isJson(source) ? under(source, 'catastrophic')['raise'] : undefined;
  return typeof raise === 'string' ? [alone(id, ['catastrophic', 'raise'], raise)] : [];
}

function alone(pack: string, path: Path, share: string): FundShare {
  return { name: `${pack} ${path.join('.')}`, figure: null, cells: [{ pack, path, share }] };
}

type Found = {
  readonly path: Path;
  /** The same with names for places in a list. */
  readonly at: Path;
  readonly share: string;
  readonly figure: string | null;
};

/** Every share that stands under `share` beside its clause, also in what a reading sets. */
function sharesIn(tree: unknown, path: Path, at: Path): readonly Found[] {
  if (Array.isArray(tree)) {
    return tree.flatMap((item: unknown, index) => {
      const place = String(index);
      const name = isJson(item) ? textAt(item, 'id', place) : place;
      return sharesIn(item, [...path, place], [...at, name]);
    });
  }
  if (!isJson(tree)) return [];
  return Object.entries(tree).flatMap(([key, inner]) => {
    const [to, called] = [
      [...path, key],
      [...at, key],
    ];
    if (key !== 'share' || !isJson(inner) || inner['clause'] === undefined) {
      return sharesIn(inner, to, called);
    }
    const figure = typeof inner['figure'] === 'string' ? inner['figure'] : null;
    return leaves(inner, to).map((leaf) => ({ ...leaf, at: called, figure }));
  });
}

function leaves(tree: unknown, path: Path): readonly Pick<Found, 'path' | 'share'>[] {
  if (typeof tree === 'string') return SHARE.test(tree) ? [{ path, share: tree }] : [];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}
const SHARE = /^(0(\.\d+)?|1(\.0+)?)$/;

function packsTakenOver(tree: unknown): readonly string[] {
  if (Array.isArray(tree)) return [...new Set(tree.flatMap(packsTakenOver))];
  if (!isJson(tree)) return [];
  if (tree['kind'] === 'of-pack') return [textAt(tree, 'pack', '')];
  return packsTakenOver(Object.values(tree));
}

function packOf(id: string, packs: PackBook): ParsedPack {
  const found = packs.find(id);
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}

/** A share so many hundredths higher, held at the whole. */
function raisedShare(share: string, hundredths: number): string {
  const raised = Math.round(Number(share) * 10_000) + hundredths * 100;
  return raised >= 10_000 ? '1' : `0.${String(raised).padStart(4, '0')}`;
}

/** The book with this share higher in each place where it stands. */
export function withRaised(packs: PackBook, { name, cells }: FundShare, by: number): PackBook {
  const known = books.get(packs) ?? new Map<string, PackBook>();
  books.set(packs, known);
  const key = `${name} ${by}`;
  const made = known.get(key) ?? raise(packs, cells, by);
  known.set(key, made);
  return made;
}
const books = new WeakMap<PackBook, Map<string, PackBook>>();

function raise(packs: PackBook, cells: readonly Cell[], by: number): PackBook {
  const raised = packs.packs.map((pack) => {
    const here = cells.filter((cell) => cell.pack === pack.data.id);
    if (here.length === 0) return pack;
    const source = here.reduce(
      (tree, { path, share }) => put(tree, path, raisedShare(share, by)),
      pack.source,
    );
    const read = readPackData(source);
    if (!read.success) throw read.error;
    return { ...pack, source, data: read.data };
  });
  return createPackBook(raised);
}

function put(tree: unknown, [step, ...rest]: Path, value: string): unknown {
  if (step === undefined) return value;
  if (Array.isArray(tree)) {
    return tree.map((item: unknown, i) => (String(i) === step ? put(item, rest, value) : item));
  }
  if (!isJson(tree) || !Object.hasOwn(tree, step)) throw new Error(`the pack has no ${step}`);
  return { ...tree, [step]: put(tree[step], rest, value) };
}

/** The case in a district whose own share rose along with the document's floor. */
export function withRaisedFigure(given: Json, { figure: key }: FundShare, by: number): Json {
  if (key === null || given['figures'] === undefined) return given;
  const figures = recordsAt(given, 'figures').map((figure) =>
    figure['key'] === key
      ? { ...figure, value: raisedShare(textAt(figure, 'value', ''), by) }
      : figure,
  );
  return { ...given, figures };
}
