import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { contentSchema } from '../../electron/ledger/bodies.ts';
import { requestHashOf } from '../../electron/ledger/entries.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { buildPerson, CLINIC, MORNING } from './build-draft.ts';
import { recordFor, valueOf } from './desk.ts';
import { AGREED, LATER, sendFor, STAY } from './sending-desk.ts';
import { bytesOf, replaced, rewrite, rewriteAll, tamperers, verify } from './tampered-ledger.ts';

/**
 * 1 opened · 2–3 people · 4 provisional of person-1 · 5 its confirmation · 6 sending of person-1 · 7 unknown · 8 settled ·
 * 9 sending of person-2 · 10 abandoned · 11 sending of person-2, open · 12 provisional of person-1 · 13 its reversal ·
 * 14 provisional of person-1, unconfirmed
 */
async function makeLedger(file: string): Promise<void> {
  const ledger = valueOf(openLedger({ file }));
  valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
  const other = { name: '李丁', certificate: '510402195503081023' };
  valueOf(await ledger.savePerson(buildPerson('person-2', other), MORNING));
  const { id: settlementId } = await recordFor(ledger, 'person-1', STAY, { key: 'a' });
  valueOf(await ledger.confirm({ settlementId, ...AGREED }, MORNING));
  const first = await sendFor(ledger, 'person-1', 'b');
  valueOf(await ledger.unanswered(first.messageId, '无应答', MORNING));
  valueOf(await ledger.answered(first.messageId, { ...AGREED, platformId: 'S-0002' }, LATER));
  const second = await sendFor(ledger, 'person-2', 'c', STAY, LATER);
  valueOf(await ledger.abandon(second.messageId, '查无此笔', LATER));
  await sendFor(ledger, 'person-2', 'd', STAY, LATER);
  const { id } = await recordFor(ledger, 'person-1', STAY, { key: 'e', stamp: LATER });
  valueOf(await ledger.reverse(id, '录错', 'r', LATER));
  await recordFor(ledger, 'person-1', STAY, { key: 'f', stamp: LATER });
  await ledger.close();
}

const { copy, edit, tamper } = tamperers(await bytesOf(makeLedger));

/** All hashes made anew, as by somebody who knows how, from the entry whose body is changed. */
const forged = (seq: number, change: (body: string) => string) =>
  tamper((db) => rewriteAll(db, seq, change));

const id = (at: string, seq: number) =>
  `${CLINIC.code}20260510${at}${String(seq).padStart(4, '0')}`;
const FIRST = id('091530', 6);
const SECOND = id('091600', 9);
const OPEN = id('091600', 11);

/** The open message is made out to be of person-1, in every place where it says whose it is. */
function openForAnother(db: Database): void {
  const change = (body: string) => body.replace('person-2', 'person-1');
  const body = String(db.prepare('SELECT body FROM journal WHERE seq = 11').pluck().get());
  const content = contentSchema.parse({ kind: 'sending', body: JSON.parse(change(body)) });
  db.prepare('UPDATE journal SET request_hash = ? WHERE seq = 11').run(requestHashOf(content));
  db.exec("UPDATE journal SET subject = 'person-1' WHERE seq = 11");
  for (const table of ['message', 'open_message']) {
    db.exec(`UPDATE ${table} SET person_id = 'person-1' WHERE seq = 11`);
  }
  rewriteAll(db, 11, change);
}

/** What was done, the first entry that must be named, and what must be said of it. */
const TAMPERED: readonly [string, number, RegExp, () => string][] = [
  [
    'a bill that was sent',
    6,
    /hash does not match/,
    () => edit(replaced(6, '"aid":700000', '"aid":700001')),
  ],
  ['why nobody knows', 7, /hash does not match/, () => edit(replaced(7, '无应答', '有应答'))],
  [
    'why it was abandoned',
    10,
    /hash does not match/,
    () => edit(replaced(10, '查无此笔', '查有此笔')),
  ],
  [
    'what the platform called it',
    5,
    /hash does not match/,
    () => edit(replaced(5, 'S-0001', 'S-0009')),
  ],
  [
    'the answer of the platform',
    8,
    /hash does not match/,
    () => edit(replaced(8, 'S-0002', 'S-0009')),
  ],
  [
    'a sending rewritten with its hash made anew',
    7,
    /does not continue the entry before it/,
    () => tamper((db) => rewrite(db, 6, (body) => body.replace('收费员乙', '收费员丙'))),
  ],
  [
    'another bill settled than was sent',
    8,
    /^it is not the bill that was sent$/,
    () => forged(8, (body) => body.replace('收费员乙', '收费员丙')),
  ],
  [
    'a bill that was sent changed afterwards',
    8,
    /^it is not the bill that was sent$/,
    () => forged(6, (body) => body.replace('2号窗口', '3号窗口')),
  ],
  [
    'somebody else named on what was settled',
    8,
    /^it is not the bill that was sent$/,
    () => forged(8, (body) => body.replace('张甲', '张乙')),
  ],
  [
    'an answer without its platform',
    8,
    /^it was sent, and does not say what the platform answered$/,
    () => forged(8, (body) => body.replace('"S-0002"', 'null')),
  ],
  [
    'an answer to a bill that was never sent',
    12,
    /^it was not sent, and says what the platform answered$/,
    () => forged(12, (body) => body.replace('"platformId":null', '"platformId":"S-7"')),
  ],
  [
    'a message of another number',
    6,
    /^its message has the number of another facility, moment or entry$/,
    () => forged(6, (body) => body.replace(FIRST, id('091530', 5))),
  ],
  [
    'a provisional settlement of another number',
    12,
    /^its message has the number of another facility, moment or entry$/,
    () => forged(12, (body) => body.replace(id('091600', 12), id('091600', 13))),
  ],
  [
    'a loss of what was never sent',
    7,
    /^it says unknown of a message of which nothing was said before$/,
    () => forged(7, (body) => body.replace(FIRST, id('091530', 9))),
  ],
  [
    'an abandoned message that was settled',
    10,
    /^it says abandoned of a message of which settlement was said before$/,
    () => forged(10, (body) => body.replace(SECOND, FIRST)),
  ],
  [
    'an abandoned message of somebody else',
    10,
    /^it is about another person than its message$/,
    () => forged(10, (body) => body.replace('person-2', 'person-1')),
  ],
  [
    'a bill recorded, by somebody who knows how, while another of the person was on its way',
    12,
    /^message \w+ of this person has no answer yet$/,
    () => tamper(openForAnother),
  ],
  [
    'a settlement confirmed twice',
    5,
    /^confirmation: row 1 has another settlement_id than the journal says$/,
    () => forged(5, (body) => body.replace('-000004', '-000012')),
  ],
  [
    'a confirmation of what the platform answered itself',
    5,
    /^20260510-000008 awaits no confirmation$/,
    () => forged(5, (body) => body.replace('-000004', '-000008')),
  ],
  [
    'a request without its key',
    9,
    /^it has no key$/,
    () =>
      tamper((db) => {
        db.exec('UPDATE journal SET key = NULL, request_hash = NULL WHERE seq = 9');
        rewriteAll(db, 9, (body) => body);
      }),
  ],
  [
    'a settlement without its key',
    12,
    /^it has no key, and answers nothing that was sent$/,
    () =>
      tamper((db) => {
        db.exec('UPDATE journal SET key = NULL, request_hash = NULL WHERE seq = 12');
        rewriteAll(db, 12, (body) => body);
      }),
  ],
  [
    'an answer with a key of its own',
    8,
    /^it answers what was sent, and has a key of its own$/,
    () =>
      tamper((db) => {
        const hashOf = 'SELECT request_hash FROM journal WHERE seq = 6';
        db.exec(`UPDATE journal SET key = 'x', request_hash = (${hashOf}) WHERE seq = 8`);
        rewriteAll(db, 8, (body) => body);
      }),
  ],
  [
    'the state of a message',
    7,
    /^message: row 1 has another state than the journal says$/,
    () => edit("UPDATE message SET state = 'abandoned' WHERE seq = 7"),
  ],
  [
    'the person of a message',
    9,
    /^message: row 1 has another person_id than the journal says$/,
    () => edit("UPDATE message SET person_id = 'person-1' WHERE seq = 9"),
  ],
  [
    'a message dropped',
    6,
    /^message: 0 rows where the journal says 1$/,
    () => edit('DELETE FROM message WHERE seq = 6'),
  ],
  [
    'the name that the platform gave',
    8,
    /^confirmation: row 1 has another platform_id than the journal says$/,
    () => edit("UPDATE confirmation SET platform_id = 'x' WHERE seq = 8"),
  ],
  [
    'a difference hidden',
    5,
    /^confirmation: row 1 has another differs than the journal says: 1, not 0$/,
    () => edit('UPDATE confirmation SET differs = 1 WHERE seq = 5'),
  ],
  [
    'an open message forgotten',
    11,
    /^it awaits the platform, and open_message does not say so$/,
    () => edit('DELETE FROM open_message'),
  ],
  [
    'an open message of somebody else',
    11,
    /^it awaits the platform, and open_message does not say so$/,
    () => edit("UPDATE open_message SET person_id = 'person-1'"),
  ],
  [
    'a message that is open no more',
    9,
    /^open_message has it, and it does not await the platform$/,
    () => edit(`INSERT INTO open_message VALUES ('${SECOND}', 9, 'person-3')`),
  ],
  [
    'an unconfirmed settlement forgotten',
    14,
    /^it awaits the platform, and unconfirmed does not say so$/,
    () => edit('DELETE FROM unconfirmed'),
  ],
  [
    'a reversed settlement that still waits',
    12,
    /^unconfirmed has it, and it does not await the platform$/,
    () => edit('INSERT INTO unconfirmed VALUES (12)'),
  ],
];

test('untouched, it is without fault, with one message open and one settlement unconfirmed', async () => {
  expect(await verify(copy())).toMatchObject({ ok: true, entries: 14, faults: [] });
  const ledger = valueOf(openLedger({ file: copy() }));
  expect((await ledger.openMessages()).map(({ messageId }) => messageId)).toEqual([OPEN]);
  expect(await ledger.unconfirmed({ offset: 0, limit: 9 })).toMatchObject({
    rows: [{ seq: 14 }],
    total: 1,
  });
  await ledger.close();
});

describe('verify names the first bad entry', () => {
  test.each(TAMPERED)('%s', async (_what, seq, says, prepare) => {
    const { ok, faults } = await verify(prepare());
    expect(ok).toBe(false);
    const named = faults.filter((fault) => fault.seq === seq).map((fault) => fault.what);
    expect(named).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
    expect(faults.find((fault) => fault.seq > 0)?.seq).toBe(seq);
  });
});
