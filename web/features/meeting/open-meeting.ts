import { type Meeting, openVisit } from './open-visit.ts';

/** Opens devices and session for the room of an address; a page that was reloaded in a meeting goes back into it. */
export function openMeeting(address: string): Meeting {
  const visit = openVisit({ to: 'room', address });
  const { place, session } = visit;
  // The others see a reloaded page come back as it was, not first without a picture.
  if (place) visit.whenOpen(() => session.comeBack(place));
  return visit;
}
