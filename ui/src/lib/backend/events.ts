// From the one stream of events to those who listen to a scan, a push or changes.

import type { Event } from './generated/client';
import type { PushMessage, ScanMessage } from './generated/contract';
import type { EventOperations } from './types';

/** Opens the stream: the listener is called with each event from now on. */
export type OpenEvents = (listener: (event: Event) => void) => Promise<void>;

export function eventOperations(open: OpenEvents): EventOperations {
  let scan: (message: ScanMessage) => void = () => {};
  let push: (message: PushMessage) => void = () => {};
  let changed: () => void = () => {};
  let opened: Promise<void> | undefined;

  function listen(event: Event) {
    if (event.event === 'scan') scan(event.data);
    if (event.event === 'push') push(event.data);
    if (event.event === 'changed') changed();
  }

  return {
    // Opened anew each time, because the first event says what is scanned from already.
    watchScan: (listener) => {
      scan = listener;
      return (opened = open(listen));
    },
    watchChanges: (listener) => {
      changed = listener;
    },
    watchExchange: (listener) => {
      push = listener;
      return (opened ??= open(listen));
    },
  };
}
