// Packets that were seen and that nobody knows: they wait until they have a name.

import type { Backend } from '../../backend';
import type { UnknownPacket } from '../../backend/generated/contract';
import type { Translate } from '../../messages';
import type { Notices } from '../../notices.svelte';
import type { Trouble } from '../../trouble.svelte';

/** A name for a packet, as a person gives it. */
export interface Teaching {
  gtin: string;
  name: string;
  brand: string | null;
  pack: string | null;
  aisle?: string | null;
  /** Which of the fourteen the packet names; absent leaves what was noted before. */
  allergens?: string[] | null;
}

export type Packets = ReturnType<typeof createPackets>;

export function createPackets(
  backend: Backend,
  trouble: Trouble,
  notices: Notices,
  texts: () => Translate,
) {
  let waiting = $state.raw<UnknownPacket[]>([]);

  async function refresh() {
    const answer = await trouble.attempt(() => backend.packetsUnknown());
    if (answer) waiting = answer.packets;
  }

  async function named(name: string | null): Promise<string | null> {
    const text = texts()('packets-taught', { name: name ?? '' });
    notices.show(text);
    notices.say(text);
    await refresh();
    return name;
  }

  return {
    get waiting() {
      return waiting;
    },
    refresh,
    async teach(teaching: Teaching): Promise<string | null> {
      const product = await trouble.attempt(() =>
        backend.productTeach(
          teaching.gtin,
          teaching.name,
          teaching.brand,
          teaching.pack,
          teaching.aisle,
          teaching.allergens,
        ),
      );
      return product ? named(product.name ?? teaching.name) : null;
    },
    /** Says that it is another size of something known. */
    async attach(gtin: string, to: string, pack: string | null): Promise<string | null> {
      const product = await trouble.attempt(() => backend.productAttach(gtin, to, pack));
      return product ? named(product.name) : null;
    },
  };
}
