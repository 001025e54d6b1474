/** The speakers and headphones that there are, and the one that the person chose; '' is the one of the system. */
export interface SoundOutputs {
  devices: MediaDeviceInfo[];
  chosen: string;
}

const rememberedAs = 'rotunda.speaker';
const players = new Set<HTMLMediaElement>();
const listeners = new Set<() => void>();
let outputs: SoundOutputs = { devices: [], chosen: '' };
let follows = false;

/** Whether this browser can play elsewhere than where the system plays (Audio Output Devices API). */
export function mayChooseOutput(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

export const getOutputs = (): SoundOutputs => outputs;

export function subscribeToOutputs(listener: () => void): () => void {
  listeners.add(listener);
  if (!follows && mayChooseOutput()) {
    follows = true;
    navigator.mediaDevices?.addEventListener('devicechange', () => void listOutputs());
    void listOutputs();
  }
  return () => listeners.delete(listener);
}

/** Plays all elements of the page on a device, and remembers it. */
export function chooseOutput(deviceId: string): void {
  localStorage.setItem(rememberedAs, deviceId);
  set({ ...outputs, chosen: deviceId });
}

/** An element that plays sound follows the choice until the returned function is called. */
export function followOutput(player: HTMLMediaElement): () => void {
  players.add(player);
  if (outputs.chosen !== '') void play(player);
  return () => players.delete(player);
}

/** Reads anew what there is; names are known once a microphone was allowed. The remembered one is used while it is there. */
async function listOutputs(): Promise<void> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  // Browsers name the system's own choice by a device of its own, which '' means here.
  const devices = all.filter(({ kind, deviceId }) => kind === 'audiooutput' && !['', 'default'].includes(deviceId));
  const wanted = localStorage.getItem(rememberedAs);
  set({ devices, chosen: devices.find(({ deviceId }) => deviceId === wanted)?.deviceId ?? '' });
}

function set(next: SoundOutputs): void {
  const moves = next.chosen !== outputs.chosen;
  outputs = next;
  if (moves) for (const player of players) void play(player);
  for (const listener of listeners) listener();
}

/** A device that went away meanwhile leaves the sound where the system plays. */
const play = (player: HTMLMediaElement) => player.setSinkId(outputs.chosen).catch(() => undefined);
