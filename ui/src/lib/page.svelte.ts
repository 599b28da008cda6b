// What all screens have in common: who answers, the words, the list, the scan, where one is.

import { getContext, setContext } from 'svelte';
import { quantityWords } from './formats';
import type { Backend, CodeBy } from './backend';
import type { ImportView, SightingView } from './backend/generated/contract';
import { createFollower } from './changes';
import { createNotices } from './notices.svelte';
import { createPreferences } from './preferences.svelte';
import { hashOf, routeOf, type Route } from './route';
import { createBaskets } from './screens/baskets/baskets.svelte';
import { createScan } from './screens/home/scan.svelte';
import { createShoppingList } from './screens/list/shopping-list.svelte';
import { createPackets } from './screens/packets/packets.svelte';
import { createSound } from './sound';
import { createTrouble, refusedWords } from './trouble.svelte';

/** A file's list, and what came of it. */
export interface Imported {
  file: string;
  came: ImportView;
}

export type Page = ReturnType<typeof createPage>;

const KEY = Symbol('page');
export const providePage = (page: Page): Page => setContext(KEY, page);
export const usePage = (): Page => getContext<Page>(KEY);

export function createPage(backend: Backend, wishedBySystem: readonly string[]) {
  const trouble = createTrouble();
  const notices = createNotices();
  const preferences = createPreferences(backend, trouble, wishedBySystem);
  const texts = () => preferences.t;
  const list = createShoppingList(backend, trouble, notices, texts);
  const sound = createSound();
  const packets = createPackets(backend, trouble, notices, texts);
  const baskets = createBaskets(backend, trouble, list);
  const scan = createScan(backend, trouble, {
    seen,
    brought,
    tone: (tone) => void sound.play(tone, preferences.loudness),
  });
  let imported = $state.raw<Imported | null>(null);
  let changes = $state(0);
  let route = $state.raw<Route>(routeOf(location.hash));

  function seen(sighting: SightingView) {
    const { t } = preferences;
    if (sighting.line && sighting.line.list === list.id) {
      list.seen(sighting.line, sighting.step?.id ?? null);
    }
    if (!sighting.known) void packets.refresh();
    notices.say(sightingSpoken(sighting, list.name, t));
  }

  const follow = createFollower(async () => {
    changes += 1;
    await Promise.all([list.follow(), packets.refresh(), preferences.load()]);
  });

  /** What a file brought is on the list already: it is shown, with the way back. */
  function brought(file: string, came: ImportView) {
    imported = { file, came };
    notices.say(preferences.t('notice-brought', { count: came.entries }));
    void list.choose(came.list.id);
  }

  return {
    backend,
    trouble,
    notices,
    preferences,
    list,
    scan,
    sound,
    packets,
    baskets,
    get t() {
      return preferences.t;
    },
    /** The file that was brought in last, until it was looked at. */
    get imported() {
      return imported;
    },
    /** Another number whenever something was changed, by this page or by another program. */
    get changes() {
      return changes;
    },
    brought,
    lookedAtImported() {
      imported = null;
    },
    get route() {
      return route;
    },
    /** To be called when the address is another. */
    arrived() {
      route = routeOf(location.hash);
    },
    go(to: Route) {
      location.hash = hashOf(to);
    },
    async start() {
      backend.watchChanges(follow);
      await preferences.load();
      if (!preferences.all.welcomed && location.hash === '') {
        location.hash = hashOf({ screen: 'welcome' });
      } else if (preferences.all.shop_mode && location.hash === '') {
        location.hash = hashOf({ screen: 'shop' });
      }
      await Promise.all([scan.watch(), list.load(), packets.refresh()]);
    },
    /** A code that was typed or came from a scanner takes the way of a packet that was shown. */
    async takeCode(code: string, by: CodeBy): Promise<boolean> {
      return (await trouble.attempt(() => backend.scanCode(code, by))) !== undefined;
    },
  };
}

/** What a screen reader says of a packet. */
function sightingSpoken(sighting: SightingView, list: string, t: Page['t']): string {
  if (sighting.outcome === 'refused')
    return `${t('sighting-refused')}: ${refusedWords(sighting, t)}`;
  if (!sighting.known) return t('sighting-say-unknown', { printed: sighting.printed });
  const quantity = sighting.line ? quantityWords(sighting.line.quantity, t) : '';
  return sighting.again
    ? t('sighting-say-again', { name: sighting.name, quantity })
    : t('sighting-say-found', { name: sighting.name, list });
}
