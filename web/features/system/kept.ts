/** What a screen keeps over years: which devices the installer chose, and how loud it is. */
const devicesKey = 'rotunda.system.devices';
const volumeKey = 'rotunda.system.volume';

export interface KeptDevices {
  camera?: string;
  microphone?: string;
}

export function keptDevices(): KeptDevices {
  const read: unknown = JSON.parse(localStorage.getItem(devicesKey) ?? '{}');
  const kept: KeptDevices = {};
  if (typeof read !== 'object' || read === null) return kept;
  if ('camera' in read && typeof read.camera === 'string') kept.camera = read.camera;
  if ('microphone' in read && typeof read.microphone === 'string') kept.microphone = read.microphone;
  return kept;
}

export const keepDevices = (devices: KeptDevices): void =>
  localStorage.setItem(devicesKey, JSON.stringify({ ...keptDevices(), ...devices }));

const fullVolume = 100;

/** Percent. */
export function keptVolume(): number {
  const kept = Number(localStorage.getItem(volumeKey) ?? fullVolume);
  return Number.isInteger(kept) && kept >= 0 && kept <= fullVolume ? kept : fullVolume;
}

export const keepVolume = (percent: number): void => localStorage.setItem(volumeKey, String(percent));
