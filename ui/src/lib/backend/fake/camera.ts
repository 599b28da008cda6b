// What the check of a pretended camera finds: `?camera=too-dark` and the like choose the trouble.

import type { CameraCheckView, CameraFinding } from '../generated/contract';

const GOOD = ['well', 'elsewhere'];

function finding(what: string, code: string, params: Record<string, string> = {}): CameraFinding {
  return { what, code, works: GOOD.includes(code), words: `${what} is ${code}`, params };
}

export function checked(camera: string, name: string): CameraCheckView {
  if (camera === 'no-camera') return { cameras: [], findings: [finding('plugged-in', camera)] };
  const cameras = [
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
    findings.push(finding('picture', camera, { how: '', why: 'no picture came' }));
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
    finding('code', camera === 'working' ? 'well' : 'not-read', {
      text: '4006381333931',
      coaching: camera,
    }),
  );
  return { cameras, findings };
}
