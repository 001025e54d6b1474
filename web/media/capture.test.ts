import { expect, test } from 'vitest';
import { captureBoth, captureOne, nameFault } from './capture.ts';

interface Desk {
  camera?: string;
  microphone?: string;
}

/** Answers as a browser does where a device fails with the named error: the whole request fails with it. */
function sitAt(desk: Desk) {
  const asked: MediaStreamConstraints[] = [];
  async function getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    asked.push(constraints);
    if (constraints.video && desk.camera) throw new DOMException('', desk.camera);
    if (constraints.audio && desk.microphone) throw new DOMException('', desk.microphone);
    const tracks = (wanted: unknown, kind: string) => (wanted ? [{ kind }] : []);
    const stream: unknown = {
      getVideoTracks: () => tracks(constraints.video, 'video'),
      getAudioTracks: () => tracks(constraints.audio, 'audio'),
    };
    return stream as MediaStream;
  }
  return { asked, getUserMedia };
}

async function outcome(desk: Desk) {
  const { asked, getUserMedia } = sitAt(desk);
  const { camera, microphone } = await captureBoth({}, getUserMedia);
  const told = [camera, microphone].map((captured) => (captured.got === 'track' ? captured.track.kind : captured.why));
  return { told, questions: asked.length };
}

test('One question is asked where both devices are there', async () => {
  expect(await outcome({})).toEqual({ told: ['video', 'audio'], questions: 1 });
});

test('A missing camera leaves the microphone', async () => {
  expect((await outcome({ camera: 'NotFoundError' })).told).toEqual(['missing', 'audio']);
});

test('A microphone in use by another program leaves the camera', async () => {
  expect((await outcome({ microphone: 'NotReadableError' })).told).toEqual(['video', 'in-use']);
});

test('Both refused are told as refused', async () => {
  const both = await outcome({ camera: 'NotAllowedError', microphone: 'NotAllowedError' });
  expect(both.told).toEqual(['refused', 'refused']);
});

test('A chosen device is asked for by its name, and gives way to any where it is gone', async () => {
  const { asked, getUserMedia } = sitAt({});
  const unplugged = async (wanted: MediaStreamConstraints) => {
    const stream = await getUserMedia(wanted);
    const isNamed = typeof wanted.audio === 'object' && 'deviceId' in wanted.audio;
    if (isNamed) throw new DOMException('', 'OverconstrainedError');
    return stream;
  };
  expect(await captureOne('audio', 'headset', unplugged)).toMatchObject({ got: 'track' });
  expect(asked).toMatchObject([{ audio: { deviceId: { exact: 'headset' } } }, { audio: { echoCancellation: true } }]);
});

test('Without getUserMedia the page is not secure', async () => {
  const { camera, microphone } = await captureBoth({}, () => Promise.reject(new TypeError()));
  expect([camera, microphone]).toEqual([
    { got: 'nothing', why: 'insecure' },
    { got: 'nothing', why: 'insecure' },
  ]);
});

test('An error that no specification names is a plain failure', () => {
  expect(nameFault(new DOMException('', 'QuotaExceededError'))).toBe('failed');
  expect(nameFault('text')).toBe('failed');
});
