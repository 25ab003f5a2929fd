// Charging profiles of one transaction: the highest stack level counts, and its period of the moment.
export class Limits {
  constructor(maxA) {
    this.maxA = maxA;
    this.profiles = new Map();
  }

  // One profile as either version sends it; schedule: {chargingRateUnit, chargingSchedulePeriod}.
  put(id, stackLevel, schedule) {
    // the same stack level replaces: OCPP 1.6 5.16.1, OCPP 2.0.1 K01.FR.05
    for (const [other, profile] of this.profiles) if (profile.stackLevel === stackLevel) this.profiles.delete(other);
    this.profiles.set(id, { stackLevel, schedule, since: Date.now() });
  }

  // Remove one profile; false when there is none of this id.
  remove(id) {
    return this.profiles.delete(id);
  }

  clear() {
    this.profiles.clear();
  }

  get amps() {
    const all = [...this.profiles.values()].sort((a, b) => b.stackLevel - a.stackLevel);
    if (!all.length) return this.maxA;
    const { schedule, since } = all[0];
    const seconds = (Date.now() - since) / 1000;
    const period = schedule.chargingSchedulePeriod.filter((one) => one.startPeriod <= seconds).at(-1);
    const amps = schedule.chargingRateUnit === 'W' ? period.limit / (230 * (period.numberPhases ?? 3)) : period.limit;
    return Math.min(this.maxA, amps < 6 ? 0 : amps); // IEC 61851-1: nothing below 6 A can be offered
  }
}
