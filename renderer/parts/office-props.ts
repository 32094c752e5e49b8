import type { Hello, PackView, WorkstationApi } from '../../electron/contract.ts';

/** What each tab of the office's page has to know. */
export type OfficeProps = {
  readonly api: WorkstationApi;
  readonly hello: Hello;
  /** The pack that the bill on the desk asks by. */
  readonly pack: PackView | null;
  /** The figure that a settlement misses, by key, and a day it is needed for. */
  readonly wantedKey: string | null;
  readonly day: string;
  readonly onEntered: () => void;
  readonly onClose: () => void;
};
