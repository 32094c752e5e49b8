import { useCallback, useRef, useState } from 'react';
import type { Preview, Problem, WorkstationApi } from '../electron/contract.ts';
import type { RecordedSettlement } from '../electron/ledger/records.ts';
import { fieldAt, firstMissing, type Bill, type FieldName } from './bill.ts';
import { TEXT } from './messages.ts';
import type { Notice } from './notice.ts';
import type { Live } from './use-live.ts';

export type OnceKey = { readonly current: () => string; readonly renew: () => void };

/** One key per bill: pressing F8 twice, or again after the door was silent, records once. */
export function useOnceKey(): OnceKey {
  const key = useRef<string | null>(null);
  const current = useCallback(() => (key.current ??= crypto.randomUUID()), []);
  const renew = useCallback(() => {
    key.current = null;
  }, []);
  return { current, renew };
}

type Recording = {
  readonly bill: Bill;
  readonly hasPerson: boolean;
  readonly live: Live;
  readonly once: OnceKey;
  readonly isRecorded: boolean;
  readonly setMissing: (field: FieldName | null) => void;
  readonly setOutdated: (preview: Preview | null) => void;
  readonly setRecorded: (settlement: RecordedSettlement) => void;
  readonly say: (notice: Notice) => void;
};

/** F8: records what the form says now, at the version of the year that its preview was reckoned on. */
export function useRecord(
  api: WorkstationApi,
  desk: Recording,
): { readonly record: () => Promise<void>; readonly isRecording: boolean } {
  const [isRecording, setIsRecording] = useState(false);
  const isBusy = useRef(false);

  const refuse = (problem: Problem) => {
    desk.say({ kind: 'problem', problem });
    focusBillField(fieldAt(problem.at));
  };
  const send = async () => {
    const { to, result } = await desk.live.current();
    if (!result.ok) return refuse(result.problem);
    const answer = await api.record({
      ...to.request,
      diagnosis: desk.bill.diagnosis.trim(),
      version: result.value.version,
      key: desk.once.current(),
    });
    if (answer.ok) {
      desk.once.renew();
      desk.setOutdated(null);
      desk.setRecorded(answer.value);
      desk.say({ kind: 'recorded', settlement: answer.value });
      return;
    }
    if (answer.problem.code === 'STALE') {
      desk.setOutdated(result.value);
      desk.live.again();
    }
    refuse(answer.problem);
  };
  const record = async () => {
    if (isBusy.current) return;
    const obstacle = obstacleTo(desk);
    if (obstacle !== null) {
      desk.setMissing(obstacle.field);
      desk.say({ kind: 'says', words: obstacle.words });
      focusBillField(obstacle.field);
      return;
    }
    isBusy.current = true;
    setIsRecording(true);
    await send();
    isBusy.current = false;
    setIsRecording(false);
  };
  return { record, isRecording };
}

function obstacleTo(
  desk: Recording,
): { readonly field: FieldName | null; readonly words: string } | null {
  if (desk.isRecorded) return { field: null, words: TEXT.desk.alreadyRecorded };
  if (!desk.hasPerson) return { field: null, words: TEXT.desk.noPerson };
  const field = firstMissing(desk.bill);
  return field === null ? null : { field, words: TEXT.desk.missing(field) };
}

/** The address of a field of the bill in the page. */
export function billFieldId(name: FieldName): string {
  return `bill-${name}`;
}

function focusBillField(name: FieldName | null): void {
  if (name !== null) document.getElementById(billFieldId(name))?.focus();
}
