// What the station says of itself: configuration keys of 1.6 and the device model of 2.0.1.

const SAMPLED = 'Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage';

// Returns [key, value, readonly] of every configuration key.
export function KEYS({ sampleS, maxA }) {
  return [
    // Core (OCPP 1.6 edition 2, 9.1)
    ['AllowOfflineTxForUnknownId', 'false', false],
    ['AuthorizationCacheEnabled', 'false', false],
    ['AuthorizeRemoteTxRequests', 'true', false],
    ['BlinkRepeat', '3', false],
    ['ClockAlignedDataInterval', '0', false],
    ['ConnectionTimeOut', '60', false],
    ['ConnectorPhaseRotation', '0.RST,1.RST', false],
    ['ConnectorPhaseRotationMaxLength', '2', true],
    ['GetConfigurationMaxKeys', '100', true],
    ['HeartbeatInterval', '300', false],
    ['LightIntensity', '80', false],
    ['LocalAuthorizeOffline', 'true', false],
    ['LocalPreAuthorize', 'false', false],
    ['MaxEnergyOnInvalidId', '0', false],
    ['MeterValueSampleInterval', String(sampleS), false],
    ['MeterValuesAlignedData', 'Energy.Active.Import.Register', false],
    ['MeterValuesAlignedDataMaxLength', '4', true],
    ['MeterValuesSampledData', SAMPLED, false],
    ['MeterValuesSampledDataMaxLength', '4', true],
    ['MinimumStatusDuration', '0', false],
    ['NumberOfConnectors', '1', true],
    ['ResetRetries', '1', false],
    ['StopTransactionOnEVSideDisconnect', 'true', false],
    ['StopTransactionOnInvalidId', 'true', false],
    ['StopTxnAlignedData', '', false],
    ['StopTxnAlignedDataMaxLength', '1', true],
    ['StopTxnSampledData', 'Energy.Active.Import.Register', false],
    ['StopTxnSampledDataMaxLength', '1', true],
    ['SupportedFeatureProfiles', 'Core,FirmwareManagement,RemoteTrigger,SmartCharging', true],
    ['SupportedFeatureProfilesMaxLength', '4', true],
    ['TransactionMessageAttempts', '3', false],
    ['TransactionMessageRetryInterval', '20', false],
    ['UnlockConnectorOnEVSideDisconnect', 'true', false],
    ['WebSocketPingInterval', '30', false],
    // Smart charging (9.4) and firmware management
    ['ChargeProfileMaxStackLevel', '8', true],
    ['ChargingScheduleAllowedChargingRateUnit', 'Current,Power', true],
    ['ChargingScheduleMaxPeriods', '24', true],
    ['ConnectorSwitch3to1PhaseSupported', 'false', true],
    ['MaxChargingProfilesInstalled', '16', true],
    ['SupportedFileTransferProtocols', 'HTTP,HTTPS', true],
    // The maker's own
    ['BackendUrl', 'wss://csms.example.net/ocpp', false],
    ['ChargeBoxId', 'INTEROP-016', false],
    ['DisplayLanguage', 'de', false],
    ['InstallationMaxCurrent', String(maxA), false],
    ['ModemSignalStrength', '-71', true],
    ['NtpServer', '0.pool.ntp.example', false],
    ['RcdType', 'A + RDC-DD', true],
    ['TimeZone', 'Europe/Berlin', false],
    ['VoltageNominal', '230', true],
  ];
}

const RO = 'ReadOnly';
const RW = 'ReadWrite';

// Returns the variables of the device model; a value that is a function is worked out when it is asked for.
export function VARIABLES(station) {
  const { vendor, model, serial, sampleS, maxA } = station.options;
  const of = (component, more = {}) => (name, value, mutability = RO, dataType = 'string', instance = undefined) => ({
    component: { name: component, ...more },
    variable: instance ? { name, instance } : { name },
    value,
    mutability,
    dataType,
  });
  const whole = of('ChargingStation');
  const evse = of('EVSE', { evse: { id: 1 } });
  const connector = of('Connector', { evse: { id: 1, connectorId: 1 } });
  const controller = of('Controller');
  const aligned = of('AlignedDataCtrlr');
  const sampled = of('SampledDataCtrlr');
  const auth = of('AuthCtrlr');
  const clock = of('ClockCtrlr');
  const data = of('DeviceDataCtrlr');
  const comm = of('OCPPCommCtrlr');
  const security = of('SecurityCtrlr');
  const smart = of('SmartChargingCtrlr');
  const tx = of('TxCtrlr');
  return [
    whole('AvailabilityState', () => (station.operative ? 'Available' : 'Unavailable')),
    whole('Available', 'true', RO, 'boolean'),
    whole('Model', model),
    whole('SerialNumber', serial),
    whole('SupplyPhases', '3', RO, 'integer'),
    whole('VendorName', vendor),
    evse('AvailabilityState', () => (station.operative ? 'Available' : 'Unavailable')),
    evse('Available', 'true', RO, 'boolean'),
    evse('Power', () => String(station.meter.read().powerW), RO, 'decimal'),
    evse('SupplyPhases', '3', RO, 'integer'),
    connector('AvailabilityState', () => (station.operative ? 'Available' : 'Unavailable')),
    connector('Available', 'true', RO, 'boolean'),
    connector('ConnectorType', 'cType2'),
    connector('SupplyPhases', '3', RO, 'integer'),
    controller('FirmwareVersion', () => station.firmware),
    aligned('Enabled', 'false', RW, 'boolean'),
    aligned('Interval', '900', RW, 'integer'),
    aligned('Measurands', 'Energy.Active.Import.Register', RW, 'MemberList'),
    aligned('TxEndedInterval', '0', RW, 'integer'),
    aligned('TxEndedMeasurands', 'Energy.Active.Import.Register', RW, 'MemberList'),
    sampled('Enabled', 'true', RW, 'boolean'),
    sampled('TxEndedInterval', '0', RW, 'integer'),
    sampled('TxEndedMeasurands', 'Energy.Active.Import.Register', RW, 'MemberList'),
    sampled('TxStartedMeasurands', 'Energy.Active.Import.Register', RW, 'MemberList'),
    sampled('TxUpdatedInterval', String(sampleS), RW, 'integer'),
    sampled('TxUpdatedMeasurands', SAMPLED, RW, 'MemberList'),
    auth('AuthorizeRemoteStart', 'true', RW, 'boolean'),
    auth('Enabled', 'true', RW, 'boolean'),
    auth('LocalAuthorizeOffline', 'true', RW, 'boolean'),
    auth('LocalPreAuthorize', 'false', RW, 'boolean'),
    auth('OfflineTxForUnknownIdEnabled', 'false', RW, 'boolean'),
    clock('DateTime', () => new Date().toISOString(), RO, 'dateTime'),
    clock('TimeSource', 'Heartbeat', RW, 'SequenceList'),
    clock('TimeZone', 'Europe/Berlin', RW),
    data('BytesPerMessage', '32768', RO, 'integer', 'GetReport'),
    data('BytesPerMessage', '32768', RO, 'integer', 'GetVariables'),
    data('BytesPerMessage', '32768', RO, 'integer', 'SetVariables'),
    data('ItemsPerMessage', '12', RO, 'integer', 'GetReport'),
    data('ItemsPerMessage', '16', RO, 'integer', 'GetVariables'),
    data('ItemsPerMessage', '16', RO, 'integer', 'SetVariables'),
    comm('ActiveNetworkProfile', '1', RO, 'integer'),
    comm('FileTransferProtocols', 'HTTP,HTTPS', RO, 'MemberList'),
    comm('HeartbeatInterval', '300', RW, 'integer'),
    comm('MessageAttemptInterval', '20', RW, 'integer', 'TransactionEvent'),
    comm('MessageAttempts', '3', RW, 'integer', 'TransactionEvent'),
    comm('MessageTimeout', '30', RO, 'integer', 'Default'),
    comm('NetworkConfigurationPriority', '1', RW, 'SequenceList'),
    comm('NetworkProfileConnectionAttempts', '3', RW, 'integer'),
    comm('OfflineThreshold', '60', RW, 'integer'),
    comm('ResetRetries', '1', RW, 'integer'),
    comm('UnlockOnEVSideDisconnect', 'true', RW, 'boolean'),
    comm('WebSocketPingInterval', '30', RW, 'integer'),
    security('BasicAuthPassword', null, 'WriteOnly'),
    security('CertificateEntries', '1', RO, 'integer'),
    security('Identity', station.options.id, RW),
    security('OrganizationName', 'Example Mobility', RW),
    security('SecurityProfile', station.options.password ? '1' : '0', RO, 'integer'),
    smart('Enabled', 'true', RW, 'boolean'),
    smart('Entries', '16', RO, 'integer', 'ChargingProfiles'),
    smart('LimitChangeSignificance', '5', RW, 'decimal'),
    smart('PeriodsPerSchedule', '24', RO, 'integer'),
    smart('ProfileStackLevel', '8', RO, 'integer'),
    smart('RateUnit', 'A,W', RO, 'MemberList'),
    tx('EVConnectionTimeOut', '60', RW, 'integer'),
    tx('MaxEnergyOnInvalidId', '0', RW, 'integer'),
    tx('StopTxOnEVSideDisconnect', 'true', RW, 'boolean'),
    tx('StopTxOnInvalidId', 'true', RW, 'boolean'),
    tx('TxStartPoint', 'PowerPathClosed', RW, 'MemberList'),
    tx('TxStopPoint', 'PowerPathClosed', RW, 'MemberList'),
    of('ElectricalFeed')('PowerSource', 'Grid'),
    of('MaxCurrent')('Limit', String(maxA), RW, 'decimal'),
    of('Modem')('SignalRSSI', '-68', RO, 'integer'),
  ];
}
