import type { JoinRequest } from '../../call/meeting-phase.ts';
import { takeWanted } from '../../call/wanted-call.ts';
import { type Meeting, openVisit } from '../meeting/index.ts';

/** Devices and session of a direct call; calls or answers at once where somebody has clicked that. */
export function openCall(request: JoinRequest): Meeting {
  const visit = openVisit(request);
  const { local, place, session } = visit;
  const wanted = takeWanted(request.to === 'ring' ? request.ring : request.address);
  // Nobody waits for a camera to be heard: it rings, or is answered, while the devices open.
  if (wanted?.video) session.join(request);
  else if (wanted)
    visit.whenOpen(
      () => session.join(request),
      () => local.setCamera(false),
    );
  else if (place) visit.whenOpen(() => session.comeBack(place));
  return visit;
}
