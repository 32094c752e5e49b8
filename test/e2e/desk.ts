import type { Page } from 'playwright-core';

/** The open page, whichever door it came through. */
export type Desk = {
  readonly page: Page;
  readonly ledger: string;
  /** The file that the page saves when `press` is done. */
  saved(press: () => Promise<void>): Promise<string>;
  close(): Promise<void>;
};
