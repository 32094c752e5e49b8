import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { canonical } from './chain.ts';
import type { Journal } from './journal.ts';
import type { Person, Stamp } from './records.ts';
import { text, whole } from './shapes.ts';
import { kindsThatMove, type Year } from './year.ts';

export type VersionedPerson = Person & { readonly version: number };
export type People = {
  person(id: string): VersionedPerson | null;
  find(query: string, limit: number): readonly VersionedPerson[];
  save(person: Person, stamp: Stamp): Result<VersionedPerson, Problem<'DUPLICATE_PERSON'>>;
};

const seqRow = z.strictObject({ seq: whole });
const newestSeq = whole.nullable();
const subjectRow = z.strictObject({ subject: text });

/**
 * What people are found by, best match first. Only the newest version of each person is looked at.
 */
const SEARCH = `
  SELECT seq FROM (
    SELECT p.seq AS seq, CASE
        WHEN p.certificate = @certificate THEN 1
        WHEN lower(p.name) = @words THEN 2
        WHEN p.initials = @words THEN 3
        WHEN substr(lower(p.name), 1, length(@words)) = @words THEN 4
        WHEN substr(p.initials, 1, length(@words)) = @words THEN 5
        WHEN substr(p.certificate, 1, length(@certificate)) = @certificate THEN 6
        WHEN length(@certificate) >= 4
             AND substr(p.certificate, -length(@certificate)) = @certificate THEN 7
        WHEN instr(lower(p.name), @words) > 0 THEN 8
      END AS place
      FROM person_version p
     WHERE p.seq = (SELECT max(v.seq) FROM person_version v WHERE v.person_id = p.person_id))
   WHERE place IS NOT NULL ORDER BY place, seq DESC LIMIT @limit`;

const MOVING = kindsThatMove('its person')
  .map((kind) => `'${kind}'`)
  .join(', ');

export function openPeople(db: Database, journal: Journal, year: Year): People {
  const selectNewest = db
    .prepare('SELECT max(seq) FROM person_version WHERE person_id = +?')
    .pluck();
  const selectHolder = db.prepare(
    `SELECT p.seq AS seq FROM person_version p
      WHERE p.certificate = +? AND p.person_id <> +?
        AND p.seq = (SELECT max(v.seq) FROM person_version v WHERE v.person_id = p.person_id)`,
  );
  const selectBySearch = db.prepare(SEARCH);
  // The plus keeps SQLite from sorting the whole index where walking back a few entries will do.
  const selectRecent = db.prepare(
    `SELECT subject FROM journal WHERE +kind IN (${MOVING}) ORDER BY seq DESC`,
  );

  const personAt = (seq: number): Person => {
    const entry = journal.at(seq);
    assert(entry?.kind === 'person', `journal entry ${seq} is about a person`);
    return entry.body;
  };
  const versioned = (person: Person) => ({ ...person, version: year.version(person.id) });
  const newest = (id: string): Person | null => {
    const seq = newestSeq.parse(selectNewest.get(id));
    return seq === null ? null : personAt(seq);
  };
  const person = (id: string): VersionedPerson | null => {
    const known = newest(id);
    return known === null ? null : versioned(known);
  };

  /** Whoever was saved, settled or reversed last comes first. */
  const recent = (limit: number): readonly VersionedPerson[] => {
    const ids = new Set<string>();
    for (const row of selectRecent.iterate()) {
      if (ids.size >= limit) break;
      ids.add(subjectRow.parse(row).subject);
    }
    return [...ids].map(person).filter((found) => found !== null);
  };

  const find = (query: string, limit: number): readonly VersionedPerson[] => {
    const asked = query.trim();
    if (asked === '') return recent(limit);
    const search = { words: asked.toLowerCase(), certificate: asked.toUpperCase(), limit };
    const rows = selectBySearch.all(search).map((row) => seqRow.parse(row));
    return rows.map((row) => versioned(personAt(row.seq)));
  };

  const save = (changed: Person, stamp: Stamp) => {
    const holder = seqRow.optional().parse(selectHolder.get(changed.certificate, changed.id));
    if (holder !== undefined) return fail(duplicate(personAt(holder.seq)));
    const known = newest(changed.id);
    if (known === null || canonical(known) !== canonical(changed)) {
      journal.append({ kind: 'person', body: changed }, stamp);
    }
    return ok(versioned(changed));
  };

  return { person, find, save };
}

function duplicate({ id, name }: Person): Problem<'DUPLICATE_PERSON'> {
  const message = `that certificate number is already recorded for ${name}: find them by it and change that record`;
  return {
    code: 'DUPLICATE_PERSON',
    message,
    at: 'certificate',
    facts: { personId: id, name },
  };
}
