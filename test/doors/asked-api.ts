import type { WorkstationApi } from '../../electron/contract.ts';
import { fail } from '../../engine/problem.ts';
import { METHODS } from '../../electron/doors/methods.ts';

export type Asked = { readonly method: string; readonly request: unknown };

/**
 * The other side of a door, for tests about the door alone: it notes what came through and says so
 * with a Problem that no door makes by itself.
 */
export function createAskedApi(): { readonly api: WorkstationApi; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const reached =
    (method: string) =>
    (request: unknown): Promise<ReturnType<typeof fail>> => {
      asked.push({ method, request });
      return Promise.resolve(
        fail({ code: 'STATION_NOT_SET_UP', message: `${method} was reached` }),
      );
    };
  const api = {
    hello: reached('hello'),
    saveFacility: reached('saveFacility'),
    findPeople: reached('findPeople'),
    savePerson: reached('savePerson'),
    settle: reached('settle'),
    record: reached('record'),
    listSettlements: reached('listSettlements'),
    findSettlement: reached('findSettlement'),
    reverse: reached('reverse'),
    previewPaper: reached('previewPaper'),
    printPaper: reached('printPaper'),
    listPrints: reached('listPrints'),
    listPrinters: reached('listPrinters'),
    sendToPrinter: reached('sendToPrinter'),
    testPage: reached('testPage'),
    startBatch: reached('startBatch'),
    batch: reached('batch'),
    cancelBatch: reached('cancelBatch'),
    printSettings: reached('printSettings'),
    savePrintSettings: reached('savePrintSettings'),
    verifySlip: reached('verifySlip'),
    listFigures: reached('listFigures'),
    enterFigure: reached('enterFigure'),
    listPlans: reached('listPlans'),
    enterPlan: reached('enterPlan'),
    listReadings: reached('listReadings'),
    switchReading: reached('switchReading'),
    startResettling: reached('startResettling'),
    resettling: reached('resettling'),
    cancelResettling: reached('cancelResettling'),
    reviewYear: reached('reviewYear'),
    explainResettled: reached('explainResettled'),
    approveResettling: reached('approveResettling'),
    correctClock: reached('correctClock'),
    closeSheet: reached('closeSheet'),
    closePeriod: reached('closePeriod'),
    listCloses: reached('listCloses'),
    sendBill: reached('sendBill'),
    answerMessage: reached('answerMessage'),
    loseMessage: reached('loseMessage'),
    abandonMessage: reached('abandonMessage'),
    listOpenMessages: reached('listOpenMessages'),
    listUnconfirmed: reached('listUnconfirmed'),
    confirmSettlement: reached('confirmSettlement'),
    benefitTable: reached('benefitTable'),
  } satisfies WorkstationApi;
  return { api, asked };
}

/** The workstation with one method that throws, as a full disk or a bug would make it. */
export function createThrowingApi(method: string, thrown: unknown): WorkstationApi {
  const { api } = createAskedApi();
  if (!METHODS.some((known) => known === method)) throw new Error(`no method ${method}`);
  return { ...api, [method]: () => Promise.reject(thrown) };
}
