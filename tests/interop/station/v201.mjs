// OCPP 2.0.1: the station's words.
import { randomUUID } from 'node:crypto';
import { VARIABLES } from './keys.mjs';

const PART = 12;
const EVSE = { id: 1, connectorId: 1 };
const STATES = { Preparing: 'Occupied', Charging: 'Occupied', Finishing: 'Occupied' };

const now = () => new Date().toISOString();
const named = (part) => `${part.name}${part.instance ? `.${part.instance}` : ''}`;
const keyOf = (component, variable) =>
  `${named(component)}${component.evse ? `@${component.evse.id}` : ''}/${named(variable)}`.toLowerCase();

export class V201 {
  protocol = 'ocpp2.0.1';

  constructor(station) {
    this.station = station;
    this.variables = new Map(VARIABLES(station).map((one) => [keyOf(one.component, one.variable), one]));
  }

  serve(client) {
    const station = this.station;
    client.handle('GetBaseReport', ({ params }) => this.getBaseReport(params));
    client.handle('GetVariables', ({ params }) => this.getVariables(params.getVariableData));
    client.handle('SetVariables', ({ params }) => this.setVariables(params.setVariableData));
    client.handle('ChangeAvailability', ({ params }) =>
      station.changeAvailability(params.operationalStatus === 'Operative'),
    );
    client.handle('TriggerMessage', ({ params }) => station.trigger(params.requestedMessage));
    client.handle('RequestStartTransaction', ({ params }) => this.requestStart(params));
    client.handle('RequestStopTransaction', ({ params }) => this.requestStop(params));
    client.handle('SetChargingProfile', ({ params }) => this.setProfile(params));
    client.handle('ClearChargingProfile', ({ params }) => station.clearLimit(params.chargingProfileId));
    client.handle('UpdateFirmware', ({ params }) => this.updateFirmware(params));
    client.handle('Reset', () => station.reset());
  }

  boot(reason) {
    const { vendor, model, serial } = this.station.options;
    const chargingStation = { vendorName: vendor, model, serialNumber: serial, firmwareVersion: this.station.firmware };
    return { reason, chargingStation };
  }

  sendStatus(status) {
    const connectorStatus = STATES[status] ?? status;
    this.station.tell('StatusNotification', { timestamp: now(), connectorStatus, evseId: 1, connectorId: 1 });
  }

  // The interval of the boot answer is the heartbeat interval from then on (OCPP 2.0.1, B01.FR.04).
  keepHeartbeat(seconds) {
    this.variables.get('ocppcommctrlr/heartbeatinterval').value = String(seconds);
  }

  // ---- device model ----

  getBaseReport({ requestId, reportBase }) {
    if (reportBase === 'SummaryInventory') return { status: 'NotSupported' };
    this.station.later(() => this.report(requestId));
    return { status: 'Accepted' };
  }

  async report(requestId) {
    const all = [...this.variables.values()];
    for (let seqNo = 0, start = 0; start < all.length; seqNo += 1, start += PART) {
      const reportData = all.slice(start, start + PART).map((one) => reported(one));
      const tbc = start + PART < all.length;
      await this.station.call('NotifyReport', { requestId, generatedAt: now(), seqNo, tbc, reportData });
    }
  }

  getVariables(asked) {
    const getVariableResult = asked.map(({ component, variable }) => {
      const found = this.variables.get(keyOf(component, variable));
      const which = { component, variable };
      if (!found) return { ...which, attributeStatus: 'UnknownVariable' };
      if (found.mutability === 'WriteOnly') return { ...which, attributeStatus: 'Rejected' };
      return { ...which, attributeStatus: 'Accepted', attributeValue: valueOf(found) };
    });
    return { getVariableResult };
  }

  setVariables(asked) {
    const setVariableResult = asked.map(({ component, variable, attributeValue }) => {
      const found = this.variables.get(keyOf(component, variable));
      const result = (attributeStatus) => ({ component, variable, attributeStatus });
      if (!found) return result('UnknownVariable');
      if (found.mutability === 'ReadOnly') return result('Rejected');
      found.value = attributeValue;
      this.station.journal.write('setting', { key: keyOf(component, variable) });
      return result('Accepted');
    });
    return { setVariableResult };
  }

  // ---- charging ----

  requestStart({ evseId, remoteStartId, idToken, chargingProfile }) {
    if (!this.station.mayStart() || (evseId ?? 1) !== 1) return { status: 'Rejected' };
    const profile = chargingProfile && asLimit(chargingProfile);
    this.station.startCharge({ token: idToken, remoteStartId, profile });
    return { status: 'Accepted' };
  }

  requestStop({ transactionId }) {
    if (this.station.charge?.id !== transactionId) return { status: 'Rejected' };
    this.station.later(() => this.station.endCharge('Remote'));
    return { status: 'Accepted' };
  }

  setProfile({ chargingProfile }) {
    const number = chargingProfile.transactionId;
    if (number !== undefined && number !== this.station.charge?.id) return { status: 'Rejected' };
    return this.station.setLimit(asLimit(chargingProfile));
  }

  async authorize(token) {
    const answer = await this.station.call('Authorize', { idToken: token });
    return answer.idTokenInfo.status === 'Accepted';
  }

  async begin(charge, reading) {
    charge.id = randomUUID();
    const answer = await this.event(charge, 'Started', 'RemoteStart', 'EVConnected', {
      info: { remoteStartId: charge.remoteStartId },
      idToken: charge.token,
      meterValue: [this.values(reading, 'Transaction.Begin')],
    });
    if (answer.idTokenInfo?.status !== 'Accepted') throw new Error(`start: ${answer.idTokenInfo?.status}`);
    await this.event(charge, 'Updated', 'ChargingStateChanged', 'Charging');
  }

  sample(charge) {
    const meterValue = [this.values(this.station.meter.read(), 'Sample.Periodic')];
    const state = this.station.meter.isFull() ? 'SuspendedEV' : 'Charging';
    this.event(charge, 'Updated', 'MeterValuePeriodic', state, { meterValue }).catch((error) =>
      this.station.journal.write('unanswered', { action: 'TransactionEvent', message: error.message }),
    );
  }

  async end(charge, reading, reason) {
    await this.event(charge, 'Ended', 'RemoteStop', 'EVConnected', {
      info: { stoppedReason: reason },
      idToken: charge.token,
      meterValue: [this.values(reading, 'Transaction.End')],
    });
  }

  async event(charge, eventType, triggerReason, chargingState, { info = {}, ...more } = {}) {
    const seqNo = charge.sequence;
    charge.sequence += 1;
    return await this.station.call('TransactionEvent', {
      eventType,
      timestamp: now(),
      triggerReason,
      seqNo,
      offline: false,
      evse: EVSE,
      transactionInfo: { transactionId: charge.id, chargingState, ...info },
      ...more,
    });
  }

  async meterValues(context) {
    const meterValue = [this.values(this.station.meter.read(), context)];
    await this.station.call('MeterValues', { evseId: 1, meterValue });
  }

  values({ registerWh, powerW, currentA, voltageV }, context) {
    const register = {
      value: registerWh, context, measurand: 'Energy.Active.Import.Register', location: 'Outlet',
      unitOfMeasure: { unit: 'Wh', multiplier: 0 },
    };
    const moment = [
      { value: powerW / 1000, context, measurand: 'Power.Active.Import', unitOfMeasure: { unit: 'W', multiplier: 3 } },
    ];
    for (const phase of ['L1', 'L2', 'L3']) {
      moment.push({ value: currentA, context, measurand: 'Current.Import', phase, unitOfMeasure: { unit: 'A' } });
      moment.push({
        value: Number(voltageV.toFixed(1)), context, measurand: 'Voltage', phase: `${phase}-N`, unitOfMeasure: { unit: 'V' },
      });
    }
    const atRest = context.startsWith('Transaction.');
    return { timestamp: now(), sampledValue: atRest ? [register] : [register, ...moment] };
  }

  // ---- firmware ----

  updateFirmware({ requestId, firmware }) {
    const say = async (status) => {
      await this.station.call('FirmwareStatusNotification', { status, requestId });
    };
    this.station.later(() => this.station.update(firmware.location, say));
    return { status: 'Accepted' };
  }

  async rebooting(say) {
    await say('InstallRebooting');
  }
}

const valueOf = ({ value }) => String(typeof value === 'function' ? value() : value);

function reported(one) {
  const { component, variable, mutability, dataType } = one;
  const attribute = mutability === 'WriteOnly' ? { mutability } : { value: valueOf(one), mutability };
  return {
    component,
    variable,
    variableAttribute: [{ type: 'Actual', ...attribute }],
    variableCharacteristics: { dataType, supportsMonitoring: false },
  };
}

function asLimit(profile) {
  return { id: profile.id, stackLevel: profile.stackLevel, schedule: profile.chargingSchedule[0] };
}
