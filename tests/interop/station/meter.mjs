// A three-phase load behind a meter. The load follows the current limit within a second, as a vehicle does.
const VOLTS = 230.4;
const PHASES = 3;
const RAMP_S = 1;

export class Meter {
  // registerWh: reading at the start; stepWh: one step of the register; fills: energies (Wh) after which the load of
  // each transaction is full, in order; fillS: seconds such a load takes, however little flows; loadA: what it draws.
  constructor({ registerWh, stepWh, fills, fillS, loadA }) {
    this.exactWh = registerWh;
    this.stepWh = stepWh;
    this.fills = [...fills];
    this.fillS = fillS;
    this.loadA = loadA;
    this.flowing = null;
    this.current = 0;
  }

  // Close the contactor. limit() returns the amperes the station offers at this moment.
  begin(limit) {
    const full = this.fills.shift() ?? null;
    this.exactWh = Math.round(this.exactWh / this.stepWh) * this.stepWh;
    this.flowing = { limit, full, startWh: this.exactWh, last: Date.now() };
    this.current = 0;
  }

  end() {
    this.count();
    this.flowing = null;
    this.current = 0;
  }

  // Count the energy since the last look; nothing flows into a load that is full.
  count() {
    const flow = this.flowing;
    if (!flow) return;
    const now = Date.now();
    const seconds = (now - flow.last) / 1000;
    flow.last = now;
    const wanted = this.isFull() ? 0 : Math.min(flow.limit(), this.loadA);
    this.current += (wanted - this.current) * Math.min(1, seconds / RAMP_S);
    const share = flow.full === null ? (this.powerW * seconds) / 3600 : this.fillWh(flow, wanted) * seconds;
    this.exactWh += share;
    if (flow.full !== null && this.exactWh >= flow.startWh + flow.full) {
      this.exactWh = flow.startWh + flow.full;
      this.current = 0;
    }
  }

  // Wh a second into a load that is full after fillS: its time runs faster than the clock on the wall.
  fillWh(flow, wanted) {
    return wanted > 0 ? (flow.full / this.fillS) * (this.current / wanted) : 0;
  }

  isFull() {
    const flow = this.flowing;
    return flow !== null && flow.full !== null && this.exactWh >= flow.startWh + flow.full;
  }

  get powerW() {
    return this.current * VOLTS * PHASES;
  }

  // The register as it is shown: whole steps, cut off, without the noise of binary fractions.
  get registerWh() {
    const digits = Math.max(0, -Math.floor(Math.log10(this.stepWh)));
    return Number((Math.floor(this.exactWh / this.stepWh + 1e-6) * this.stepWh).toFixed(digits));
  }

  // What the meter shows now: Wh, W, A and V.
  read() {
    this.count();
    return {
      registerWh: this.registerWh,
      powerW: Math.round(this.powerW),
      currentA: Number(this.current.toFixed(2)),
      voltageV: this.flowing ? VOLTS : VOLTS + 0.8,
    };
  }
}
