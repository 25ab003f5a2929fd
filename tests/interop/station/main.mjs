// Runs the scripted station until it is killed: node main.mjs --url ws://127.0.0.1:9000/ --ocpp 1.6 --id CP --serial S
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Journal } from './journal.mjs';
import { Meter } from './meter.mjs';
import { Station } from './station.mjs';
import { V16 } from './v16.mjs';
import { V201 } from './v201.mjs';

const { values: given } = parseArgs({
  options: {
    url: { type: 'string' },
    ocpp: { type: 'string', default: '1.6' },
    id: { type: 'string' },
    serial: { type: 'string' },
    model: { type: 'string', default: 'Terra Nova 22' },
    vendor: { type: 'string', default: 'Nordwall' },
    firmware: { type: 'string', default: '2.8.1' },
    'password-file': { type: 'string' }, // Basic authentication with this password
    journal: { type: 'string' }, // JSON lines of what the station did
    'register-wh': { type: 'string', default: '4711500' },
    fills: { type: 'string', default: '' }, // Wh after which the load of each transaction is full, separated by commas
    'fill-s': { type: 'string', default: '4' }, // seconds until such a load is full
    'sample-s': { type: 'string', default: '1' },
    'switch-off': { type: 'boolean', default: false }, // open the main switch once, after it was set inoperative
    'switch-after-s': { type: 'string', default: '2' },
    'off-s': { type: 'string', default: '4' },
  },
});

const VERSIONS = { 1.6: { Voice: V16, stepWh: 1 }, '2.0.1': { Voice: V201, stepWh: 0.1 } };
const MAX_A = 32;

const { Voice, stepWh } = VERSIONS[given.ocpp];
const password = given['password-file'] ? readFileSync(given['password-file'], 'utf8').trim() : null;
const journal = new Journal(given.journal);
const meter = new Meter({
  registerWh: Number(given['register-wh']),
  stepWh,
  fills: given.fills.split(',').filter(Boolean).map(Number),
  fillS: Number(given['fill-s']),
  loadA: MAX_A,
});
const options = {
  ...given,
  password,
  maxA: MAX_A,
  sampleS: Number(given['sample-s']),
  switchOff: given['switch-off'],
  switchAfterS: Number(given['switch-after-s']),
  offS: Number(given['off-s']),
};

await new Station(options, Voice, meter, journal).run();
