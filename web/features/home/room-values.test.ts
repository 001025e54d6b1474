import { describe, expect, it } from 'vitest';
import { onTopOf, roomChange } from './room-values.ts';

const base = { name: 'Ingrid’s room', hostPin: '4821', guestPin: '', lobby: false, chatHistory: false };

describe('changes of my room', () => {
  it('holds what was changed and nothing else, an emptied PIN as none', () => {
    expect(roomChange(base, { ...base, hostPin: '', lobby: true })).toEqual({ hostPin: null, lobby: true });
    expect(roomChange(base, { ...base, name: 'Ingrid’s room ' })).toEqual({});
  });

  it('keeps my changes over a newer version, and takes the rest of it', () => {
    const newer = { ...base, name: 'Solberg', hostPin: '1111' };
    expect(onTopOf(newer, base, { ...base, hostPin: '2222' })).toEqual({ ...newer, hostPin: '2222' });
  });
});
