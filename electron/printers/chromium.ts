import type { BrowserWindow, WebContents, WebFrameMain, WebContentsPrintOptions } from 'electron';
import { sheetOf, type Attempt, type PrintJob, type Route } from './print-job.ts';

/** What the main process lends: the values of Electron live there. */
export type ChromiumParts = {
  /** A window that nobody sees, of the default session: Chromium's PDF viewer lives in no other. */
  readonly openHidden: () => BrowserWindow;
  readonly contentsOf: (frame: WebFrameMain) => WebContents | undefined;
};

/** Chromium's viewer is ready a moment after its frames are, and drops what it is asked before; it was 0.3 s here. */
const SETTLED_MS = 1_500;
const PATIENCE_MS = 20_000;
/** The answer comes before the job is with the spooler, and a window that closes takes the job along. */
const HANDING_OVER_MS = 5_000;

/**
 * Chromium prints what its own PDF viewer shows: on Windows, where `lp` is missing, and wherever the system's dialog is to ask.
 * Electron 33 prints only by the viewer's own contents; from 37 on these are the window's, and both are found by the frame.
 */
export function printByChromium({ openHidden, contentsOf }: ChromiumParts): Route {
  return async (job, printer) => {
    const window = openHidden();
    let viewer: WebContents | null = null;
    try {
      viewer = await viewerOf(window, job, contentsOf);
      if (viewer === null) return notShown();
      return await ask(viewer, optionsOf(job, printer), printer === null ? null : PATIENCE_MS);
    } finally {
      setTimeout(() => window.destroy(), viewer === null ? 0 : HANDING_OVER_MS);
    }
  };
}

async function viewerOf(
  window: BrowserWindow,
  { pdf }: PrintJob,
  contentsOf: ChromiumParts['contentsOf'],
): Promise<WebContents | null> {
  const url = `data:application/pdf;base64,${Buffer.from(pdf).toString('base64')}`;
  try {
    await window.loadURL(url);
  } catch {
    return null;
  }
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const frames = window.webContents.mainFrame.framesInSubtree;
    // The page itself, the viewer in it, and in that the PDF again.
    const viewer = frames.find((frame) => frame.url.startsWith('chrome-extension:'));
    if (viewer !== undefined && frames.filter((frame) => frame.url === url).length > 1) {
      await pause(SETTLED_MS);
      return contentsOf(viewer) ?? null;
    }
    await pause(50);
  }
  return null;
}

function optionsOf({ size, pages }: PrintJob, printer: string | null): WebContentsPrintOptions {
  const sheet = sheetOf(size);
  const isTurned = sheet?.isOnItsSide === true;
  const { width, height } = size;
  return {
    silent: printer !== null,
    ...(printer === null ? {} : { deviceName: printer }),
    margins: { marginType: 'none' },
    scaleFactor: 100,
    printBackground: true,
    landscape: isTurned,
    pageSize: isTurned ? { width: height, height: width } : { width, height },
    pageRanges: [{ from: pages.from - 1, to: pages.to - 1 }],
  };
}

/** In a dialog people take their time; a printer that was named answers at once. */
function ask(
  contents: WebContents,
  options: WebContentsPrintOptions,
  patience: number | null,
): Promise<Attempt> {
  return new Promise((resolve) => {
    contents.print(options, (isDone, why) => resolve(isDone ? { kind: 'handed-over' } : seen(why)));
    if (patience !== null) setTimeout(() => resolve({ kind: 'unknown', said: '' }), patience);
  });
}

/** The reasons that Electron documents; a job that failed may have been half-way to paper. */
function seen(why: string): Attempt {
  if (why.includes('cancel')) return { kind: 'cancelled' };
  return why.startsWith('Invalid')
    ? { kind: 'refused', why: 'refused', said: why }
    : { kind: 'unknown', said: why };
}

function notShown(): Attempt {
  return { kind: 'refused', why: 'refused', said: 'the PDF viewer did not open' };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
