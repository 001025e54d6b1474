import type { LocalTracks } from './engine.ts';

interface Section {
  kind: 'audio' | 'video';
  of: keyof LocalTracks;
  stream: 'camera' | 'screen';
}

/**
 * The media sections of a connection, in this order for its whole life, so that neither a mute nor a shared screen ever
 * negotiates again. A page of an earlier version has the first two and refuses the others.
 */
export const sections: readonly Section[] = [
  { kind: 'audio', of: 'audio', stream: 'camera' },
  { kind: 'video', of: 'video', stream: 'camera' },
  { kind: 'video', of: 'screen', stream: 'screen' },
  { kind: 'audio', of: 'screenAudio', stream: 'screen' },
];

/** A transceiver and what it is for. */
export interface Line extends Section {
  transceiver: RTCRtpTransceiver;
}
