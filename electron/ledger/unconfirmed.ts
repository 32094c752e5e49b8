import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { MessageOperations, UnconfirmedRow } from './port-messages.ts';
import { SETTLEMENT_COLUMNS, SETTLEMENT_ROW } from './settlement-row.ts';
import { exactly, text, whole, type Shape } from './shapes.ts';

type Page = Parameters<MessageOperations['unconfirmed']>[0];
type Unconfirmed = Awaited<ReturnType<MessageOperations['unconfirmed']>>;

const rowSchema = exactly<UnconfirmedRow>()(
  z.strictObject({
    ...SETTLEMENT_ROW,
    messageId: text.nullable(),
  } satisfies Shape<UnconfirmedRow>),
);
const totalRow = z.strictObject({ total: whole });

/** The page is cut from the queue alone, before anything is looked up for it. */
export const UNCONFIRMED_PAGE = `
  SELECT ${SETTLEMENT_COLUMNS}, m.message_id AS messageId
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
