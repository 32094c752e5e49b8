import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { PaperFile, PrinterChoice, PrinterHost } from '../printing-contract.ts';
import { jobsOf, type Attempt, type PrintJob, type Route } from './print-job.ts';

export type PrinterHostParts = {
  readonly list: () => Promise<readonly PrinterChoice[]>;
  /** Ways to a printer of a name, the better first; the first that this machine has is taken. */
  readonly named: readonly Route[];
  /** The way by the system's dialog. */
  readonly asking: Route;
  /** How long to wait before the second and the third try, in milliseconds. */
  readonly pauses?: readonly number[];
};

const PAUSES = [1_000, 3_000];

/** One job after the other: papers come out in the order in which they were asked for. */
export function createPrinterHost(parts: PrinterHostParts): PrinterHost {
  let last: Promise<unknown> = Promise.resolve();
  return {
    list: parts.list,
    print: (file, printer) => {
      const turn = last.then(() => printFile(parts, file, printer));
      // Whoever asked is told; the next in turn only waits for the end of it.
      last = turn.catch(() => null);
      return turn;
    },
  };
}

async function printFile(
  parts: PrinterHostParts,
  file: PaperFile,
  printer: string | null,
): Promise<Result<null>> {
  const jobs = jobsOf(file);
  const routes = printer === null ? [parts.asking] : parts.named;
  for (const [index, job] of jobs.entries()) {
    const attempt = await tryOver(routes, job, printer, parts.pauses ?? PAUSES);
    if (attempt.kind === 'handed-over') continue;
    const printed = index === 0 ? 0 : (jobs[index - 1]?.pages.to ?? 0);
    return fail(printerFailed(attempt, printer, printed, job.pages.of));
  }
  return ok(null);
}

/** Tries again only what was refused as a whole: what may lie in a tray already is never sent twice. */
async function tryOver(
  routes: readonly Route[],
  job: PrintJob,
  printer: string | null,
  pauses: readonly number[],
): Promise<Attempt> {
  let attempt = await tryOnce(routes, job, printer);
  for (const ms of pauses) {
    if (attempt.kind !== 'refused' || attempt.why === 'stopped') return attempt;
    await new Promise((resolve) => setTimeout(resolve, ms));
    attempt = await tryOnce(routes, job, printer);
  }
  return attempt;
}

async function tryOnce(
  routes: readonly Route[],
  job: PrintJob,
  printer: string | null,
): Promise<Attempt> {
  for (const route of routes) {
    const attempt = await route(job, printer);
    if (attempt !== null) return attempt;
  }
  return { kind: 'refused', why: 'refused', said: 'this machine has no way to print' };
}

type Failed = Exclude<Attempt, { readonly kind: 'handed-over' }>;

function printerFailed(
  attempt: Failed,
  printer: string | null,
  printed: number,
  pages: number,
): Problem<'PRINTER_FAILED'> {
  const name = printer ?? 'the printer of the dialog';
  const said = attempt.kind === 'cancelled' ? '' : attempt.said;
  const why = attempt.kind === 'refused' ? attempt.why : attempt.kind;
  const part = printed === 0 ? '' : `; pages 1 to ${printed} of ${pages} went out`;
  return {
    code: 'PRINTER_FAILED',
    message: `${name} ${SAID[why]}${said === '' ? '' : ` (${said})`}${part}: ${TO_DO[why]}`,
    facts: { printer, why, said, printed, pages },
  };
}

type Why = 'refused' | 'stopped' | 'cancelled' | 'unknown';
const SAID: Readonly<Record<Why, string>> = {
  refused: 'did not take the paper, in three tries',
  stopped: 'is stopped',
  cancelled: 'was left: the dialog was cancelled',
  unknown: 'took the paper and did not say what became of it',
};
const TO_DO: Readonly<Record<Why, string>> = {
  refused: 'see that it is switched on and connected, or name another, and print again',
  stopped: 'let it go on in the settings of the system, and print again',
  cancelled: 'print again',
  unknown: 'look into its tray before printing again',
};
