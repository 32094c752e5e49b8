import { spawn } from 'node:child_process';
import { sheetOf, type Attempt, type PageSize, type PrintJob } from './print-job.ts';

/** `lp` answers as soon as the spooler has the whole file; a question is answered at once or not at all. */
const SENDING_MS = 20_000;
const ASKING_MS = 5_000;

/**
 * The system's own command, on Linux and macOS. It takes the PDF as it is, on paper of any size, and answers with what the
 * spooler said: Chromium rounds a roll to whole millimetres, and says no more than that a job failed.
 * Null where this machine has no `lp`.
 */
export async function printByCups(job: PrintJob, printer: string | null): Promise<Attempt | null> {
  if (printer === null) return null;
  const standing = await run('lpstat', ['-p', printer], { LC_ALL: 'C' });
  if (standing === null) return null;
  if (standing.status === null) return refused('the print service of this machine is silent');
  // A stopped printer takes the job and keeps it: the paper would come out hours later, beside its reprint.
  const stopped = stoppedBecause(standing.out);
  if (stopped !== null) return { kind: 'refused', why: 'stopped', said: stopped };
  const options = await run('lpoptions', ['-p', printer, '-l'], { LC_ALL: 'C' });
  const asked = await run(
    'lp',
    argumentsOf(job, printer, sizesIn(options?.out ?? '')),
    {},
    job.pdf,
  );
  if (asked === null) return null;
  const said = (asked.problem || asked.out).trim();
  if (asked.status === null) return { kind: 'unknown', said };
  // Where `lp` fails half-way it takes the job back itself.
  return asked.status === 0 ? { kind: 'handed-over' } : refused(said.replace(/^lp: /, ''));
}

function refused(said: string): Attempt {
  return { kind: 'refused', why: 'refused', said };
}

/** The printer that the system calls the default; null where there is none, or no CUPS. */
export async function defaultByCups(): Promise<string | null> {
  const asked = await run('lpstat', ['-d'], { LC_ALL: 'C' });
  return /destination: (\S+)/.exec(asked?.out ?? '')?.[1] ?? null;
}

function argumentsOf(
  { title, pages, size }: PrintJob,
  printer: string,
  sizes: readonly string[] | null,
): readonly string[] {
  const media = mediaFor(size, sizes);
  const isWhole = pages.from === 1 && pages.to === pages.of;
  return [
    '-d',
    printer,
    '-t',
    title,
    ...(media === null ? [] : ['-o', `media=${media}`]),
    // As large as it is laid out, and where the printer's paper is another, from its upper left corner.
    '-o',
    'print-scaling=none',
    '-o',
    'position=top-left',
    ...(isWhole ? [] : ['-P', `${pages.from}-${pages.to}`]),
    '-',
  ];
}

/**
 * The paper to ask this printer for. A sheet goes by its name, one on its side by the name of that where the printer has one:
 * a needle printer draws A5 in broadside, a laser printer turns the page. A roll is cut to measure; null leaves a printer that
 * does not cut to the paper it was set to.
 */
export function mediaFor(size: PageSize, sizes: readonly string[] | null): string | null {
  const cut = `Custom.${millimetres(size.width)}x${millimetres(size.height)}mm`;
  const sheet = sheetOf(size);
  if (sizes === null) return sheet?.isOnItsSide === false ? sheet.name : cut;
  const named = sheet === null ? [] : sheetNames(sheet.name, sheet.isOnItsSide);
  const known = named.find((name) => sizes.includes(name));
  if (known !== undefined) return known;
  return sizes.some((each) => each.startsWith('Custom')) ? cut : null;
}

function sheetNames(name: string, isOnItsSide: boolean): readonly string[] {
  const turned = ['Rotated', '.Transverse', 'Transverse', '_LANDSCAPE', 'R', '-R'];
  return isOnItsSide ? [...turned.map((suffix) => `${name}${suffix}`), name] : [name];
}

function millimetres(micrometres: number): string {
  return String(Math.round(micrometres / 100) / 10);
}

/** From a line such as `PageSize/Media Size: *A4 A5 Custom.WIDTHxHEIGHT`; null where the printer does not tell. */
function sizesIn(options: string): readonly string[] | null {
  const told = /^PageSize\/[^:]*:(.*)$/m.exec(options)?.[1];
  return told === undefined ? null : told.split(' ').map((name) => name.replace(/^\*/, ''));
}

/** `lpstat` says so on its first line and why on the next. */
function stoppedBecause(told: string): string | null {
  const [first = '', why = ''] = told.split('\n');
  return /^printer \S+ disabled /.test(first) ? why.trim() : null;
}

type Ended = {
  /** Null where it did not answer in time and was ended. */
  readonly status: number | null;
  readonly out: string;
  readonly problem: string;
};

/** Runs a command of the system; null where there is no such command. */
function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input?: Uint8Array,
): Promise<Ended | null> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      timeout: input === undefined ? ASKING_MS : SENDING_MS,
    });
    let out = '';
    let problem = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (problem += text));
    child.once('error', () => resolve(null));
    child.once('close', (status) => resolve({ status, out, problem }));
    // A command that ends before it has read everything says why itself.
    child.stdin.on('error', () => child.stdin.destroy());
    child.stdin.end(input);
  });
}
