import type { Party } from '../../../contract/live.ts';
import type { LinkQuality, MediaLink } from '../../media/engine.ts';
import type { TilePlace } from './place-tiles.ts';
import type { StageActs } from './stage-choice.ts';

export interface TileProps {
  party: Party;
  isYou: boolean;
  /** Whether it says who is a host and who a guest: in a direct call nobody is more than the other. */
  showsRole: boolean;
  /** Large, one of many, or upon another one. */
  size: 'main' | 'usual' | 'small' | 'inset';
  /** `null`: only heard. */
  place: TilePlace | null;
  stream: MediaStream | null;
  mirrored: boolean;
  link: MediaLink;
  quality: LinkQuality | null;
  speaks: boolean;
  pinned: boolean;
  /** Which raised hand it is, from 1; 0 while it is down. */
  hand: number;
  acts: StageActs;
}
