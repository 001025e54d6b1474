import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { api } from '../../api/client.ts';
import type { SessionSnapshot } from '../../call/meeting-session.ts';
import type { LocalSnapshot } from '../../media/local-media.ts';
import { Station, type StationSnapshot } from './station.ts';

/** The station of the screen, for as long as it is shown; null until it is there. */
export function useOpenStation(): Station | null {
  const queries = useQueryClient();
  const [station, setStation] = useState<Station | null>(null);
  useEffect(() => {
    const opened = new Station(() => void queries.invalidateQueries({ queryKey: api.videoSystemDevices.screen.key() }));
    setStation(opened);
    return () => {
      setStation(null);
      opened.close();
    };
  }, [queries]);
  return station;
}

export const useStation = (station: Station): StationSnapshot =>
  useSyncExternalStore(station.subscribe, station.getSnapshot);

export const useStationSession = ({ session }: Station): SessionSnapshot =>
  useSyncExternalStore(session.subscribe, session.getSnapshot);

export const useStationLocal = ({ local }: Station): LocalSnapshot =>
  useSyncExternalStore(local.subscribe, local.getSnapshot);
