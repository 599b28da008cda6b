// What is looked at: the demo, a pretended camera, typed codes.

import { makeError, makeSighting } from '../make';
import type { SightingOutcome, SightingView, UnknownPacket } from '../generated/contract';
import type { Backend } from '../types';
import { checked, isCoaching, isStatus } from './camera';
import { PACKETS } from './goods';
import { CORNERS, fakePicture } from './picture';
import { ago } from './scenes';
import type { World } from './world';

/** With these states of the camera there is a picture. */
const COACHED = /^(working|blurred|glare|too-)/;

export function fakeScan(world: World) {
  const { find, open, change, add } = world;

  function show(gtin: string, printed: string, corners: [number, number][]): SightingView {
    const list = find(world.target);
    const { lines, step } = change('add', [world.names.get(gtin) ?? printed], () => [
      add(list, printed, gtin, 'scan'),
    ]);
    const line = lines[0] ?? null;
    const known = world.names.has(gtin) || line?.product !== null;
    const again = (line?.quantity.value ?? 1) > 1;
    if (!known && !world.unknown.some((packet) => packet.gtin === gtin)) {
      const packet: UnknownPacket = {
        gtin,
        printed,
        number_kind: 'trade-item',
        issuer: null,
        at: ago(0),
        source: 'scan',
        from: null,
        times: 1,
        own_name: null,
        list,
        line: line?.id ?? null,
      };
      world.unknown = [packet, ...world.unknown];
    }
    const outcome: SightingOutcome = again ? 'again' : known ? 'found' : 'unknown';
    const name = line?.name ?? printed;
    const seen = { gtin, printed, name, known, again, line, corners, outcome, step };
    const sighting = makeSighting(seen);
    world.hear({ kind: 'sighting', sighting });
    return sighting;
  }

  const stop = () => {
    world.timers.forEach(clearTimeout);
    world.timers = [];
    world.running = null;
  };

  return {
    watchScan: async (by) => {
      open();
      world.hear = by;
      if (world.running) world.hear({ kind: 'started', source: world.running });
    },
    scanTo: async (list) => {
      world.target = list ?? '';
    },
    scanStart: async (source) => {
      if (source === 'photo') return;
      stop();
      world.running = source;
      world.hear({ kind: 'started', source });
      if (source === 'camera') {
        const state = isStatus(world.camera) ? world.camera : 'working';
        world.hear({ kind: 'camera', camera: { state, words: `it is ${state}`, params: {} } });
        if (isCoaching(world.camera)) world.hear({ kind: 'coaching', coaching: world.camera });
        return;
      }
      PACKETS.forEach(({ gtin, printed }, at) =>
        world.timers.push(
          setTimeout(() => show(gtin, printed, CORNERS), (at + 1) * world.packetEvery),
        ),
      );
      const over = () => {
        world.running = null;
        world.hear({ kind: 'ended' });
      };
      world.timers.push(setTimeout(over, (PACKETS.length + 1) * world.packetEvery));
    },
    scanStop: async () => stop(),
    scanCode: async (text) => {
      const digits = /\d{6,14}/.exec(text)?.[0];
      if (digits === undefined) {
        throw makeError({ code: 'gtin', params: { reason: 'not-digits', text } });
      }
      return show(digits.padStart(14, '0'), digits, []);
    },
    scanChoosePhotos: async () => {
      world.hear({ kind: 'started', source: 'photo' });
      world.hear({ kind: 'ended' });
      return 1;
    },
    camerasAll: async () => ({
      cameras: [
        { id: 'built-in', name: 'Integrated Camera', chosen: true },
        { id: 'usb', name: 'USB Webcam HD', chosen: false },
      ],
    }),
    cameraCheck: async () => {
      stop();
      await new Promise((later) => setTimeout(later, world.packetEvery / 2));
      return checked(world.camera, world.given.camera);
    },
    windowShown: async () => {},
    windowPrint: async () => print(),
    picture: async (after) => {
      const looking =
        world.running === 'demo' || (world.running === 'camera' && COACHED.test(world.camera));
      await new Promise((later) => setTimeout(later, 40));
      return looking ? fakePicture(after + 1) : null;
    },
  } satisfies Partial<Backend>;
}
