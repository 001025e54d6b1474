export { TestScreen } from './test-screen.tsx';
