import { Button } from 'antd';
import type { ClauseView, PackView } from '../../electron/contract.ts';
import type { ClauseId } from '../../engine/terms.ts';
import { TEXT } from '../messages.ts';
import { citedIn } from '../packs.ts';

/** A clause in the pack's own words, with its document, its days in force, and the doubts on record. */
export function ClausePanel({
  pack: reading,
  packs,
  clauseId,
  onClose,
}: {
  readonly pack: PackView;
  /** What one document takes over from another is cited as the other's. */
  readonly packs: readonly PackView[];
  readonly clauseId: ClauseId;
  readonly onClose: () => void;
}) {
  const { pack, id } = citedIn(packs, reading, clauseId);
  const clause = pack.clauses.find((each) => each.id === id);
  const { title, number, issuer } = pack.document;
  const { from, until } = pack.inForce;
  return (
    <aside className="clause" aria-label={TEXT.clause.label(clauseId)} tabIndex={-1}>
      <header>
        <h3>
          {clauseId} {clause?.title}
        </h3>
        <Button size="small" onClick={onClose}>
          {TEXT.clause.close}
        </Button>
      </header>
      <div className="clause-body" tabIndex={0}>
        <ClauseText pack={pack} clause={clause} />
        <p className="quiet">
          《{title}》{number ?? ''}
          <br />
          {issuer}
          <br />
          {TEXT.clause.inForce(from, until)}
        </p>
      </div>
    </aside>
  );
}

function ClauseText({
  pack,
  clause,
}: {
  readonly pack: PackView;
  readonly clause: ClauseView | undefined;
}) {
  if (clause === undefined) return <p>{TEXT.clause.absent}</p>;
  // 「第十二条（一）」 is read under what the article says for all its items.
  const article = pack.clauses.find(
    (each) => each.id !== clause.id && each.id === clause.id.replace(/（.*$/, ''),
  );
  return (
    <>
      {article !== undefined && (
        <p className="quiet">
          {article.id}　{article.text}
        </p>
      )}
      {clause.text !== '' && <p className="clause-text">{clause.text}</p>}
      {clause.doubts.map((doubt) => (
        <p key={doubt} className="doubt">
          <b>{TEXT.clause.doubt}</b>
          {doubt}
        </p>
      ))}
    </>
  );
}
