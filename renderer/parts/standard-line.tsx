import type { PackView } from '../../electron/contract.ts';
import type { Standard } from '../../electron/ledger/records.ts';
import { TEXT } from '../messages.ts';
import { homeWords } from './person-card.tsx';

/** Whose standard a bill is settled by: the document, the person's place, and why it is another place's, if it is. */
export function StandardLine({
  standard,
  packs,
}: {
  readonly standard: Standard;
  readonly packs: readonly PackView[];
}) {
  const { regionName, homeCode, fallsTo, elsewhere, packId } = standard;
  const document = packs.find((pack) => pack.id === packId)?.document;
  const where = TEXT.region.recognised(homeWords({ recognisedIn: homeCode }, packs));
  return (
    <p className="standard" aria-label={TEXT.standard.label}>
      {elsewhere ? (
        <b className="is-wrong">{TEXT.standard.elsewhere}</b>
      ) : (
        <>
          <b>{TEXT.standard.of(regionName)}</b>
          <span className="standard-document" title={document?.title}>
            {document?.number ?? ''}《{document?.title ?? packId}》
          </span>
        </>
      )}
      <span className="quiet">{where}</span>
      {fallsTo !== null && !elsewhere && (
        <span className="standard-why">{TEXT.standard.fallsTo(fallsTo, regionName)}</span>
      )}
    </p>
  );
}
