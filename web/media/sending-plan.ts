import { type Ladder, topStep } from './ladder.ts';

/** What is sent of one picture; `lines` are those of its shorter side, 0 for nothing at all. */
export interface PictureLimits {
  /** Bits per second. */
  bitrate: number;
  lines: number;
  framesPerSecond: number;
}

/** What one party's browser sends to one of the others. */
export interface SendingLimits {
  camera: PictureLimits;
  screen: PictureLimits;
}

/** What decides how much is sent to one of the others. */
export interface Situation {
  /** Parties beside oneself. */
  others: number;
  /** The shorter side of the tile in which the other side shows the picture; `null` where it has not said. */
  shown: { camera: number | null; screen: number | null };
  /** A screen is shared, and goes before the camera. */
  sharesScreen: boolean;
  network: Ladder;
  processor: Ladder;
}

/** In bits per second: what a home line carries upwards. */
const upload = 4_000_000;
/** The pictures that are sent, by the lines of the shorter side, with what each makes use of in bits per second. */
const sizes = [
  { lines: 720, useful: 1_500_000 },
  { lines: 540, useful: 1_000_000 },
  { lines: 360, useful: 600_000 },
  { lines: 270, useful: 400_000 },
  { lines: 180, useful: 220_000 },
  { lines: 90, useful: 100_000 },
] as const;
const smallest = sizes[sizes.length - 1] ?? { lines: 90, useful: 100_000 };

/** With fewer steps the picture is larger: what each party's processor has to encode for so many others. */
const byOthers = [
  { upTo: 2, lines: 720, framesPerSecond: 30 },
  { upTo: 3, lines: 540, framesPerSecond: 24 },
  { upTo: 4, lines: 360, framesPerSecond: 24 },
  { upTo: Number.POSITIVE_INFINITY, lines: 360, framesPerSecond: 20 },
] as const;

/** What is left on each step of a ladder, from the top. The network narrows the bit rate first, the processor the picture. */
const steps = {
  network: { bitrate: [1, 0.7, 0.5, 0.3, 0.15], lines: [1, 1, 0.75, 0.5, 0.5], frames: [1, 1, 1, 0.75, 0.5] },
  processor: { bitrate: [1, 1, 0.8, 0.6, 0.4], lines: [1, 0.75, 0.5, 0.5, 0.25], frames: [1, 1, 0.75, 0.5, 0.34] },
} as const;

const screenLimits = { bitrate: 2_500_000, lines: 1080, few: 15, many: 8 } as const;
/** Beside a shared screen the face is small. */
const besideScreen = { bitrate: 250_000, lines: 270, framesPerSecond: 15 } as const;

export const openingLimits: SendingLimits = planSending({
  others: 1,
  shown: { camera: null, screen: null },
  sharesScreen: false,
  network: topStep,
  processor: topStep,
});

/** Decides what is sent to one of the others: no more than is seen there, than the way out carries, and than this machine encodes. */
export function planSending(situation: Situation): SendingLimits {
  const { others, sharesScreen, shown } = situation;
  const share = upload / Math.max(1, others);
  const usual = byOthers.find(({ upTo }) => others <= upTo) ?? byOthers[3];
  const camera = sharesScreen
    ? { ...besideScreen, bitrate: Math.min(besideScreen.bitrate, share / 3) }
    : { bitrate: share, lines: usual.lines, framesPerSecond: usual.framesPerSecond };
  const screen = {
    bitrate: Math.min(screenLimits.bitrate, share - (sharesScreen ? camera.bitrate : 0)),
    lines: screenLimits.lines,
    framesPerSecond: others <= 3 ? screenLimits.few : screenLimits.many,
  };
  return {
    camera: narrowCamera(camera, shown.camera, situation),
    screen: shown.screen === 0 ? off(screen) : narrowScreen(screen, situation),
  };
}

const off = (picture: PictureLimits): PictureLimits => ({ ...picture, lines: 0 });

function narrowCamera(picture: PictureLimits, shown: number | null, situation: Situation): PictureLimits {
  if (shown === 0) return off(picture);
  const { network, processor } = situation;
  const { bitrate, lines, frames } = factorsOf(network, processor);
  const wanted = Math.min(picture.lines, shown ?? picture.lines);
  // The next larger size that there is, so that a tile that grows a little changes nothing.
  const size = sizes.findLast((each) => each.lines >= Math.min(wanted, 720)) ?? sizes[0];
  const left = sizes.find((each) => each.lines <= size.lines * lines) ?? smallest;
  return {
    bitrate: Math.floor(Math.min(picture.bitrate, left.useful) * bitrate),
    lines: left.lines,
    framesPerSecond: Math.max(5, Math.round(picture.framesPerSecond * frames)),
  };
}

/** Letters must stay legible: a screen loses pictures a second before it loses lines. */
function narrowScreen(picture: PictureLimits, { network, processor }: Situation): PictureLimits {
  const { bitrate, frames } = factorsOf(network, processor);
  return {
    bitrate: Math.floor(picture.bitrate * bitrate),
    lines: picture.lines,
    framesPerSecond: Math.max(3, Math.round(picture.framesPerSecond * frames)),
  };
}

function factorsOf(network: Ladder, processor: Ladder) {
  const at = (values: readonly number[], { step }: Ladder) => values[step] ?? 1;
  return {
    bitrate: at(steps.network.bitrate, network) * at(steps.processor.bitrate, processor),
    lines: Math.min(at(steps.network.lines, network), at(steps.processor.lines, processor)),
    frames: Math.min(at(steps.network.frames, network), at(steps.processor.frames, processor)),
  };
}
