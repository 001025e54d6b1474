export { ImportPageScreen } from './import-page-screen.tsx';
export { ImportScreen } from './import-screen.tsx';
