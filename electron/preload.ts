import { contextBridge, ipcRenderer } from 'electron';
import { METHODS } from './doors/methods.ts';

/** The page gets these functions and nothing else of Electron; each carries one request to main. */
const workstation = Object.fromEntries(
  METHODS.map((method) => [
    method,
    (request: unknown): Promise<unknown> => ipcRenderer.invoke(method, request),
  ]),
);

contextBridge.exposeInMainWorld('workstation', workstation);
