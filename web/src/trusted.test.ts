import { expect, test } from 'vitest';
import { ownScript } from './trusted';

test.each(['/assets/worker-Ab12.js', '/service-worker.js'])('%s is ours', (url) => expect(ownScript(url)).toBe(url));
test.each([
  '//evil.example/x.js',
  'https://evil.example/assets/x.js',
  '/other.js',
  '/assets/../x.js',
  '/assets/x.js?y',
  'data:text/javascript,1',
  'blob:null/1',
])('%s is refused', (url) => expect(() => ownScript(url)).toThrow(TypeError));
