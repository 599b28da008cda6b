// The backend of a page in a browser: the HTTP API of `trug serve`, which the page came from.

import { eventOperations } from './events';
import { chooseFiles, saveFile } from './files';
import { commands as commandsOf, ROUTES, type Call, type Event } from './generated/client';
import { pictureOf } from './picture';
import type { AppError, Backend, Format } from './types';

const API = '/api/v1';
/** A path segment that stands for what is left out. */
const ABSENT = '-';
/** How long to wait before a stream that ended is opened again. */
const RECONNECT_MS = 1000;

/** `base` is the address of the API's host, where the page does not come from it. */
export function httpBackend(token: string, base = ''): Backend {
  const ask: Ask = (path, how = {}) => fetchOrFail(`${base}${API}${path}`, token, how);
  const call: Call = async (name, args) => {
    const { path, ...how } = requestOf(name, args);
    return (await ask(path, how)).json();
  };
  const commands = commandsOf(call);
  return {
    ...commands,
    ...eventOperations(streamOf(ask)),
    can: { basketFiles: false, folder: false, exportAll: false },
    picture: async (after, signal) =>
      pictureOf(await ask(`/camera/picture?after=${after}`, { signal })),
    listExportFile: async (list: string, format: Format) => {
      const { text, file_name: file } = await commands.listExport(list, format);
      saveFile(file, text);
      return { path: file, files: [file] };
    },
    listImportFile: async (list) => {
      const [file] = await chooseFiles('.txt,.md,.csv,.json,.ics,text/*,application/json');
      return file ? commands.listImportText(list, await file.text()) : null;
    },
    windowPrint: async () => print(),
    scanChoosePhotos: async () => {
      const photos = await chooseFiles('image/jpeg,image/png,image/webp', true);
      if (photos.length > 0) await sendFiles(ask, photos);
      return photos.length;
    },
    scanDropped: (files) => sendFiles(ask, files),
    basketAddFile: notHere,
    dataExport: notHere,
    dataFolderOpen: notHere,
  };
}

/** What `can` says no to is not offered; whoever asks all the same is refused. */
function notHere(): Promise<never> {
  return Promise.reject(failure('not-here', 'a browser cannot do this'));
}

/** Photographs are scanned, and lists imported; what was in them comes as events. */
async function sendFiles(ask: Ask, files: File[]): Promise<void> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  await ask('/scan/files', { method: 'POST', body: form });
}

type Ask = (path: string, how?: RequestInit) => Promise<Response>;

/** The request of a command: its arguments are in the path, and else in the query or the body. */
export function requestOf(
  name: keyof typeof ROUTES,
  args: Record<string, unknown>,
): { path: string; method: string; body?: string; headers?: Record<string, string> } {
  const [verb, route] = ROUTES[name];
  const method = verb.toUpperCase();
  const rest = { ...args };
  let path = route.replace(/\{(\w+)\}/g, (_, argument: string) => {
    const value = rest[argument];
    delete rest[argument];
    return value === null || value === undefined ? ABSENT : encodeURIComponent(String(value));
  });
  if (method !== 'GET' && method !== 'DELETE') {
    const headers = { 'Content-Type': 'application/json' };
    return { path, method, body: JSON.stringify(rest), headers };
  }
  const query = new URLSearchParams();
  for (const [argument, value] of Object.entries(rest)) {
    if (value !== null && value !== undefined) query.set(argument, String(value));
  }
  if (query.size > 0) path += `?${query.toString()}`;
  return { path, method };
}

/** Rejects with an `AppError` where the answer is a problem, or nobody answers. */
async function fetchOrFail(address: string, token: string, how: RequestInit): Promise<Response> {
  const headers = { ...how.headers, Authorization: `Bearer ${token}` };
  let answer: Response;
  try {
    answer = await fetch(address, { ...how, headers, cache: 'no-store' });
  } catch (thrown) {
    if (how.signal?.aborted) throw thrown;
    throw failure('serve-gone', 'Trug does not answer', true);
  }
  if (answer.ok) return answer;
  throw errorOf(await answer.json().catch(() => null), answer.status);
}

/** A problem document as the page's error. */
export function errorOf(problem: unknown, status: number): AppError {
  if (typeof problem !== 'object' || problem === null || !('code' in problem)) {
    return failure('serve-answer', `Trug answered with status ${status}`);
  }
  const { code, detail, retry, params } = problem as Record<string, unknown>;
  return {
    code,
    message: detail ?? '',
    retry: retry === true,
    params: params ?? {},
  } as AppError;
}

/** What this file itself says; the codes have words as those of the program have. */
function failure(
  code: 'not-here' | 'serve-gone' | 'serve-answer',
  message: string,
  retry = false,
): AppError {
  return { code, message, retry, params: {} } as unknown as AppError;
}

/** A stream that is opened anew ends the one before, and one that ends is opened again. */
function streamOf(ask: Ask) {
  let open: AbortController | undefined;
  /** The number of the last change that was heard of. */
  let last = '';

  return async (listener: (event: Event) => void): Promise<void> => {
    open?.abort();
    const mine = (open = new AbortController());
    const answer = await request(mine.signal);
    void keepReading(answer, mine.signal, listener);
  };

  async function keepReading(
    first: Response,
    signal: AbortSignal,
    listener: (event: Event) => void,
  ) {
    let answer: Response | null = first;
    const heard = (event: Event, id: string) => {
      // Whoever has just come has missed nothing: the first change says only which is the newest.
      const isNews = event.event !== 'changed' || last !== '';
      if (id) last = id;
      if (isNews) listener(event);
    };
    while (!signal.aborted) {
      if (answer) await readEvents(answer, heard).catch(() => {});
      if (signal.aborted) return;
      await new Promise((later) => setTimeout(later, RECONNECT_MS));
      answer = await request(signal).catch(() => null);
    }
  }

  /** A change since the last one that was heard of is reported at once. */
  function request(signal: AbortSignal): Promise<Response> {
    return ask('/events', last ? { signal, headers: { 'Last-Event-ID': last } } : { signal });
  }
}

/** Reads server-sent events until the stream ends. */
async function readEvents(
  answer: Response,
  listener: (event: Event, id: string) => void,
): Promise<void> {
  if (!answer.body) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    waiting += value;
    const blocks = waiting.split('\n\n');
    waiting = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = fieldOf(block, 'data');
      if (data) listener(JSON.parse(data), fieldOf(block, 'id'));
    }
  }
}

/** The lines of a field of a server-sent event. */
function fieldOf(block: string, name: string): string {
  const lines = block.split('\n').filter((line) => line.startsWith(`${name}:`));
  return lines.map((line) => line.slice(name.length + 1).trimStart()).join('\n');
}
