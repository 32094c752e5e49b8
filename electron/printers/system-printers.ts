import type { PrinterInfo } from 'electron';
import type { PrinterChoice, PrinterHost } from '../printing-contract.ts';
import { printByChromium, type ChromiumParts } from './chromium.ts';
import { defaultByCups, printByCups } from './cups.ts';
import { createPrinterHost } from './printer-host.ts';

export type SystemPrintersParts = ChromiumParts & {
  readonly platform: NodeJS.Platform;
  /** As Chromium lists them; called once there is a window. */
  readonly listed: () => Promise<readonly PrinterInfo[]>;
};

/** The printers of this machine: by the system's own command where it has one, else by Chromium. */
export function systemPrinters(parts: SystemPrintersParts): PrinterHost {
  const byChromium = printByChromium(parts);
  const hasCups = parts.platform !== 'win32';
  return createPrinterHost({
    list: async () => {
      const listed = await parts.listed();
      const usual = hasCups ? await defaultByCups() : null;
      return listed.map((info) => choiceOf(info, usual));
    },
    named: hasCups ? [printByCups, byChromium] : [byChromium],
    asking: byChromium,
  });
}

/** Chromium's list said which is the default until Electron 36. */
function choiceOf(info: PrinterInfo, usual: string | null): PrinterChoice {
  const { name, displayName } = info;
  const isDefault = name === usual || ('isDefault' in info && info.isDefault === true);
  return { name, shownAs: displayName === '' ? name : displayName, isDefault };
}
