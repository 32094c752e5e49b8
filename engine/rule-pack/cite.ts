import { assert } from '../problem.ts';
import { toClauseId, type ClauseId } from '../terms.ts';
import type { Clause } from './clauses.ts';
import type { ParsedPack } from './parsed-pack.ts';
import { readPackData, type PackData } from './schema.ts';

/** How a pack's clauses and pools are named inside another pack that takes them over. */
export type Citation = {
  readonly clause: (id: string) => string;
  readonly pool: (id: string) => string;
};

export function citationOf({ id, document }: Pick<PackData, 'id' | 'document'>): Citation {
  const [place = ''] = id.split('/');
  const called = document.number ?? `《${document.title}》`;
  return {
    // What that pack itself cites of others already says whose it is.
    clause: (clause) => (clause.includes(CITED) ? clause : `${called}${CITED}${clause}`),
    pool: (pool) => (pool.includes(':') ? pool : `${place}:${pool}`),
  };
}

/** Between a document and its clause: 渝府发〔2012〕78号·二(二)1. */
const CITED = '·';

/** A pack's raw tree with every clause and pool named as another pack cites it. */
export function citeTree(tree: unknown, by: Citation, key = ''): unknown {
  if (typeof tree === 'string') {
    if (CLAUSE_KEYS.includes(key)) return by.clause(tree);
    return key === 'pool' ? by.pool(tree) : tree;
  }
  if (Array.isArray(tree)) {
    const inner: readonly unknown[] = tree;
    return inner.map((item) =>
      key === 'pools' ? citePool(item, by) : citeTree(item, by, key === 'clauses' ? 'clause' : ''),
    );
  }
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    // A reading's key is a path: the last step says what it sets.
    Object.entries(tree).map(([name, value]) => [
      name,
      citeTree(value, by, name.slice(name.lastIndexOf('.') + 1)),
    ]),
  );
}

const CLAUSE_KEYS = ['clause', 'bestOf'];

function citePool(pool: unknown, by: Citation): unknown {
  const cited = citeTree(pool, by);
  if (typeof cited !== 'object' || cited === null || !('id' in cited)) return cited;
  return typeof cited.id === 'string' ? { ...cited, id: by.pool(cited.id) } : cited;
}

/** Asked for at every cell of a table and every choice of readings; reading it strictly takes milliseconds. */
const cited = new WeakMap<ParsedPack, PackData>();

/** The data of a pack with its clauses and pools named as others cite them. */
export function citedData(pack: ParsedPack): PackData {
  const known = cited.get(pack);
  if (known !== undefined) return known;
  const read = readPackData(citeTree(pack.source, citationOf(pack.data)));
  assert(read.success, `${pack.data.id} can be read with its clauses cited`);
  cited.set(pack, read.data);
  return read.data;
}

/** The clauses as another pack shows them. */
export function citeClauses(
  clauses: ReadonlyMap<ClauseId, Clause>,
  by: Citation,
): ReadonlyMap<ClauseId, Clause> {
  return new Map(
    [...clauses].map(([id, clause]): [ClauseId, Clause] => {
      const cited = toClauseId(by.clause(id));
      return [cited, { ...clause, id: cited }];
    }),
  );
}
