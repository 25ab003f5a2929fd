// OCPP 1.6: the station's words.
import { KEYS } from './keys.mjs';

const REASONS = { Remote: 'Remote' };

const now = () => new Date().toISOString();

export class V16 {
  protocol = 'ocpp1.6';

  constructor(station) {
    this.station = station;
    this.keys = new Map(KEYS(station.options).map(([key, value, readonly]) => [key, { key, value, readonly }]));
  }

  serve(client) {
    const station = this.station;
    client.handle('GetConfiguration', ({ params }) => this.getConfiguration(params.key ?? []));
    client.handle('ChangeConfiguration', ({ params }) => this.changeConfiguration(params));
    client.handle('ChangeAvailability', ({ params }) => station.changeAvailability(params.type === 'Operative'));
    client.handle('TriggerMessage', ({ params }) => station.trigger(params.requestedMessage));
    client.handle('RemoteStartTransaction', ({ params }) => this.remoteStart(params));
    client.handle('RemoteStopTransaction', ({ params }) => this.remoteStop(params));
    client.handle('SetChargingProfile', ({ params }) => this.setProfile(params));
    client.handle('ClearChargingProfile', ({ params }) => station.clearLimit(params.id));
    client.handle('UpdateFirmware', ({ params }) => this.updateFirmware(params));
    client.handle('Reset', () => station.reset());
  }

  boot() {
    const { vendor, model, serial } = this.station.options;
    return {
      chargePointVendor: vendor,
      chargePointModel: model,
      chargePointSerialNumber: serial,
      chargeBoxSerialNumber: serial,
      firmwareVersion: this.station.firmware,
      meterType: 'EM-340 class B',
      meterSerialNumber: 'EM0044017',
    };
  }

  sendStatus(status) {
    const box = { connectorId: 0, errorCode: 'NoError', timestamp: now() };
    this.station.tell('StatusNotification', { ...box, status: this.station.operative ? 'Available' : 'Unavailable' });
    this.station.tell('StatusNotification', { ...box, connectorId: 1, status });
  }

  // The interval of the boot answer is the heartbeat interval from then on (OCPP 1.6, 4.2).
  keepHeartbeat(seconds) {
    this.keys.get('HeartbeatInterval').value = String(seconds);
  }

  getConfiguration(wanted) {
    const found = wanted.length ? wanted.filter((key) => this.keys.has(key)) : [...this.keys.keys()];
    const answer = { configurationKey: found.map((key) => this.keys.get(key)) };
    const unknown = wanted.filter((key) => !this.keys.has(key));
    return unknown.length ? { ...answer, unknownKey: unknown } : answer;
  }

  changeConfiguration({ key, value }) {
    const entry = this.keys.get(key);
    if (!entry) return { status: 'NotSupported' };
    if (entry.readonly || (/^\d+$/.test(entry.value) && !/^\d+$/.test(value))) return { status: 'Rejected' };
    entry.value = value;
    this.station.journal.write('setting', { key, value });
    return { status: 'Accepted' };
  }

  // ---- charging ----

  remoteStart({ idTag, connectorId, chargingProfile }) {
    if (!this.station.mayStart() || (connectorId ?? 1) !== 1) return { status: 'Rejected' };
    this.station.startCharge({ token: idTag, profile: chargingProfile && asLimit(chargingProfile) });
    return { status: 'Accepted' };
  }

  remoteStop({ transactionId }) {
    if (this.station.charge?.id !== transactionId) return { status: 'Rejected' };
    this.station.later(() => this.station.endCharge('Remote'));
    return { status: 'Accepted' };
  }

  setProfile({ csChargingProfiles }) {
    const number = csChargingProfiles.transactionId;
    if (number !== undefined && number !== this.station.charge?.id) return { status: 'Rejected' };
    return this.station.setLimit(asLimit(csChargingProfiles));
  }

  async authorize(token) {
    const answer = await this.station.call('Authorize', { idTag: token });
    return answer.idTagInfo.status === 'Accepted';
  }

  async begin(charge, reading) {
    charge.begin = this.values(reading, 'Transaction.Begin');
    const answer = await this.station.call('StartTransaction', {
      connectorId: 1,
      idTag: charge.token,
      meterStart: reading.registerWh,
      timestamp: charge.begin.timestamp,
    });
    charge.id = answer.transactionId;
    if (answer.idTagInfo.status !== 'Accepted') throw new Error(`start: ${answer.idTagInfo.status}`);
  }

  sample(charge) {
    const meterValue = [this.values(this.station.meter.read(), 'Sample.Periodic')];
    this.station.tell('MeterValues', { connectorId: 1, transactionId: charge.id, meterValue });
  }

  async end(charge, reading, reason) {
    await this.station.call('StopTransaction', {
      transactionId: charge.id,
      idTag: charge.token,
      meterStop: reading.registerWh,
      timestamp: now(),
      reason: REASONS[reason] ?? 'Other',
      transactionData: [charge.begin, this.values(reading, 'Transaction.End')],
    });
  }

  async meterValues(context) {
    const meterValue = [this.values(this.station.meter.read(), context)];
    const number = this.station.charge?.id;
    const which = number === undefined ? {} : { transactionId: number };
    await this.station.call('MeterValues', { connectorId: 1, ...which, meterValue });
  }

  values({ registerWh, powerW, currentA, voltageV }, context) {
    const register = {
      value: String(registerWh), context, format: 'Raw', measurand: 'Energy.Active.Import.Register', unit: 'Wh',
    };
    const moment = [{ value: String(powerW), context, measurand: 'Power.Active.Import', unit: 'W' }];
    for (const phase of ['L1', 'L2', 'L3']) {
      moment.push({ value: currentA.toFixed(2), context, measurand: 'Current.Import', phase, unit: 'A' });
      moment.push({ value: voltageV.toFixed(1), context, measurand: 'Voltage', phase: `${phase}-N`, unit: 'V' });
    }
    const atRest = context.startsWith('Transaction.');
    return { timestamp: now(), sampledValue: atRest ? [register] : [register, ...moment] };
  }

  // ---- firmware ----

  updateFirmware({ location }) {
    const say = async (status) => {
      await this.station.call('FirmwareStatusNotification', { status });
    };
    this.station.later(() => this.station.update(location, say));
    return {};
  }

  // 1.6 has no word for it.
  async rebooting() {}
}

function asLimit(profile) {
  return { id: profile.chargingProfileId, stackLevel: profile.stackLevel, schedule: profile.chargingSchedule };
}
