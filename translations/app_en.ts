<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ChargeBench</name>
    <message numerus="yes">
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>As found, before the changes. {n} discarded runs are listed with their reasons.</source>
        <translation>
            <numerusform>As found, before the changes. One discarded run is listed with its reason.</numerusform>
            <numerusform>As found, before the changes. {n} discarded runs are listed with their reasons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>As found, nothing adjusted. {n} discarded runs are listed with their reasons.</source>
        <translation>
            <numerusform>As found, nothing adjusted. One discarded run is listed with its reason.</numerusform>
            <numerusform>As found, nothing adjusted. {n} discarded runs are listed with their reasons.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/status.py"/>
        <source>Battery {n} %</source>
        <translation>
            <numerusform>Battery {n} %</numerusform>
            <numerusform>Battery {n} %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/drawer.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>Connector {n}</source>
        <translation>
            <numerusform>Connector {n}</numerusform>
            <numerusform>Connector {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Connector {n} goes out of service.</source>
        <translation>
            <numerusform>Connector {n} goes out of service.</numerusform>
            <numerusform>Connector {n} goes out of service.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/drawer.py"/>
        <source>EVSE {n}</source>
        <translation>
            <numerusform>EVSE {n}</numerusform>
            <numerusform>EVSE {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/station.py"/>
        <source>Filter {n} values…</source>
        <translation>
            <numerusform>Filter one value…</numerusform>
            <numerusform>Filter {n} values…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Later live steps on connector {n} stay locked until a re-test passes.</source>
        <translation>
            <numerusform>Later live steps on connector {n} stay locked until a re-test passes.</numerusform>
            <numerusform>Later live steps on connector {n} stay locked until a re-test passes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>Meter checked at {n} loads</source>
        <translation>
            <numerusform>Meter checked at one load</numerusform>
            <numerusform>Meter checked at {n} loads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/status.py"/>
        <source>Sync: {n} waiting</source>
        <translation>
            <numerusform>Sync: {n} waiting</numerusform>
            <numerusform>Sync: {n} waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/lock.py"/>
        <source>Wrong PIN. The next try counts in {n} s.</source>
        <translation>
            <numerusform>Wrong PIN. The next try counts in {n} s.</numerusform>
            <numerusform>Wrong PIN. The next try counts in {n} s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/content.py"/>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>connector {n}</source>
        <translation>
            <numerusform>connector {n}</numerusform>
            <numerusform>connector {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/instruments.py"/>
        <source>due in {n} days</source>
        <translation>
            <numerusform>due in {n} day</numerusform>
            <numerusform>due in {n} days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/today.py"/>
        <source>in {n} days</source>
        <translation>
            <numerusform>in one day</numerusform>
            <numerusform>in {n} days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/run_rows.py"/>
        <source>run {n}</source>
        <translation>
            <numerusform>run {n}</numerusform>
            <numerusform>run {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/run_rows.py"/>
        <source>runs 1 to {n}</source>
        <translation>
            <numerusform>run {n}</numerusform>
            <numerusform>runs 1 to {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>stable for {n} s</source>
        <translation>
            <numerusform>stable for {n} s</numerusform>
            <numerusform>stable for {n} s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_words.py"/>
        <source>{done} of {n} items</source>
        <translation>
            <numerusform>{done} of {n} item</numerusform>
            <numerusform>{done} of {n} items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/cli/checklist.py"/>
        <source>{id}: {n} items, fine</source>
        <translation>
            <numerusform>{id}: one item, fine</numerusform>
            <numerusform>{id}: {n} items, fine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/cli/sync.py"/>
        <source>{n} bundles copied and read back</source>
        <translation>
            <numerusform>One bundle copied and read back</numerusform>
            <numerusform>{n} bundles copied and read back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/report.py"/>
        <source>{n} bundles delivered</source>
        <translation>
            <numerusform>One bundle delivered</numerusform>
            <numerusform>{n} bundles delivered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/times.py"/>
        <source>{n} days ago</source>
        <translation>
            <numerusform>one day ago</numerusform>
            <numerusform>{n} days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/certificate_part.py"/>
        <source>{n} discarded runs, listed with their reasons</source>
        <translation>
            <numerusform>One discarded run, listed with its reason</numerusform>
            <numerusform>{n} discarded runs, listed with their reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/times.py"/>
        <source>{n} h ago</source>
        <translation>
            <numerusform>{n} h ago</numerusform>
            <numerusform>{n} h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/stations.py"/>
        <source>{n} in the register</source>
        <translation>
            <numerusform>one in the register</numerusform>
            <numerusform>{n} in the register</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/instrument_list.py"/>
        <source>{n} instruments written to {path}</source>
        <translation>
            <numerusform>{n} instrument written to {path}</numerusform>
            <numerusform>{n} instruments written to {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/guided_visit.py"/>
        <location filename="../app/workflows/run_visit.py"/>
        <source>{n} items</source>
        <translation>
            <numerusform>one item</numerusform>
            <numerusform>{n} items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_words.py"/>
        <source>{n} items came up</source>
        <translation>
            <numerusform>one item came up</numerusform>
            <numerusform>{n} items came up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{n} items inspected</source>
        <translation>
            <numerusform>One item inspected</numerusform>
            <numerusform>{n} items inspected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>{n} items stay open</source>
        <translation>
            <numerusform>One item stays open</numerusform>
            <numerusform>{n} items stay open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/instruments.py"/>
        <source>{n} listed</source>
        <translation>
            <numerusform>{n} listed</numerusform>
            <numerusform>{n} listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/plan_step.py"/>
        <source>{n} load points</source>
        <translation>
            <numerusform>one load point</numerusform>
            <numerusform>{n} load points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{n} mandatory items or steps were not tested</source>
        <translation>
            <numerusform>one mandatory item or step was not tested</numerusform>
            <numerusform>{n} mandatory items or steps were not tested</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>{n} min</source>
        <translation>
            <numerusform>{n} min</numerusform>
            <numerusform>{n} min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/times.py"/>
        <source>{n} min ago</source>
        <translation>
            <numerusform>{n} min ago</numerusform>
            <numerusform>{n} min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/snapshot.py"/>
        <source>{n} of {total} values</source>
        <translation>
            <numerusform>{n} of {total} values</numerusform>
            <numerusform>{n} of {total} values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{n} open</source>
        <translation>
            <numerusform>{n} open</numerusform>
            <numerusform>{n} open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{n} open findings</source>
        <translation>
            <numerusform>one open finding</numerusform>
            <numerusform>{n} open findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/profiles.py"/>
        <source>{n} profiles</source>
        <translation>
            <numerusform>one profile</numerusform>
            <numerusform>{n} profiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{n} records of the operator kept</source>
        <translation>
            <numerusform>One record of the operator kept</numerusform>
            <numerusform>{n} records of the operator kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/today.py"/>
        <source>{n} refused</source>
        <translation>
            <numerusform>{n} refused</numerusform>
            <numerusform>{n} refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/run_rows.py"/>
        <source>{n} runs to go</source>
        <translation>
            <numerusform>one run to go</numerusform>
            <numerusform>{n} runs to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>{n} s</source>
        <translation>
            <numerusform>{n} s</numerusform>
            <numerusform>{n} s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/calibration.py"/>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>{n} s left</source>
        <translation>
            <numerusform>{n} s left</numerusform>
            <numerusform>{n} s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/instrument_list.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>{n} shown</source>
        <translation>
            <numerusform>{n} shown</numerusform>
            <numerusform>{n} shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/stations.py"/>
        <source>{n} stations</source>
        <translation>
            <numerusform>one station</numerusform>
            <numerusform>{n} stations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/stations.py"/>
        <source>{n} stations written to {path}</source>
        <translation>
            <numerusform>One station written to {path}</numerusform>
            <numerusform>{n} stations written to {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/visit_work.py"/>
        <source>{n} values</source>
        <translation>
            <numerusform>one value</numerusform>
            <numerusform>{n} values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/close_out.py"/>
        <source>{n} values differ, {open} without a reason</source>
        <translation>
            <numerusform>one value differs, {open} without a reason</numerusform>
            <numerusform>{n} values differ, {open} without a reason</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/cli/station.py"/>
        <source>{n} values written to {file}</source>
        <translation>
            <numerusform>One value written to {file}</numerusform>
            <numerusform>{n} values written to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_items.py"/>
        <source>{section}, connector {n}</source>
        <translation>
            <numerusform>{section}, connector {n}</numerusform>
            <numerusform>{section}, connector {n}</numerusform>
        </translation>
    </message>
</context>
</TS>
