export { TeamRoomScreen } from './team-room-screen.tsx';
export { TeamRoomsScreen } from './team-rooms-screen.tsx';
