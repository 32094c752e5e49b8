import type { PaperFile } from '../printing-contract.ts';
import { PAPER_SIZES } from '../printing/papers.ts';

/** Pages of one size, following each other: one job of the spooler, which knows one paper a job. */
export type PrintJob = {
  /** As the spooler's queue shows it: a file's name, never a person's. */
  readonly title: string;
  readonly pdf: Uint8Array;
  /** Counted from 1, both included. */
  readonly pages: { readonly from: number; readonly to: number; readonly of: number };
  /** In micrometres, as the pages lie in the file. */
  readonly size: PageSize;
};
export type PageSize = PaperFile['pages'][number];

/** What became of one try. Only one that was refused may be tried again: nothing of it had reached the spooler. */
export type Attempt =
  | { readonly kind: 'handed-over' }
  | { readonly kind: 'refused'; readonly why: 'refused' | 'stopped'; readonly said: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unknown'; readonly said: string };

/** One way to paper; null where this machine does not have it. A null printer asks by the system's dialog. */
export type Route = (job: PrintJob, printer: string | null) => Promise<Attempt | null>;

export function jobsOf(file: PaperFile): readonly PrintJob[] {
  const pdf = Buffer.from(file.pdfBase64, 'base64');
  const of = file.pages.length;
  const jobs: PrintJob[] = [];
  for (const [index, size] of file.pages.entries()) {
    const last = jobs.at(-1);
    const page = index + 1;
    if (last !== undefined && isSameSize(last.size, size)) {
      jobs[jobs.length - 1] = { ...last, pages: { ...last.pages, to: page } };
    } else {
      jobs.push({ title: file.name, pdf, pages: { from: page, to: page, of }, size });
    }
  }
  return jobs;
}

/** Layouts reckon in points: a page is a sheet of that name when it is one to half a millimetre. */
const NEAR = 500;

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= NEAR;
}

function isSameSize(a: PageSize, b: PageSize): boolean {
  return isNear(a.width, b.width) && isNear(a.height, b.height);
}

export type Sheet = { readonly name: 'A4' | 'A5'; readonly isOnItsSide: boolean };

/** The sheet of the trade that a page is, upright or on its side; null for a roll. */
export function sheetOf(size: PageSize): Sheet | null {
  for (const [paper, name] of [
    ['a4', 'A4'],
    ['a5', 'A5'],
  ] as const) {
    const { width, height } = PAPER_SIZES[paper];
    const [short, long] = [Math.min(width, height) * 1000, Math.max(width, height) * 1000];
    if (isNear(size.width, short) && isNear(size.height, long)) return { name, isOnItsSide: false };
    if (isNear(size.width, long) && isNear(size.height, short)) return { name, isOnItsSide: true };
  }
  return null;
}
