import { Trans } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import { IconMinimize } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';
import type { SessionSnapshot } from '../../call/meeting-session.ts';
import type { ShownSize } from '../../media/engine.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { handOrder } from './announcements-news.ts';
import type { StageChoice } from './stage-choice.ts';
import { layOutStage } from './stage-layout.ts';
import { planStage, stageItems } from './stage-plan.ts';
import { StageScreen } from './stage-screen.tsx';
import { useStageSpeaker } from './stage-speaker.ts';
import classes from './stage-tiles.module.css';
import { Tile } from './tile.tsx';

interface StageTilesProps {
  parties: readonly Party[];
  you: LegId;
  showsRoles: boolean;
  ownStream: MediaStream | null;
  /** Oneself as in a mirror; not what the camera at a phone's back sees. */
  mirrored: boolean;
  snapshot: SessionSnapshot;
  choice: StageChoice;
  link: string | null;
  onShown: (sizes: ReadonlyMap<LegId, ShownSize>) => void;
}

/**
 * Everybody and every shared screen. All stay in the page for as long as they are in the meeting, whatever the layout:
 * a video that is taken out and put in again is dark for a moment.
 */
export function StageTiles(props: StageTilesProps) {
  const { parties, you, showsRoles, ownStream, mirrored, snapshot, choice, link, onShown } = props;
  const { ref, width, height } = useElementSize();
  const speaker = useStageSpeaker(snapshot.speaker, you);
  const { view, pinned, solo, hidesSelf, corner, sharers, acts } = choice;
  const facts = useMemo(() => ({ parties, you, sharers, speaker }), [parties, you, sharers, speaker]);
  const items = useMemo(() => stageItems(facts, hidesSelf), [facts, hidesSelf]);
  const layout = useMemo(() => {
    const plan = planStage(facts, { view, pinned, solo, hidesSelf });
    return layOutStage(plan, { width, height, corner, speaker: facts.speaker, pixelRatio: devicePixelRatio });
  }, [facts, view, pinned, solo, hidesSelf, width, height, corner]);
  const hands = useMemo(() => handOrder(parties), [parties]);

  useEffect(() => {
    if (width > 0) onShown(layout.sizesOf(parties.map(({ leg }) => leg).filter((leg) => leg !== you)));
  }, [layout, parties, you, width, onShown]);

  return (
    <div className={classes.stage} ref={ref} data-large={layout.main ?? undefined}>
      {items.map(({ key, leg, what }) => {
        const party = parties.find((each) => each.leg === leg);
        if (!party) return null;
        const isYou = leg === you;
        const place = layout.places.get(key) ?? null;
        if (what === 'screen') {
          const stream = snapshot.screens.get(leg) ?? null;
          const isLarge = layout.main === key;
          return (
            <StageScreen
              key={key}
              party={party}
              large={isLarge}
              alone={solo === key}
              place={place}
              stream={stream}
              acts={acts}
            />
          );
        }
        return (
          <Tile
            key={key}
            party={party}
            isYou={isYou}
            showsRole={showsRoles}
            size={layout.sizeOf(key)}
            place={place}
            stream={isYou ? ownStream : (snapshot.streams.get(leg) ?? null)}
            mirrored={isYou && mirrored}
            link={isYou ? 'connected' : (snapshot.links.get(leg) ?? 'connecting')}
            quality={snapshot.qualities.get(leg) ?? null}
            speaks={snapshot.speaker === leg}
            pinned={pinned === key}
            hand={hands.get(leg) ?? 0}
            acts={acts}
          />
        );
      })}
      {solo && solo === layout.main && !solo.startsWith('screen') ? (
        <button type="button" className={classes.showAll} onClick={acts.showAll}>
          <IconMinimize aria-hidden />
          <Trans>Show everybody</Trans>
        </button>
      ) : null}
      {layout.unseen > 0 ? (
        <p className={classes.unseen}>
          <Trans>{layout.unseen} more</Trans>
        </p>
      ) : null}
      {parties.length === 1 && link !== null ? (
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
