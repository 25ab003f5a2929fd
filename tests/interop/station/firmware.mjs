// Fetches a firmware image over HTTP and checks it: one JSON header line {model, version, length, sha256}, then bytes.
import { createHash } from 'node:crypto';

export class BadImage extends Error {}

// Returns {version, bytes} of the image at url; throws BadImage when what came is not the whole image for this model.
export async function fetchImage(url, model) {
  const response = await fetch(url);
  if (!response.ok) throw new BadImage(`HTTP ${response.status}`);
  const content = Buffer.from(await response.arrayBuffer());
  const said = Number(response.headers.get('content-length') ?? content.length);
  if (said !== content.length) throw new BadImage(`${content.length} of ${said} bytes`);
  const end = content.indexOf(0x0a);
  const header = JSON.parse(content.subarray(0, Math.max(end, 0)).toString('utf8') || '{}');
  const payload = content.subarray(end + 1);
  if (header.model !== model) throw new BadImage('for another model');
  if (header.length !== payload.length) throw new BadImage(`${payload.length} of ${header.length} payload bytes`);
  if (createHash('sha256').update(payload).digest('hex') !== header.sha256) throw new BadImage('hash does not fit');
  return { version: header.version, bytes: content.length };
}
