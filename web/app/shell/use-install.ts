import { useEffect, useState } from 'react';

/** Chromium's own event (Web App Manifest incubations); other browsers install by their menus. */
interface InstallPromptEvent extends Event {
  prompt: () => Promise<unknown>;
}

const isPrompt = (event: Event): event is InstallPromptEvent => 'prompt' in event;

let kept: InstallPromptEvent | undefined;

window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  if (isPrompt(event)) kept = event;
});

interface Install {
  /** Whether this window is the installed app. */
  installed: boolean;
  /** Asks the browser to install; absent where it can't be asked. */
  prompt: (() => void) | undefined;
}

/** Whether and how this browser can install the app. */
export function useInstall(): Install {
  const [event, setEvent] = useState(() => kept);
  useEffect(() => {
    const onPrompt = (found: Event) => setEvent(isPrompt(found) ? found : undefined);
    window.addEventListener('beforeinstallprompt', onPrompt);
    return () => window.removeEventListener('beforeinstallprompt', onPrompt);
  }, []);
  const prompt = event
    ? () => {
        kept = undefined;
        setEvent(undefined);
        void event.prompt();
      }
    : undefined;
  return { installed: window.matchMedia('(display-mode: standalone)').matches, prompt };
}
