/** The pages of the help, as their addresses name them. */
export type HelpTopic =
  | 'meetings'
  | 'addresses'
  | 'desktop-app'
  | 'members'
  | 'team-rooms'
  | 'video-systems'
  | 'settings'
  | 'usage'
  | 'service';
