// What must not compile. Nothing runs here: `tsc -p .` fails if one of these lines stops being an error.
import type { Method, RecordRequest, WorkstationApi } from '../electron/contract.ts';
import type { Ledger } from '../electron/ledger/port.ts';
import type { SettlementDraft } from '../electron/ledger/records.ts';
import { addFen, shareOf, toFen, toRate, type Fen, type Rate } from '../engine/money.ts';
import { fail, ok, unreachable, type Problem, type Result } from '../engine/problem.ts';
import type { Settlement } from '../engine/settlement.ts';
import type { ClauseId, IsoDate, PackId } from '../engine/terms.ts';

declare const fen: Fen;
declare const rate: Rate;
declare const day: IsoDate;
declare const pack: PackId;
declare const clause: ClauseId;
declare const api: WorkstationApi;
declare const ledger: Ledger;
declare const settlement: Settlement;
declare const draft: SettlementDraft;

export const money = [
  // What compiles, so that the errors below are about what they say.
  addFen(fen, toFen(1)),
  shareOf(fen, toRate('0.65')),
  // @ts-expect-error a number is not yet whole fen
  addFen(fen, 1),
  // @ts-expect-error yuan as text is not fen
  addFen(fen, '1.00'),
  // @ts-expect-error a share is text that toRate has read, not a binary float
  shareOf(fen, 0.65),
  // @ts-expect-error nor any text
  shareOf(fen, '0.65'),
  // @ts-expect-error amount and share are not to be exchanged
  shareOf(rate, fen),
];

// @ts-expect-error money plus money is addFen's: a bare sum is a number again
export const sum: Fen = fen + fen;
// @ts-expect-error a day is text that a parser has read
export const today: IsoDate = '2023-02-01';
// @ts-expect-error a pack is not named by a clause
export const wrongPack: PackId = clause;
// @ts-expect-error a clause is not named by a pack
export const wrongClause: ClauseId = pack;
// @ts-expect-error a day is not an amount
export const wrongMoney: Fen = day;

// @ts-expect-error no such problem is listed in engine/problem.ts
export const unknownCode: Problem = { code: 'OUT_OF_LUCK', message: 'no reason' };
// @ts-expect-error a problem always says what is wrong
export const silent: Problem = { code: 'NOT_FOUND' };
// @ts-expect-error this operation can only be stale or missing
export const wrongProblem: Problem<'STALE' | 'NOT_FOUND'> = fail({
  code: 'DATE_INVALID',
  message: '',
}).problem;

export function readResult(result: Result<Fen>): Fen {
  // @ts-expect-error the value is there only after `ok` has been asked
  const early: Fen = result.value;
  return result.ok ? result.value : early;
}
// @ts-expect-error a problem is not a value
export const mixed: Result<Fen> = ok(fail({ code: 'STALE', message: '' }));

export function everyKind(kind: 'given' | 'computed'): string {
  switch (kind) {
    case 'given':
      return 'given';
    default:
      // @ts-expect-error 'computed' is not handled above
      return unreachable(kind);
  }
}

// @ts-expect-error a settlement is never changed after the fact
settlement.cash = toFen(0);
// @ts-expect-error nor is a draft
draft.year = 2024;
// @ts-expect-error nor are its reasons
settlement.reasons.push(settlement.reasons[0]);

// @ts-expect-error the window may ask only what the contract names
export const unknownMethod: Method = 'deleteSettlement';
// @ts-expect-error recording needs the version that the preview was computed at
export const unversioned: RecordRequest = { personId: '', claim: {}, diagnosis: '', key: '' };
// @ts-expect-error papers are a closed set
void api.previewPaper({ subject: { kind: 'settlement', settlementId: '' }, paper: 'letter' });
// @ts-expect-error the journal is append-only: there is no such operation
void ledger.remove('20230510-000042');
// @ts-expect-error who did it and when is part of every reversal
void ledger.reverse('20230510-000042', '重复收费', 'key');
