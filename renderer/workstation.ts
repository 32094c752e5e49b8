import type { Answer, Method, WorkstationApi } from '../electron/contract.ts';
import type { Problem } from '../engine/problem.ts';

/** How long the browser door may keep silent before the window says so. */
const PATIENCE_MS = 20_000;

/** The one way in for the whole window: the preload's object in Electron, else this machine's door. */
export function workstation(): WorkstationApi {
  const exposed: unknown = Reflect.get(window, 'workstation');
  return isWorkstation(exposed) ? exposed : browserDoor();
}

function isWorkstation(exposed: unknown): exposed is WorkstationApi {
  return typeof exposed === 'object' && exposed !== null && 'hello' in exposed;
}

function browserDoor(): WorkstationApi {
  return {
    hello: through('hello'),
    saveFacility: through('saveFacility'),
    findPeople: through('findPeople'),
    savePerson: through('savePerson'),
    settle: through('settle'),
    record: through('record'),
    listSettlements: through('listSettlements'),
    findSettlement: through('findSettlement'),
    reverse: through('reverse'),
    previewPaper: through('previewPaper'),
    printPaper: through('printPaper'),
    listPrints: through('listPrints'),
    listPrinters: through('listPrinters'),
    sendToPrinter: through('sendToPrinter'),
    startBatch: through('startBatch'),
    batch: through('batch'),
    cancelBatch: through('cancelBatch'),
    printSettings: through('printSettings'),
    savePrintSettings: through('savePrintSettings'),
    testPage: through('testPage'),
    verifySlip: through('verifySlip'),
    listFigures: through('listFigures'),
    enterFigure: through('enterFigure'),
    listPlans: through('listPlans'),
    enterPlan: through('enterPlan'),
    listReadings: through('listReadings'),
    switchReading: through('switchReading'),
    startResettling: through('startResettling'),
    resettling: through('resettling'),
    cancelResettling: through('cancelResettling'),
    reviewYear: through('reviewYear'),
    explainResettled: through('explainResettled'),
    approveResettling: through('approveResettling'),
    correctClock: through('correctClock'),
    closeSheet: through('closeSheet'),
    closePeriod: through('closePeriod'),
    listCloses: through('listCloses'),
    sendBill: through('sendBill'),
    answerMessage: through('answerMessage'),
    loseMessage: through('loseMessage'),
    abandonMessage: through('abandonMessage'),
    listOpenMessages: through('listOpenMessages'),
    listUnconfirmed: through('listUnconfirmed'),
    confirmSettlement: through('confirmSettlement'),
    benefitTable: through('benefitTable'),
  };
}

function through<M extends Method>(method: M) {
  return async (request: Parameters<WorkstationApi[M]>[0]): Promise<Answer<M>> => {
    try {
      const response = await fetch(`/api/${method}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(request),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return parseAnswer<M>(await response.json(), method);
    } catch {
      // The door is shut, silent, or answers something that is not JSON: one sentence for all three.
      return parseAnswer<M>(null, method);
    }
  };
}

/** The door is this program's own and of this version: that an answer is a Result is all there is to check. */
function parseAnswer<M extends Method>(body: unknown, method: M): Answer<M> {
  const isResult = typeof body === 'object' && body !== null && 'ok' in body;
  return (isResult ? body : { ok: false, problem: noAnswer(method) }) as Answer<M>;
}

function noAnswer(method: Method): Problem<'STOPPED'> {
  return {
    code: 'STOPPED',
    message: `the workstation did not answer ${method}: it may have been closed`,
    facts: { method, silent: true },
  };
}
