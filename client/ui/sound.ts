/** What is told by a tone; each has its twin on the screen. */
export type Sound = 'message' | 'pause' | 'resume' | 'acknowledged' | 'refused';

/** Notes of each tone one after the other, Hz: rising for news, falling for a stop. */
const NOTES: Readonly<Record<Sound, readonly number[]>> = {
  message: [784, 1047],
  pause: [523, 392],
  resume: [392, 523],
  acknowledged: [659],
  refused: [262, 262],
};
const NOTE_S = 0.11;
/** Quiet enough for a room with twenty seats. */
const LOUDNESS = 0.07;
const FADE_S = 0.02;

const STORAGE_KEY = 'sandtable.sounds';

export function soundsOn(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setSounds(on: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off');
  } catch {
    // Without storage the choice ends with the page.
  }
}

let context: AudioContext | null = null;

/** Plays a tone unless sounds are off; where the browser gives no audio nothing happens. */
export function play(sound: Sound): void {
  if (!soundsOn() || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  // Until somebody has pressed something on the page, browsers keep it silent.
  if (context.state !== 'running') void context.resume().catch(() => undefined);
  NOTES[sound].forEach((hz, i) => note(context!, hz, context!.currentTime + i * NOTE_S));
}

function note(audio: AudioContext, hz: number, at: number): void {
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + FADE_S);
  gain.gain.linearRampToValueAtTime(0, at + NOTE_S);
  gain.connect(audio.destination);
  const source = audio.createOscillator();
  source.frequency.value = hz;
  source.connect(gain);
  source.start(at);
  source.stop(at + NOTE_S);
}

/** What of a seat can be heard. */
export interface Audible {
  /** Messages to acknowledge. */
  readonly open: number;
  /** True, false, or null before the exercise runs and after it. */
  readonly paused: boolean | null;
}

/** The tone for a change; a pause is more urgent than a message. Null when there is nothing to tell. */
export function soundOf(before: Audible, after: Audible): Sound | null {
  if (before.paused === false && after.paused === true) return 'pause';
  if (before.paused === true && after.paused === false) return 'resume';
  return after.open > before.open ? 'message' : null;
}
