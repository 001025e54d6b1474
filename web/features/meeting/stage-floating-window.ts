import { useCallback, useEffect, useState } from 'react';

/** Document Picture-in-Picture (WICG), which the DOM's types do not know yet. */
interface PictureInPictureDocument {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

declare global {
  interface Window {
    documentPictureInPicture?: PictureInPictureDocument;
  }
}

export interface FloatingWindow {
  /** `null` while it is closed, or where only a video can float. */
  window: Window | null;
  shown: boolean;
  toggle: () => void;
}

/**
 * A small window above all others for the meeting. Where the browser has only floating videos, the one of who speaks
 * floats by itself; `null` where it has neither. Give the function that finds that video.
 */
export function useFloatingWindow(findVideo: () => HTMLVideoElement | null): FloatingWindow | null {
  const [window, setWindow] = useState<Window | null>(null);
  const [floats, setFloats] = useState(false);
  const open = useCallback(async () => {
    const own = globalThis.window.documentPictureInPicture;
    if (own) {
      const opened = await own.requestWindow({ width: 380, height: 260 });
      dress(opened.document);
      opened.addEventListener('pagehide', () => setWindow(null), { once: true });
      setWindow(opened);
      return;
    }
    const video = findVideo();
    if (!video) return;
    await video.requestPictureInPicture();
    setFloats(true);
    video.addEventListener('leavepictureinpicture', () => setFloats(false), { once: true });
  }, [findVideo]);
  useEffect(() => () => window?.close(), [window]);
  if (!('documentPictureInPicture' in globalThis) && !document.pictureInPictureEnabled) return null;
  const shown = window !== null || floats;
  const toggle = () => {
    if (window) window.close();
    else if (floats) document.exitPictureInPicture().catch(() => undefined);
    // Refused where the click is too long ago; nothing is lost.
    else open().catch(() => undefined);
  };
  return { window, shown, toggle };
}

/** Gives the new document the page's look. */
function dress(floating: Document): void {
  const { lang, dataset } = document.documentElement;
  floating.documentElement.lang = lang;
  floating.title = document.title;
  Object.assign(floating.documentElement.dataset, dataset);
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) {
    floating.head.append(floating.importNode(sheet, true));
  }
}
