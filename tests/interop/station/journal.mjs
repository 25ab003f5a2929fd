// What the station did and heard, one JSON object a line: the test's view that does not come from ChargeBench.
import { appendFileSync } from 'node:fs';

export class Journal {
  constructor(path) {
    this.path = path;
  }

  write(what, data = {}) {
    if (this.path) appendFileSync(this.path, `${JSON.stringify({ at: new Date().toISOString(), what, ...data })}\n`);
  }
}
