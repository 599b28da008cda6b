// A pretended Trug for a plain browser and for the page's own tests: lists in memory, a demo that
// shows three packets, a shop that has nearly everything. It keeps nothing and reads no barcodes.

import type { DeleteAsk } from '../generated/contract';
import { commands } from '../generated/client';
import { makeError } from '../make';
import type { Backend } from '../types';
import { fakeBaskets } from './baskets';
import { ATTRIBUTION } from './goods';
import { fakeLists } from './lists';
import { fakeProducts } from './products';
import { fakeScan } from './scan';
import { createWorld, type FakeOptions, type World } from './world';

export function fakeBackend(options: FakeOptions = {}): Backend {
  const world = createWorld(options);
  return {
    ...commands(async (name) => {
      throw makeError({ code: 'not-pretended', params: { name } });
    }),
    ...fakeScan(world),
    ...fakeLists(world),
    ...fakeProducts(world),
    ...fakeBaskets(world),

    about: async () => ({
      version: '0.0.0',
      attribution: ATTRIBUTION,
      home: 'nowhere: this is a pretended Trug',
      credits: [{ what: 'product-data', words: 'its contributors', licence: 'ODbL-1.0' }],
      products: 1234,
      collected: '2012-2024',
    }),

    settingsGet: async () => world.settings,
    settingsSet: async ({ country, shop, camera, ...change }) => {
      const text = (now: string | undefined, was: string | null) => (now ?? was) || null;
      world.settings = {
        ...world.settings,
        ...change,
        country: text(country, world.settings.country),
        shop: text(shop, world.settings.shop),
        camera: text(camera, world.settings.camera),
      };
      return world.settings;
    },
    dataFolderOpen: async () => {},
    dataExport: async () => ({ path: 'trug-2026-11-22', files: ['trug.db'] }),
    dataDeleteAsk: async () => counted(world),
    dataDelete: async () => {
      const deleted = counted(world);
      world.lists = [{ id: world.newId('list'), name: 'Shopping', lines: [], shop: null }];
      [world.done, world.undone, world.unknown, world.baskets] = [[], [], [], []];
      return { deleted };
    },
  };
}

function counted(world: World): DeleteAsk {
  return {
    token: 'once',
    lists: world.lists.length,
    lines: world.lists.reduce((sum, { lines }) => sum + lines.length, 0),
    products: world.names.size,
    steps: world.done.length,
    baskets: world.baskets.length,
    backups: 3,
    home: 'nowhere',
  };
}
