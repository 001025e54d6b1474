import { useEffect, useMemo, useState } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';
import type { Corner } from './place-tiles.ts';
import { enterFullScreen, leaveFullScreen, useFullScreen } from './stage-full-screen.ts';
import { followSharers, keyOf, type StageView, type StageWish } from './stage-plan.ts';

export interface StageChoice extends StageWish {
  corner: Corner;
  /** Who shares a screen, in the order in which they began. */
  sharers: readonly LegId[];
  fullScreen: boolean;
  acts: StageActs;
}

/** What a person does with the stage; the same functions for as long as the meeting is shown. */
export interface StageActs {
  toggleView(): void;
  /** Keeps it large, or, if it is so already, does so no more. */
  pin(key: string): void;
  /** Gives it the whole screen, or takes it away again. */
  toggleAlone(key: string): void;
  showAll(): void;
  hideSelf(hidden: boolean): void;
  /** To a corner, or to the next one. */
  moveSelf(corner?: Corner): void;
  toggleFullScreen(): void;
}

const viewKey = 'rotunda.view';
const cornerKey = 'rotunda.corner';
const corners: readonly Corner[] = ['bottom-right', 'bottom-left', 'top-left', 'top-right'];

const rememberedView = (): StageView => (localStorage.getItem(viewKey) === 'speaker' ? 'speaker' : 'gallery');
const rememberedCorner = (): Corner =>
  corners.find((corner) => corner === localStorage.getItem(cornerKey)) ?? 'bottom-right';

/** How this person wants the stage. View and corner are remembered by the browser. */
export function useStageChoice(parties: readonly Party[], you: LegId): StageChoice {
  const [view, setView] = useState(rememberedView);
  const [corner, setCorner] = useState(rememberedCorner);
  const [pinned, setPinned] = useState<string | null>(null);
  const [solo, setSolo] = useState<string | null>(null);
  const [hidesSelf, hideSelf] = useState(false);
  const [sharers, setSharers] = useState<readonly LegId[]>([]);
  const fullScreen = useFullScreen();

  const now = followSharers(sharers, parties);
  if (now !== sharers) {
    setSharers(now);
    const newest = now.at(-1);
    // What somebody begins to show is what all should look at; each may pin something else again.
    const isNew = newest !== undefined && newest !== you && !sharers.includes(newest);
    if (isNew && pinned !== keyOf(newest, 'screen')) setPinned(null);
  }
  // Escape leaves full screen by the browser's doing.
  useEffect(() => {
    if (!fullScreen) setSolo(null);
  }, [fullScreen]);

  const acts = useMemo<StageActs>(() => {
    const choose = (next: StageView) => {
      localStorage.setItem(viewKey, next);
      return next;
    };
    return {
      toggleView: () => setView((before) => choose(before === 'gallery' ? 'speaker' : 'gallery')),
      pin: (key) => setPinned((before) => (before === key ? null : key)),
      toggleAlone: (key) =>
        setSolo((before) => {
          if (before === key) leaveFullScreen();
          else enterFullScreen();
          return before === key ? null : key;
        }),
      showAll: () => {
        leaveFullScreen();
        setSolo(null);
      },
      hideSelf,
      moveSelf: (to) =>
        setCorner((before) => {
          const next = to ?? corners[(corners.indexOf(before) + 1) % corners.length] ?? before;
          localStorage.setItem(cornerKey, next);
          return next;
        }),
      toggleFullScreen: () => {
        if (document.fullscreenElement) leaveFullScreen();
        else enterFullScreen();
      },
    };
  }, []);
  return { view, corner, pinned, solo, hidesSelf, sharers: now, fullScreen, acts };
}
