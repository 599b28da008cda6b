// Three short tones that are told apart without looking: found rises, unknown falls, again is one
// tone twice. They are made here, so there is nothing to load.

export type Tone = 'found' | 'unknown' | 'again' | 'refused';

/** Hertz, start and length in seconds. */
export const TONES: Record<Tone, readonly (readonly [number, number, number])[]> = {
  found: [
    [659, 0, 0.09],
    [988, 0.09, 0.16],
  ],
  unknown: [
    [523, 0, 0.12],
    [392, 0.13, 0.2],
  ],
  again: [
    [784, 0, 0.07],
    [784, 0.12, 0.07],
  ],
  refused: [
    [196, 0, 0.14],
    [185, 0.16, 0.2],
  ],
};

/** A voice that is awake keeps the sound card awake, and uses the processor for silence. */
const REST_MS = 20_000;

/** 0 is silent, 100 as loud as it is meant. */
export type Loudness = number;

export function createSound(makeContext: () => AudioContext = () => new AudioContext()) {
  let context: AudioContext | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;

  return {
    /** A browser without sound, or one that does not allow it yet, stays silent. */
    async play(tone: Tone, loudness: Loudness): Promise<boolean> {
      if (loudness <= 0) return false;
      try {
        context ??= makeContext();
        if (context.state === 'suspended') await context.resume();
        for (const [pitch, start, length] of TONES[tone]) {
          sing(context, pitch, context.currentTime + start, length, loudness / 100);
        }
        clearTimeout(resting);
        resting = setTimeout(() => void context?.suspend(), REST_MS);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** A soft attack and a fall to nothing, so that nothing clicks. */
function sing(context: AudioContext, pitch: number, at: number, length: number, level: number) {
  const voice = context.createOscillator();
  const gain = context.createGain();
  voice.type = 'triangle';
  voice.frequency.value = pitch;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(0.25 * Math.max(level, 0.01), at + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + length);
  voice.connect(gain).connect(context.destination);
  voice.start(at);
  voice.stop(at + length + 0.02);
}
