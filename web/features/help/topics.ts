import type { ComponentType } from 'react';
import type { HelpTopic } from '../../app/help-topic.ts';
import { AddressesHelp } from './topics/addresses.tsx';
import { DesktopAppHelp } from './topics/desktop-app.tsx';
import { MeetingsHelp } from './topics/meetings.tsx';
import { MembersHelp } from './topics/members.tsx';
import { ServiceHelp } from './topics/service.tsx';
import { SettingsHelp } from './topics/settings.tsx';
import { TeamRoomsHelp } from './topics/team-rooms.tsx';
import { UsageHelp } from './topics/usage.tsx';
import { VideoSystemsHelp } from './topics/video-systems.tsx';

interface Topic {
  id: HelpTopic;
  Body: ComponentType;
  /** Who is shown it. */
  for: 'everybody' | 'administrators' | 'operators';
}

/** The pages of the help, in their order. */
export const topics: readonly Topic[] = [
  { id: 'meetings', Body: MeetingsHelp, for: 'everybody' },
  { id: 'addresses', Body: AddressesHelp, for: 'everybody' },
  { id: 'desktop-app', Body: DesktopAppHelp, for: 'everybody' },
  { id: 'members', Body: MembersHelp, for: 'administrators' },
  { id: 'team-rooms', Body: TeamRoomsHelp, for: 'administrators' },
  { id: 'video-systems', Body: VideoSystemsHelp, for: 'administrators' },
  { id: 'settings', Body: SettingsHelp, for: 'administrators' },
  { id: 'usage', Body: UsageHelp, for: 'administrators' },
  { id: 'service', Body: ServiceHelp, for: 'operators' },
];
