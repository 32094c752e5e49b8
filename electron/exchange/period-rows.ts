import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { IsoDate } from '../../engine/terms.ts';
import type { Booking, BookingPage } from '../ledger/port-reconciling.ts';
import type { Ledger } from '../ledger/port.ts';
import { detailRowsOf, type DetailRow, type Speaking } from './detail-rows.ts';

/** What is reconciled: the days of recording, both inclusive, of one facility; null where the ledger has but one. */
export type Period = {
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly facility: string | null;
};

type Reading = {
  readonly period: Period;
  readonly speaking: Speaking;
  /** What an earlier reading answered with: both then see the same entries. */
  readonly upTo: number | null;
};

export type RowsPage = { readonly rows: readonly DetailRow[]; readonly upTo: number };

/**
 * Every row of the period, page by page in the order of day and number, so that a ledger of any size is read in little
 * memory. Ends with the first Problem: one of a row; MALFORMED, where the period has several facilities and none was named.
 */
export async function* readPeriod(
  ledger: Pick<Ledger, 'bookings'>,
  { period, speaking, upTo: asked }: Reading,
): AsyncGenerator<Result<RowsPage>> {
  const { from, until } = period;
  let facility = period.facility;
  let page: BookingPage | null = null;
  do {
    const upTo: number | null = page?.upTo ?? asked;
    page = await ledger.bookings({ from, until, after: page?.next ?? null, upTo, limit: PAGE });
    const rows: DetailRow[] = [];
    for (const booking of page.rows) {
      facility ??= booking.facility;
      if (booking.facility !== facility) {
        if (period.facility !== null) continue;
        yield fail(severalFacilities(facility, booking));
        return;
      }
      const read = detailRowsOf(booking, speaking);
      if (!read.ok) {
        yield read;
        return;
      }
      rows.push(...read.value);
    }
    yield ok({ rows, upTo: page.upTo });
  } while (page.next !== null);
}

const PAGE = 500;

function severalFacilities(first: string, { facility, id }: Booking): Problem<'MALFORMED'> {
  const [a, b] = [first, facility].map((code) => (code === '' ? 'one without a code' : code));
  return {
    code: 'MALFORMED',
    message: `the period has bills of several facilities, ${a} and ${b} (${id}): name one with --facility CODE`,
    at: '--facility',
  };
}
