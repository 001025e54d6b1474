import { useCallback, useState } from 'react';
import { BetweenView } from './between-view.tsx';
import { CallView } from './call-view.tsx';
import { DevicesView } from './devices-view.tsx';
import { DialView } from './dial-view.tsx';
import type { Dialling } from './dialling.ts';
import { IdleView } from './idle-view.tsx';
import type { PairedScreen } from './paired-screen.ts';
import { RingView } from './ring-view.tsx';
import { isOver, type Station } from './station.ts';
import { useOpenStation, useStation, useStationSession } from './use-station.ts';

/** A paired screen, once its devices and its live socket are its own. */
export function PairedView({ system }: { system: PairedScreen }) {
  const station = useOpenStation();
  return station ? <StationView system={system} station={station} /> : null;
}

interface StationViewProps {
  system: PairedScreen;
  station: Station;
}

/** What it shows: at rest, being operated, ringing, on its way, or in a call. */
function StationView({ system, station }: StationViewProps) {
  const { ring, note } = useStation(station);
  const { phase } = useStationSession(station);
  const [opened, setOpened] = useState<Dialling | 'devices' | null>(null);
  const rest = useCallback(() => setOpened(null), []);
  if (phase.at === 'in') return <CallView station={station} phase={phase} onEnter={rest} />;
  if (ring) return <RingView key={ring.id} station={station} ring={ring} autoAnswer={system.autoAnswer} />;
  if (!isOver(phase.at) || note) return <BetweenView station={station} phase={phase} onRest={rest} />;
  if (opened === 'devices') return <DevicesView station={station} onBack={rest} />;
  if (opened) return <DialView mode={opened} onBack={rest} onDial={(request) => station.enter(request)} />;
  return <IdleView system={system} station={station} onOpen={setOpened} />;
}
