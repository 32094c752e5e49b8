import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenDoor } from './open-door.ts';

/** A cashier's hands: the keyboard and nothing else. Each step first sees that the focus is where it must be. */
export type Cashier = ReturnType<typeof cashierAt>;

export function cashierAt({ page, app }: OpenDoor) {
  const press = (key: string) => page.keyboard.press(key);
  return {
    press,
    type: (text: string) => page.keyboard.type(text),
    /** Types into the field that has the focus, which must be the one named, and goes on with Enter. */
    fill: async (label: string, text = '') => {
      await focusIsOn(page, label);
      if (text !== '') await page.keyboard.type(text);
      await press('Enter');
    },
    focusIsOn: (label: string) => focusIsOn(page, label),
    sees: (text: string | RegExp) => page.getByText(text).first().waitFor({ state: 'visible' }),
    seesButton: (name: string) => page.getByRole('button', { name }).waitFor({ state: 'visible' }),
    /** The number of what was just recorded, as the window says it. */
    recordedNumber: async () => {
      const notice = await page
        .getByText(/已记账 \d{8}-\d{6}/)
        .first()
        .innerText();
      return /\d{8}-\d{6}/.exec(notice)?.[0] ?? '';
    },
    cash: () => page.locator('output.cash').first().innerText(),
    /** Chromium's viewer stands in the slip's frame and has the slip in it, rather than nothing. */
    seesSlip: async () => {
      await expect
        .poll(() => addresses(page, app), { timeout: 10_000, message: 'the slip in its viewer' })
        .toMatch(/chrome-extension:\S+ blob:/);
    },
    /** Saves the paper that is open, which counts as a print, and gives its bytes. */
    savedSlip: async (): Promise<Uint8Array> => {
      const save = page.getByRole('button', { name: '保存 PDF' });
      await save.waitFor();
      await save.focus();
      if (app === null) {
        const [download] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
        return new Uint8Array(readFileSync(await download.path()));
      }
      const folder = mkdtempSync(join(tmpdir(), 'yidan-slip-'));
      const file = join(folder, 'slip.pdf');
      const saved = app.evaluate(
        ({ session }, path) =>
          new Promise<string>((resolve) => {
            session.defaultSession.once('will-download', (_event, item) => {
              item.setSavePath(path);
              item.once('done', (_done, state) => resolve(state));
            });
          }),
        file,
      );
      await press('Enter');
      expect(await saved).toBe('completed');
      const bytes = new Uint8Array(readFileSync(file));
      rmSync(folder, { recursive: true });
      return bytes;
    },
  };
}

/** All that is loaded, frames behind what they stand in; in the window, the viewer is a page of its own. */
async function addresses(page: Page, app: OpenDoor['app']): Promise<string> {
  const loaded =
    app === null
      ? page.frames().map((frame) => frame.url())
      : await app.evaluate(({ webContents }) =>
          webContents
            .getAllWebContents()
            .flatMap(({ mainFrame }) => mainFrame.framesInSubtree.map((frame) => frame.url)),
        );
  return loaded.join(' ');
}

async function focusIsOn(page: Page, label: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(nameOfFocus), { timeout: 10_000, message: `the focus on ${label}` })
    .toBe(label);
}

/** Runs in the page: the words by which the focused field or button goes. */
function nameOfFocus(): string {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return '';
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement;
  const label = isField ? focused.labels?.[0]?.textContent : focused.textContent;
  return (label ?? '').trim();
}
