// Short words that pass by: shown for a while, spoken to a screen reader, never in the way.

export type Notices = ReturnType<typeof createNotices>;

export interface Notice {
  id: number;
  words: string;
  /** What the button beside it does, if there is one. */
  undo: (() => Promise<unknown>) | null;
}

/** Long enough to read it and to reach the button. */
const STAY_MS = 9000;
const MOST = 2;

export function createNotices() {
  let all = $state<Notice[]>([]);
  let spoken = $state('');
  let next = 0;
  let held = false;
  const timers = new Map<number, ReturnType<typeof setTimeout>>();

  function dismiss(id: number) {
    clearTimeout(timers.get(id));
    timers.delete(id);
    all = all.filter((notice) => notice.id !== id);
  }

  function later(id: number) {
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => (held ? later(id) : dismiss(id)), STAY_MS),
    );
  }

  return {
    get all() {
      return all;
    },
    /** The newest words for a screen reader. */
    get spoken() {
      return spoken;
    },
    say(words: string) {
      // The same words twice are a change only with something invisible between them.
      spoken = words === spoken ? `${words}\u00a0` : words;
    },
    show(words: string, undo: Notice['undo'] = null) {
      const id = ++next;
      all = [...all, { id, words, undo }].slice(-MOST);
      later(id);
    },
    /** While a pointer or the focus is on them, they stay. */
    hold(on: boolean) {
      held = on;
    },
    dismiss,
  };
}
