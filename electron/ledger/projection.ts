import { assert, unreachable } from '../../engine/problem.ts';
import { COPY_KINDS, isKind, OFFICE_KINDS } from './bodies.ts';
import type { Entry, EntryOf } from './entries.ts';
import { closingPostings } from './postings.ts';
import {
  adjustedRows,
  confirmationRow,
  postingRows,
  reversedRows,
  settledRows,
} from './settlement-rows.ts';
import type { FindStanding, Standing } from './standing.ts';
import { NO_ROWS, type Rows } from './tables.ts';

/**
 * All rows that follow from an entry: written with it, and compared with what is stored by
 * `verify`.
 */
export function project(entry: Entry, findStanding: FindStanding): Rows {
  if (isKind(entry, ['opened', 'facility', 'print', 'clock', ...COPY_KINDS])) return NO_ROWS;
  if (isKind(entry, OFFICE_KINDS)) return officeRows(entry);
  switch (entry.kind) {
    case 'settlement':
      return settledRows(entry);
    case 'reversal':
    case 'adjustment':
      return changedRows(entry, findStanding);
    case 'sending':
    case 'unknown':
    case 'abandoned':
      return { ...NO_ROWS, message: [messageRow(entry)] };
    case 'confirmation':
      return { ...NO_ROWS, confirmation: [confirmationRow(entry.seq, entry.body)] };
    case 'close':
      return closeRows(entry);
    default:
      return unreachable(entry);
  }
}

type OfficeEntry = EntryOf<(typeof OFFICE_KINDS)[number]>;

/** People, and what the office decides. */
function officeRows(entry: OfficeEntry): Rows {
  const { seq } = entry;
  switch (entry.kind) {
    case 'person': {
      const { id, name, certificate, initials } = entry.body;
      const version = { seq, person_id: id, name, certificate, initials };
      return { ...NO_ROWS, person_version: [version] };
    }
    case 'figure': {
      const { key, from, until, value, source, region } = entry.body;
      const days = { from_day: from, until_day: until };
      return { ...NO_ROWS, figure: [{ seq, key, ...days, value, source, region }] };
    }
    case 'plan': {
      const { id, from, until, name, source } = entry.body;
      const days = { from_day: from, until_day: until };
      return { ...NO_ROWS, plan: [{ seq, plan_id: id, ...days, name, source }] };
    }
    case 'reading': {
      const { place, reading, on, reason, approvedBy } = entry.body;
      const said = { is_on: on ? 1 : 0, reason, approved_by: approvedBy };
      return { ...NO_ROWS, reading: [{ seq, place, reading, ...said }] };
    }
    default:
      return unreachable(entry);
  }
}

/** What takes a settlement back or settles it again names the very entry that it follows. */
function changedRows(
  entry: EntryOf<'reversal'> | EntryOf<'adjustment'>,
  findStanding: FindStanding,
): Rows {
  const [id, hash] =
    entry.kind === 'reversal'
      ? [entry.body.reverses, entry.body.reversesHash]
      : [entry.body.adjusts, entry.body.adjustsHash];
  const standing = standingAt(entry, id, findStanding);
  assert(standing.newest.hash === hash, `what it ${WORDS[entry.kind]} has another hash`);
  return entry.kind === 'reversal' ? reversedRows(entry, standing) : adjustedRows(entry, standing);
}

const WORDS = { reversal: 'reverses', adjustment: 'adjusts' } as const;

function standingAt(
  entry: EntryOf<'reversal'> | EntryOf<'adjustment'>,
  id: string,
  findStanding: FindStanding,
): Standing {
  const standing = findStanding(id, entry.seq);
  const verb = entry.kind === 'reversal' ? 'reverse' : 'adjust';
  assert(standing !== null, `there is no settlement ${id} to ${verb}`);
  assert(
    standing.original.subject === entry.subject,
    `what it ${WORDS[entry.kind]} is about another person`,
  );
  return standing;
}

function messageRow(entry: EntryOf<'sending' | 'unknown' | 'abandoned'>): Rows['message'][number] {
  const { seq, kind, body, subject } = entry;
  return { seq, message_id: body.messageId, person_id: subject, state: kind };
}

/** A day's cash was counted and handed over shift by shift. */
function closeRows({ seq, body }: EntryOf<'close'>): Rows {
  const { span, facility, operator, after, upTo, expected, counted } = body;
  return {
    ...NO_ROWS,
    posting: span === 'day' ? [] : postingRows(seq, closingPostings(expected, counted)),
    close: [{ seq, span, facility, operator, after_seq: after, up_to: upTo, expected, counted }],
  };
}
