import type { Database } from 'better-sqlite3';
import { openBooking } from './booking.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import { openMessageLookups, type MessageLookups } from './message-lookups.ts';
import { openMessages, type Messages } from './messages.ts';
import type { People } from './people.ts';
import { openKeys } from './same-key.ts';
import { openSettlements, type Settlements } from './settlements.ts';
import type { Year } from './year.ts';

/** All that books bills: recorded here, or on their way to the platform and back. */
export type Bills = {
  readonly settlements: Settlements;
  readonly sent: Messages;
  readonly messages: MessageLookups;
};

export function openBills(
  db: Database,
  given: {
    readonly journal: Journal;
    readonly year: Year;
    readonly people: People;
    readonly lookups: Lookups;
  },
): Bills {
  const { journal, year, lookups } = given;
  const messages = openMessageLookups(db, { journal, lookups });
  const keys = openKeys({ journal, lookups, messages });
  const booking = openBooking(db, { journal, year, lookups, messages });
  const parts = { ...given, messages, keys, booking };
  return { settlements: openSettlements(parts), sent: openMessages(db, parts), messages };
}
