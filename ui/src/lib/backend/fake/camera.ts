// What the check of a pretended camera finds: `?camera=too-dark` and the like choose the trouble.

import type {
  CameraAspect,
  CameraCheckView,
  CameraFinding,
  CameraStatus,
  CheckedCamera,
  Coaching,
  FindingCode,
  FindingParams,
} from '../generated/contract';

const GOOD: FindingCode[] = ['well', 'elsewhere'];

function finding(what: CameraAspect, code: FindingCode, params: FindingParams = {}): CameraFinding {
  return { what, code, works: GOOD.includes(code), words: `${what} is ${code}`, params };
}

/** What the pretended camera says of itself, or what hinders it. */
export type FakeCamera = CameraStatus | Coaching;

const COACHED: Record<Coaching, true> = {
  'too-dark': true,
  'too-bright': true,
  'too-near': true,
  'too-far': true,
  blurred: true,
  glare: true,
};
const STATUSES: Record<CameraStatus, true> = {
  opening: true,
  working: true,
  'no-camera': true,
  absent: true,
  'in-use': true,
  'not-allowed': true,
  'stopped-answering': true,
  'too-dark': true,
  lost: true,
  'not-usable': true,
  'needs-restart': true,
};

export function isStatus(camera: string): camera is CameraStatus {
  return Object.hasOwn(STATUSES, camera);
}

export function isCoaching(camera: string): camera is Coaching {
  return Object.hasOwn(COACHED, camera);
}

export function checked(camera: FakeCamera, name: string): CameraCheckView {
  if (camera === 'no-camera') return { cameras: [], findings: [finding('plugged-in', camera)] };
  const cameras: CheckedCamera[] = [
    {
      id: `1-6/${name}`,
      name,
      chosen: camera !== 'absent',
      offers: ['MJPEG 1280x720 at 30', 'YUYV 640x480 at 30', 'YUYV 1280x720 at 10'],
      words: 'MJPEG 1280x720 at 30 would be chosen',
      because: ['enough-pixels', 'fast', 'packed'],
    },
    {
      id: '1-2/USB Webcam HD',
      name: 'USB Webcam HD',
      chosen: false,
      offers: [],
      words: 'this system says what it offers only when it is open',
      because: [],
    },
  ];
  const findings = [finding('plugged-in', 'well', { count: '2', name: `${name}, USB Webcam HD` })];
  if (camera === 'absent') {
    findings.push(finding('choice', 'absent', { name: 'Kitchen webcam' }));
    return { cameras, findings };
  }
  findings.push(finding('choice', 'well', { name }));
  if (!/^(working|blurred|too-dark)$/.test(camera)) {
    const code = isStatus(camera) ? camera : 'nothing';
    findings.push(finding('picture', code, { how: '', why: 'no picture came' }));
    return { cameras, findings };
  }
  findings.push(
    finding('picture', 'well', { name, format: 'MJPEG 1280x720 at 30' }),
    finding('rate', camera === 'too-dark' ? 'slow' : 'well', {
      rate: camera === 'too-dark' ? '7' : '30',
    }),
    finding('light', camera === 'too-dark' ? 'too-dark' : 'well'),
    finding('sharpness', camera === 'blurred' ? 'blurred' : 'well', {
      edge: camera === 'blurred' ? '4.8' : '1.9',
      lens: 'fixed',
    }),
    isCoaching(camera)
      ? finding('code', 'not-read', { coaching: camera })
      : finding('code', 'well', { text: '4006381333931' }),
  );
  return { cameras, findings };
}
