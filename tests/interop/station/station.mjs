// A small charging station with one connector: link, boot, availability, transactions, firmware; the words of the
// version are in v16.mjs and v201.mjs.
import { setTimeout as sleep } from 'node:timers/promises';
import { RPCClient } from 'ocpp-rpc';
import { BadImage, fetchImage } from './firmware.mjs';
import { Limits } from './limits.mjs';

const PLUG_MS = 700;
const INSTALL_MS = 1500;
const REBOOT_MS = 3000;
const RETRY_MS = 1000;

export class Station {
  // options: see main.mjs; Voice: class that speaks one version; meter: what is behind the connector.
  constructor(options, Voice, meter, journal) {
    this.options = options;
    this.meter = meter;
    this.journal = journal;
    this.limits = new Limits(options.maxA);
    this.firmware = options.firmware;
    this.operative = true;
    this.status = 'Available';
    this.accepted = false;
    this.charge = null;
    this.switchedOff = false;
    this.closing = null;
    this.bootReason = 'PowerUp';
    this.voice = new Voice(this);
  }

  // ---- link ----

  // Connect, boot, stay, and come back after every loss, for ever.
  async run() {
    for (;;) {
      try {
        await this.connect();
        await this.booting();
        await this.closed;
      } catch (error) {
        this.journal.write('link_error', { message: error.message });
      }
      this.stopTimers();
      await sleep(this.away ?? RETRY_MS);
      this.away = null;
    }
  }

  async connect() {
    const client = new RPCClient({
      endpoint: this.options.url.replace(/\/+$/, ''),
      identity: this.options.id,
      password: this.options.password,
      protocols: [this.voice.protocol],
      strictMode: true,
      reconnect: false,
      callTimeoutMs: 20_000,
      callConcurrency: 1,
    });
    client.on('strictValidationFailure', ({ method, outbound, isCall, error }) =>
      this.journal.write('strict_failure', { method, outbound, isCall, message: error.message }),
    );
    client.on('badMessage', ({ error }) => this.journal.write('bad_message', { message: error.message }));
    client.on('message', ({ outbound }) => (this.lastFrameAt = outbound ? this.lastFrameAt : Date.now()));
    this.closed = new Promise((resolve) => client.once('disconnect', resolve));
    this.voice.serve(client);
    await client.connect();
    this.client = client;
    this.accepted = false;
    this.journal.write('connected', { protocol: client.protocol });
    this.closed.then(({ code }) => this.journal.write('disconnected', { code }));
  }

  // Send one request and return its answer.
  async call(action, payload) {
    return await this.client.call(action, payload);
  }

  // Send in the background what nobody waits for; a link lost meanwhile is no error of the station.
  tell(action, payload) {
    this.call(action, payload).catch((error) => this.journal.write('unanswered', { action, message: error.message }));
  }

  // Lose the link for some milliseconds, as by the main switch or a restart.
  leave(milliseconds) {
    this.away = milliseconds;
    this.stopTimers();
    return this.client.close({ code: 1001, reason: 'power off', force: true });
  }

  stopTimers() {
    clearTimeout(this.bootTimer);
    clearInterval(this.heartbeat);
  }

  // ---- boot ----

  // Boot until it is accepted; Pending is asked again after the interval, and only then or when triggered.
  async booting() {
    const answer = await this.call('BootNotification', this.voice.boot(this.bootReason));
    this.journal.write('boot', { status: answer.status, firmware: this.firmware, reason: this.bootReason });
    const interval = Math.max(answer.interval, 5) * 1000;
    this.stopTimers();
    if (answer.status !== 'Accepted') {
      this.bootTimer = setTimeout(() => this.booting().catch(() => {}), interval);
      return;
    }
    this.accepted = true;
    this.bootReason = 'Triggered';
    if (answer.interval > 0) this.voice.keepHeartbeat(answer.interval);
    this.heartbeat = setInterval(() => this.tell('Heartbeat', {}), interval);
    this.showAll();
    if (this.afterBoot) {
      const report = this.afterBoot;
      this.afterBoot = null;
      await report();
    }
  }

  // Answer first, then do: for everything that a request sets going.
  later(work, milliseconds = 20) {
    setTimeout(() => {
      Promise.resolve()
        .then(work)
        .catch((error) => this.journal.write('failed', { message: error.message }));
    }, milliseconds);
  }

  trigger(message) {
    const known = {
      BootNotification: () => this.booting(),
      Heartbeat: () => this.call('Heartbeat', {}),
      StatusNotification: () => this.showAll(),
      MeterValues: () => this.voice.meterValues('Trigger'),
    };
    if (!known[message]) return { status: 'NotImplemented' };
    this.later(known[message]);
    return { status: 'Accepted' };
  }

  // ---- state ----

  show(status) {
    this.status = status;
    if (this.accepted) this.voice.sendStatus(status);
  }

  showAll() {
    this.voice.sendStatus(this.status);
  }

  changeAvailability(operative) {
    this.operative = operative;
    this.later(() => {
      this.status = operative ? 'Available' : 'Unavailable';
      if (this.accepted) this.showAll();
    });
    this.journal.write('availability', { operative });
    if (!operative && !this.switchedOff && this.options.switchOff) {
      this.switchedOff = true; // the technician opens the main switch once
      setTimeout(() => {
        this.journal.write('main_switch', { off_s: this.options.offS });
        this.bootReason = 'PowerUp';
        this.leave(this.options.offS * 1000);
      }, this.options.switchAfterS * 1000);
    }
    return { status: 'Accepted' };
  }

  // ---- charging ----

  mayStart() {
    return this.accepted && this.operative && this.charge === null;
  }

  // request: {token, remoteStartId, profile}
  startCharge(request) {
    this.charge = { ...request, sequence: 0 };
    this.limits.clear();
    if (request.profile) this.limits.put(request.profile.id, request.profile.stackLevel, request.profile.schedule);
    this.later(() => this.beginCharge().catch((error) => this.giveUp(error)));
  }

  giveUp(error) {
    this.journal.write('failed', { message: error.message });
    this.charge = null;
    this.show(this.operative ? 'Available' : 'Unavailable');
  }

  async beginCharge() {
    const charge = this.charge;
    if (!(await this.voice.authorize(charge.token))) throw new Error('token refused');
    this.show('Preparing');
    await sleep(PLUG_MS); // somebody plugs in the load
    const before = this.meter.read();
    await this.voice.begin(charge, before);
    this.meter.begin(() => this.limits.amps);
    const offered = this.limits.amps;
    this.journal.write('charge_began', { transaction: charge.id, register_wh: before.registerWh, offered_a: offered });
    this.show('Charging');
    charge.sampling = setInterval(() => this.voice.sample(charge), this.options.sampleS * 1000);
  }

  async endCharge(reason) {
    const charge = this.charge;
    if (!charge) return;
    clearInterval(charge.sampling);
    const most = this.meter.read();
    this.meter.end();
    const after = this.meter.read();
    await this.voice.end(charge, after, reason);
    this.journal.write('charge_ended', { transaction: charge.id, register_wh: after.registerWh, last_a: most.currentA });
    this.charge = null;
    this.limits.clear();
    this.show('Finishing');
    await sleep(PLUG_MS);
    this.show(this.operative ? 'Available' : 'Unavailable');
  }

  setLimit(profile) {
    if (!this.charge) return { status: 'Rejected' };
    this.limits.put(profile.id, profile.stackLevel, profile.schedule);
    const periods = profile.schedule.chargingSchedulePeriod;
    this.journal.write('limit', { id: profile.id, unit: profile.schedule.chargingRateUnit, limit: periods[0].limit });
    return { status: 'Accepted' };
  }

  clearLimit(id) {
    const found = this.limits.remove(id);
    this.journal.write('limit_cleared', { id, found });
    return { status: found ? 'Accepted' : 'Unknown' };
  }

  // ---- firmware ----

  // Download, check, install, restart; `say` reports each state in the words of the version.
  async update(url, say) {
    await say('Downloading');
    let image;
    try {
      image = await fetchImage(url, this.options.model);
    } catch (error) {
      this.journal.write('image_refused', { message: error.message });
      await say(error instanceof BadImage ? 'InstallationFailed' : 'DownloadFailed');
      return;
    }
    this.journal.write('image', { bytes: image.bytes, version: image.version });
    await say('Downloaded');
    this.show('Unavailable');
    await say('Installing');
    await sleep(INSTALL_MS);
    this.firmware = image.version;
    this.status = this.operative ? 'Available' : 'Unavailable';
    this.bootReason = 'FirmwareUpdate';
    this.afterBoot = () => say('Installed');
    await this.voice.rebooting(say);
    await this.leave(REBOOT_MS);
  }

  reset() {
    this.bootReason = 'RemoteReset';
    this.later(() => this.leave(REBOOT_MS), 200);
    return { status: 'Accepted' };
  }
}
