import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CARE_KINDS } from '../../engine/terms.ts';
import type { MessageOperations, UnconfirmedRow } from './port-messages.ts';
import { day, exactly, fen, text, whole, type Shape } from './shapes.ts';

type Page = Parameters<MessageOperations['unconfirmed']>[0];
type Unconfirmed = Awaited<ReturnType<MessageOperations['unconfirmed']>>;

const rowSchema = exactly<UnconfirmedRow>()(
  z.strictObject({
    id: text,
    seq: whole,
    recordedAt: text,
    settledOn: day,
    personId: text,
    personName: text,
    care: z.enum(CARE_KINDS),
    total: fen,
    aid: fen,
    tilt: fen,
    cash: fen,
    messageId: text.nullable(),
  } satisfies Shape<UnconfirmedRow>),
);
const totalRow = z.strictObject({ total: whole });

/** The page is cut from the queue alone, before anything is looked up for it. */
export const UNCONFIRMED_PAGE = `
  SELECT s.id AS id, s.seq AS seq, s.recorded_at AS recordedAt, s.settled_on AS settledOn,
         s.person_id AS personId, s.person_name AS personName, s.care AS care,
         s.total AS total, s.aid AS aid, s.tilt AS tilt, s.cash AS cash,
         m.message_id AS messageId
    FROM (SELECT seq FROM unconfirmed ORDER BY seq LIMIT @limit OFFSET @offset) u
    JOIN settlement s ON s.seq = u.seq
    LEFT JOIN message m ON m.seq = u.seq
   ORDER BY u.seq`;
export const UNCONFIRMED_TOTAL = 'SELECT count(*) AS total FROM unconfirmed';

/** Settlements that count and that the platform has not confirmed, the oldest first. */
export function openUnconfirmed(db: Database): (page: Page) => Unconfirmed {
  const selectPage = db.prepare(UNCONFIRMED_PAGE);
  const selectTotal = db.prepare(UNCONFIRMED_TOTAL);
  return ({ offset, limit }) => ({
    rows: selectPage.all({ offset, limit }).map((row) => rowSchema.parse(row)),
    total: totalRow.parse(selectTotal.get()).total,
  });
}
