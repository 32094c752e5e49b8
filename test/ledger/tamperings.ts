import { edit, edited, replaced, rewrite, rewriteAll, tamper } from './tampered-ledger.ts';

/** What was done, the first entry that must be named, and what must be said of it. */
export const TAMPERED: readonly [string, number, RegExp, () => string][] = [
  [
    'an amount in a body',
    5,
    /hash does not match/,
    () => edit(replaced(5, '"aid":420000', '"aid":420001')),
  ],
  ['a name in a body', 3, /hash does not match/, () => edit(replaced(3, '张甲', '张乙'))],
  [
    'a body that is no longer JSON',
    6,
    /not JSON/,
    () => edit('UPDATE journal SET body = substr(body, 2) WHERE seq = 6'),
  ],
  ['a blank in a body', 6, /not in canonical form/, () => edit(replaced(6, '"cash":', '"cash": '))],
  [
    'a key twice in a body',
    4,
    /not in canonical form/,
    () => edit(replaced(4, '{"from"', '{"from":"2020-01-01","from"')),
  ],
  [
    'a body of another form, though its hash was made anew',
    8,
    /its body cannot be read at body\.draft\.claim/,
    () => tamper((db) => rewrite(db, 8, (body) => body.replace('"registered":true,', ''))),
  ],
  [
    'the moment of an entry',
    7,
    /hash does not match/,
    () => edit(`UPDATE journal SET at = '2026-05-12T00:00:00+08:00' WHERE seq = 7`),
  ],
  [
    'the operator of an entry',
    9,
    /hash does not match/,
    () => edit(`UPDATE journal SET "by" = '别人' WHERE seq = 9`),
  ],
  [
    'the kind of an entry',
    2,
    /hash does not match/,
    () => edit(`UPDATE journal SET kind = 'person' WHERE seq = 2`),
  ],
  [
    'the subject of an entry',
    5,
    /another subject/,
    () => edit(`UPDATE journal SET subject = 'person-2' WHERE seq = 5`),
  ],
  [
    'the hash of a request',
    5,
    /hash of its request/,
    () => edit(`UPDATE journal SET request_hash = hash WHERE seq = 5`),
  ],
  [
    'a previous hash',
    6,
    /does not continue the entry before it/,
    () => edit(`UPDATE journal SET previous_hash = '${'0'.repeat(64)}' WHERE seq = 6`),
  ],
  [
    'an entry rewritten with its hash made anew',
    6,
    /does not continue the entry before it/,
    () => tamper((db) => rewrite(db, 5, (body) => body.replace('收费员乙', '收费员丙'))),
  ],
  [
    'a diagnosis rewritten with the hash of its entry made anew',
    5,
    /hash of its request/,
    () => tamper((db) => rewrite(db, 5, (body) => body.replace('慢性肾脏病5期', '慢性肾脏病4期'))),
  ],
  [
    'all hashes made anew, but a claim computed on other sums',
    7,
    /computed on other sums of the year/,
    () =>
      tamper((db) =>
        rewriteAll(db, 7, (body) =>
          body.replace(/("after":.*?"tilt":)21/, '$120').replace(/("before":.*?"tilt":)14/, '$113'),
        ),
      ),
  ],
  [
    'all hashes made anew, but sums that do not follow',
    8,
    /do not give the sums after it/,
    () => tamper((db) => rewriteAll(db, 8, (body) => body.replace('"tilt":28', '"tilt":27'))),
  ],
  [
    'all hashes made anew, but a print that was not the first',
    10,
    /it is print 1 of its slip and says 2/,
    () => tamper((db) => rewriteAll(db, 10, (body) => body.replace('number":1', 'number":2'))),
  ],
  [
    'all hashes made anew, but a reversal of another bill',
    9,
    /what it reverses has another hash/,
    () => tamper((db) => rewriteAll(db, 9, (body) => body.replace('-000006', '-000007'))),
  ],
  [
    'a row dropped from the middle',
    6,
    /^it is missing$/,
    () => edit('DELETE FROM journal WHERE seq = 6'),
  ],
  [
    'rows dropped from the middle',
    5,
    /it and all before 8 are missing/,
    () => edit('DELETE FROM journal WHERE seq BETWEEN 5 AND 7'),
  ],
  [
    'a row dropped from the middle, and those after it moved up',
    8,
    /hash does not match/,
    () => edit('DELETE FROM journal WHERE seq = 8', 'UPDATE journal SET seq = 8 WHERE seq = 9'),
  ],
  [
    'the last row dropped',
    12,
    /the journal ends before it; the last entry was 12/,
    () => edit('DELETE FROM journal WHERE seq = 12'),
  ],
  ['the first row dropped', 1, /^it is missing$/, () => edit('DELETE FROM journal WHERE seq = 1')],
  ['every row dropped', 1, /the journal ends before it/, () => edit('DELETE FROM journal')],
  [
    'two rows swapped',
    5,
    /hash does not match/,
    () =>
      edit(
        'UPDATE journal SET seq = 99 WHERE seq = 5',
        'UPDATE journal SET seq = 5 WHERE seq = 7',
        'UPDATE journal SET seq = 7 WHERE seq = 99',
      ),
  ],
  [
    'an entry added by another hand',
    13,
    /not written by this program, whose last entry was 12/,
    () =>
      edit(
        `INSERT INTO journal SELECT 13, kind, at, "by", subject, NULL, NULL, body, hash, 'x'
           FROM journal WHERE seq = 12`,
      ),
  ],
  [
    'a posting altered',
    6,
    /^posting: row 2 has another amount than the journal says: 600001, not 600000$/,
    () => edit('UPDATE posting SET amount = amount + 1 WHERE seq = 6 AND line = 2'),
  ],
  [
    'two postings altered, so that they still balance',
    7,
    /^posting: row 2 has another amount/,
    () =>
      edit(
        'UPDATE posting SET amount = amount + 1 WHERE seq = 7 AND line = 2',
        'UPDATE posting SET amount = amount - 1 WHERE seq = 7 AND line = 3',
      ),
  ],
  [
    'a posting to another account',
    5,
    /^posting: row 2 has another account than the journal says$/,
    () => edit(`UPDATE posting SET account = 'hospital' WHERE seq = 5 AND line = 2`),
  ],
  [
    'a posting dropped',
    9,
    /^posting: 4 rows where the journal says 5$/,
    () => edit('DELETE FROM posting WHERE seq = 9 AND line = 5'),
  ],
  [
    'a posting of an entry that has none',
    2,
    /^posting: 1 rows where the journal says 0$/,
    () => edit(`INSERT INTO posting VALUES (2, 1, 'bill', 0)`),
  ],
  [
    'a settlement row altered',
    5,
    /^settlement: row 1 has another year_deductible than the journal says: 0, not 1000$/,
    () => edit('UPDATE settlement SET year_deductible = 0 WHERE seq = 5'),
  ],
  [
    'a settlement moved to somebody else',
    8,
    /^settlement: row 1 has another person_id than the journal says$/,
    () => edit(`UPDATE settlement SET person_id = 'person-2' WHERE seq = 8`),
  ],
  [
    'a settlement row dropped',
    5,
    /^settlement: 0 rows where the journal says 1$/,
    () => edit('DELETE FROM settlement WHERE seq = 5'),
  ],
  [
    'a pool altered',
    7,
    /^settlement_pool: row 1 has another amount than the journal says: 1, not 420000$/,
    () => edit('UPDATE settlement_pool SET amount = 1 WHERE seq = 7'),
  ],
  [
    'a person altered',
    3,
    /^person_version: row 1 has another certificate than the journal says$/,
    () => edit(`UPDATE person_version SET certificate = '510402195503081023'`),
  ],
  [
    'a figure altered',
    4,
    /^figure: row 1 has another value than the journal says$/,
    () => edit(`UPDATE figure SET value = '1'`),
  ],
  [
    'a stay that is not counted',
    5,
    /^settlement: row 1 has another year_stays than the journal says: 0, not 1$/,
    () => edit('UPDATE settlement SET year_stays = 0 WHERE seq = 5'),
  ],
  [
    'what insurance paid in the year',
    9,
    /^settlement: row 1 has another year_basic than the journal says: -1, not -600000$/,
    () => edit('UPDATE settlement SET year_basic = -1 WHERE seq = 9'),
  ],
  [
    'a plan altered',
    11,
    /^plan: row 1 has another until_day than the journal says$/,
    () => edit('UPDATE plan SET until_day = NULL'),
  ],
  [
    'a plan altered in the journal',
    11,
    /hash does not match/,
    () => edit(replaced(11, '0.8', '0.9')),
  ],
  [
    'a reading switched off',
    12,
    /^reading: row 1 has another is_on than the journal says: 0, not 1$/,
    () => edit('UPDATE reading SET is_on = 0'),
  ],
  [
    'all hashes made anew, but a reading that its author approved alone',
    12,
    /^nobody but its author approved it$/,
    () => tamper((db) => rewriteAll(db, 12, (body) => body.replace('主任丙', '收费员乙'))),
  ],
  [
    'a row of an entry that does not exist',
    77,
    /^posting has rows of it, but the journal has no such entry$/,
    () => edit(`INSERT INTO posting VALUES (77, 1, 'bill', 0)`),
  ],
  [
    'a trigger removed',
    0,
    /^the trigger posting_refuses_delete is missing$/,
    () => edited((db) => db.exec('DROP TRIGGER posting_refuses_delete')),
  ],
  [
    'a trigger that no longer refuses',
    0,
    /^the trigger journal_refuses_update was changed$/,
    () =>
      edited((db) =>
        db.exec(`DROP TRIGGER journal_refuses_update;
          CREATE TRIGGER journal_refuses_update BEFORE UPDATE ON journal BEGIN SELECT 1; END`),
      ),
  ],
  [
    'a trigger of another hand',
    0,
    /^the trigger more_aid does not belong to a ledger$/,
    () =>
      edited((db) => db.exec(`CREATE TRIGGER more_aid AFTER INSERT ON figure BEGIN SELECT 1; END`)),
  ],
  [
    'the note of which ledger this is',
    1,
    /names another ledger/,
    () => edited((db) => db.exec(`UPDATE meta SET value = 'yes' WHERE name = 'demonstration'`)),
  ],
];
