import { Trans } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import type { LegId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';
import type { SessionSnapshot } from '../../call/meeting-session.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { placePair, placeTiles } from './place-tiles.ts';
import classes from './stage-tiles.module.css';
import { Tile } from './tile.tsx';

interface StageTilesProps {
  parties: readonly Party[];
  you: LegId;
  ownStream: MediaStream | null;
  snapshot: SessionSnapshot;
  link: string;
}

/** Everybody, the others before oneself, in the order in which they came. */
export function StageTiles({ parties, you, ownStream, snapshot, link }: StageTilesProps) {
  const { ref, width, height } = useElementSize();
  const others = parties.filter(({ leg }) => leg !== you);
  const own = parties.filter(({ leg }) => leg === you);
  const shown = [...others, ...own];
  const places = shown.length === 2 ? placePair(width, height) : placeTiles(shown.length, width, height);
  return (
    <div className={classes.stage} ref={ref}>
      {shown.map((party, index) => {
        const place = places[index];
        if (!place) return null;
        const isYou = party.leg === you;
        return (
          <Tile
            key={party.leg}
            party={party}
            isYou={isYou}
            inset={shown.length === 2 && isYou}
            place={place}
            stream={isYou ? ownStream : (snapshot.streams.get(party.leg) ?? null)}
            link={isYou ? 'connected' : (snapshot.links.get(party.leg) ?? 'connecting')}
            speaks={snapshot.speaker === party.leg}
          />
        );
      })}
      {others.length === 0 ? (
        <div className={classes.alone}>
          <p>
            <Trans>You are the only one here. Send the link to who should come.</Trans>
          </p>
          <CopyButton text={link} label={link}>
            <Trans>Copy link</Trans>
          </CopyButton>
        </div>
      ) : null}
    </div>
  );
}
