// Lists in memory, for the tests of components: enough to show lines and to take changes back, and no rule of Trug's. What
// else a test needs it hands in; what it has not handed in is refused.

import { commands } from './generated/client';
import type { ChangeView, LineView, ListView, StepAction, StepView } from './generated/contract';
import { makeLine, makeStep, made } from './make';
import { FIRST_SETTINGS } from './settings';
import type { Backend } from './types';

interface Change {
  before: ListView[];
  after: ListView[];
  step: StepView;
}

export function inMemory(more: Partial<Backend> = {}): Backend {
  let lists: ListView[] = [listOf('list-1', 'Shopping')];
  const done: Change[] = [];
  const undone: Change[] = [];
  let ids = 0;

  const find = (id: string | null | undefined): ListView => {
    const list = lists.find(({ list }) => list.id === id) ?? lists[0];
    if (!list) throw new Error('there is always a list');
    return list;
  };
  const summary = ({ list, lines }: ListView) => ({
    ...list,
    lines: lines.length,
    checked: lines.filter(({ checked }) => checked).length,
    shop: null,
  });

  function change(action: StepAction, about: string, act: () => LineView[]): ChangeView {
    const before = structuredClone(lists);
    const lines = structuredClone(act());
    const step = makeStep({ id: `step-${++ids}`, action, about: [about] });
    done.push({ before, after: structuredClone(lists), step });
    undone.length = 0;
    return { step, lines };
  }

  function edit(
    id: string | null | undefined,
    line: string,
    action: StepAction,
    to: Partial<LineView>,
  ) {
    const list = find(id);
    const changed = list.lines.filter((one) => one.id === line);
    return change(action, changed[0]?.name ?? '', () =>
      changed.map((one) => Object.assign(one, to)),
    );
  }

  function travel(from: Change[], to: Change[], state: 'before' | 'after') {
    const last = from.pop();
    if (!last) throw new Error('there is nothing to take back');
    to.push(last);
    lists = structuredClone(last[state]);
    return { steps: [last.step] };
  }

  return {
    ...commands(async (name) => {
      throw new Error(`${name} is not handed in`);
    }),
    settingsGet: async () => FIRST_SETTINGS,
    packetsUnknown: async () => ({ packets: [] }),
    listsAll: async () => ({ lists: lists.map(summary) }),
    listShow: async (id) => structuredClone(find(id)),
    listCost: async (id) => find(id).cost,
    listNew: async (name) => {
      const list = listOf(`list-${++ids}`, name);
      change('new-list', name, () => (lists.push(list), []));
      return summary(list);
    },
    favourites: async () => ({ list: null, favourites: [] }),
    undoEnds: async () => ({ undo: done.at(-1)?.step ?? null, redo: undone.at(-1)?.step ?? null }),
    undo: async () => travel(done, undone, 'before'),
    redo: async () => travel(undone, done, 'after'),
    undoStep: async () => travel(done, undone, 'before'),
    lineAdd: async (id, name) => {
      const line = makeLine({ id: `line-${++ids}`, name, list: find(id).list.id });
      return change('add', name, () => (find(id).lines.push(line), [line]));
    },
    lineQuantity: async (id, line, quantity) =>
      edit(id, line, 'quantity', { quantity: { value: Number(quantity), unit: 'each' } }),
    lineCheck: async (id, line, checked) => edit(id, line, 'check', { checked }),
    listUntickAll: async (id) =>
      change('uncheck', '', () =>
        find(id).lines.map((line) => Object.assign(line, { checked: false })),
      ),
    lineRemove: async (id, line) => {
      const list = find(id);
      const name = list.lines.find((one) => one.id === line)?.name ?? '';
      return change('remove', name, () => {
        list.lines = list.lines.filter((one) => one.id !== line);
        return [];
      });
    },
    scanTo: async () => {},
    windowShown: async () => {},
    watchScan: async () => {},
    watchChanges: () => {},
    watchExchange: () => Promise.resolve(),
    can: { basketFiles: true, folder: true, exportAll: true },
    picture: async () => null,
    scanChoosePhotos: async () => 0,
    scanDropped: async () => {},
    listExportFile: async () => null,
    listImportFile: async () => null,
    basketAddFile: async () => null,
    dataExport: async () => null,
    dataFolderOpen: async () => {},
    windowPrint: async () => {},
    ...more,
  };
}

function listOf(id: string, name: string): ListView {
  const cost = { sums: [], priced: 0, lines: 0 };
  return made<ListView>({ list: { id, name }, lines: [], shop: null, aisles: [], cost });
}
