<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ChargeBench</name>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>% by class</source>
        <translation>% je Klasse</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>(or 0.25 A)</source>
        <translation>(oder 0,25 A)</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>0 = any free one</source>
        <translation>0 = ein freier</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>0.35 to 1.4 IΔn</source>
        <translation>0,35 bis 1,4 IΔn</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>0.5 ind. to 0.8 cap.</source>
        <translation>0,5 ind. bis 0,8 kap.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>0.5 to 1.0 IΔn</source>
        <translation>0,5 bis 1,0 IΔn</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>0.5 to 2.0 IΔn</source>
        <translation>0,5 bis 2,0 IΔn</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>1 item</source>
        <translation>1 Prüfpunkt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>1 to 48 letters, digits, . _ or -</source>
        <translation>1 bis 48 Buchstaben, Ziffern, . _ oder -</translation>
    </message>
    <message>
        <location filename="../app/ui/models/check_rows.py"/>
        <source>2 of 3 beyond 2 σ</source>
        <translation>2 von 3 über 2 σ</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>2026-11-23; empty = now</source>
        <translation>2026-11-23; leer = jetzt</translation>
    </message>
    <message>
        <location filename="../app/ui/models/check_rows.py"/>
        <source>4 of 5 beyond 1 σ</source>
        <translation>4 von 5 über 1 σ</translation>
    </message>
    <message>
        <location filename="../app/ui/models/check_rows.py"/>
        <source>8 on one side</source>
        <translation>8 auf einer Seite</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>? keys</source>
        <translation>? Tasten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>A PIN needs at least 4 characters. Nothing was changed.</source>
        <translation>Eine PIN braucht mindestens 4 Zeichen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>A charge on the service token of this visit at 16 A, then at 10 A. It stops by itself; its energy is on the report. It cannot be cancelled half way: a charge would be left running.</source>
        <translation>Eine Ladung mit dem Service-Token dieses Besuchs, erst 16 A, dann 10 A. Sie endet von selbst; ihre Energie steht im Bericht. Sie lässt sich unterwegs nicht abbrechen: Eine Ladung liefe sonst weiter.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>A checksum of the record is wrong: something outside of what is signed was changed or damaged.</source>
        <translation>Eine Prüfsumme des Datensatzes ist falsch: etwas außerhalb des Signierten wurde geändert oder beschädigt.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>A command was sent and never confirmed.</source>
        <translation>Ein Befehl wurde gesendet und nie bestätigt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>A named, authorised person takes the responsibility; name and time are printed. Live work on this station stays locked all the same.</source>
        <translation>Eine namentlich genannte, befugte Person übernimmt die Verantwortung; Name und Zeit stehen im Bericht. Arbeiten unter Spannung an dieser Station bleiben trotzdem gesperrt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>A number is missing or cannot be read. Nothing is sent before the plan is complete.</source>
        <translation>Eine Zahl fehlt oder ist nicht lesbar. Vor dem vollständigen Plan wird nichts gesendet.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>A photo is not the one that the data inside name.</source>
        <translation>Ein Foto ist nicht das, das die enthaltenen Daten nennen.</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>A reason is needed</source>
        <translation>Eine Begründung ist nötig</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>A record between begin and end is missing.</source>
        <translation>Ein Datensatz zwischen Beginn und Ende fehlt.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>A register that rolled over states where: register_rollover_kwh.</source>
        <translation>Ein übergelaufenes Register gibt an, wo: register_rollover_kwh.</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_note.py"/>
        <source>A running register was never used: begin and end values of one transaction only.</source>
        <translation>Kein laufendes Zählwerk: nur Anfangs- und Endwerte.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>A signature does not match the content.</source>
        <translation>Eine Signatur passt nicht zum Inhalt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>A silent link never counts as dead, and a talking one never does. Find the source, then prove dead.</source>
        <translation>Weder eine stumme noch eine meldende Verbindung gilt als spannungsfrei. Die Quelle finden, dann Spannungsfreiheit feststellen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>A skipped step is printed with its reason; most of them keep the verdict from being safe.</source>
        <translation>Ein übersprungener Schritt steht mit seinem Grund im Bericht; meist ist das Ergebnis „Sicher“ dann ausgeschlossen.</translation>
    </message>
    <message>
        <location filename="../app/domain/outcome.py"/>
        <source>A test of the meter failed: paid charging out of service</source>
        <translation>Eine Prüfung des Zählers ist nicht bestanden: bezahltes Laden außer Betrieb</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>A, exactly</source>
        <translation>A, genau</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>A, range</source>
        <translation>A, Bereich</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>AC</source>
        <translation>AC</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>AC and DC</source>
        <translation>AC und DC</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Accept a temporary measure for {item}</source>
        <translation>Vorläufige Maßnahme für {item} annehmen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/cards.py"/>
        <source>Accept temporary measure…</source>
        <translation>Vorläufige Maßnahme annehmen …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/act_form.py"/>
        <source>Accreditation or authorisation number</source>
        <translation>Akkreditierungs- oder Befugnisnummer</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Adapter carries, A</source>
        <translation>Adapter trägt, A</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_editor.py"/>
        <source>Add a load point</source>
        <translation>Lastpunkt hinzufügen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Add a photo</source>
        <translation>Foto hinzufügen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_editor.py"/>
        <source>Add a row of limits</source>
        <translation>Zeile mit Grenzen hinzufügen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>Add an instrument</source>
        <translation>Messgerät hinzufügen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>Add it</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_photos.py"/>
        <source>Add photos</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Address of the site, for the certificate</source>
        <translation>Anschrift des Standorts, für das Zertifikat</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Address of this laptop that stations connect to. 127.0.0.1 is reached from this computer only.</source>
        <translation>Adresse dieses Laptops, mit der sich Stationen verbinden. 127.0.0.1 ist nur von diesem Rechner aus erreichbar.</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>Adjusted: {what}</source>
        <translation>Justiert: {what}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <source>Adjustment</source>
        <translation>Justage</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/measurement.py"/>
        <source>Adjustments</source>
        <translation>Justierungen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/live.py"/>
        <source>Admit the station</source>
        <translation>Station zulassen</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <location filename="../app/reports/photo.py"/>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>After an adjustment nothing speaks for the meter until it was measured again as left.</source>
        <translation>Nach einer Justage spricht nichts für den Zähler, bis er wie hinterlassen neu gemessen wurde.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/cards.py"/>
        <source>After the trip</source>
        <translation>Nach der Auslösung</translation>
    </message>
    <message>
        <location filename="../app/reports/conformity.py"/>
        <source>Against {profile}. {decisions}. The column "Conformity" is the probability that the true error lies within the limit; T / U is the ratio of limit to expanded uncertainty.</source>
        <translation>Gegen {profile}. {decisions}. Die Spalte „Konformität“ nennt die Wahrscheinlichkeit, dass die wahre Abweichung innerhalb der Grenze liegt; T / U ist das Verhältnis von Grenze zu erweiterter Messunsicherheit.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>All attempts are kept and printed.</source>
        <translation>Alle Versuche bleiben erhalten und stehen im Bericht.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>All instruments</source>
        <translation>Alle Messgeräte</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <source>All items</source>
        <translation>Alle Prüfpunkte</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>All profiles</source>
        <translation>Alle Profile</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/snapshot.py"/>
        <source>All settings, states and its clock are read while its boot is still answered Pending; then it is set inoperative, so that the apps show it. Nothing else is changed.</source>
        <translation>Alle Einstellungen, Zustände und die Uhr werden gelesen, solange die Anmeldung mit Pending beantwortet ist; danach wird die Station außer Betrieb gesetzt, damit die Apps es zeigen. Sonst ändert sich nichts.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <source>All stations</source>
        <translation>Alle Stationen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>All three agree</source>
        <translation>Alle drei stimmen überein</translation>
    </message>
    <message>
        <location filename="../app/reports/conformity.py"/>
        <source>All u in percent of the energy. u(x): standard uncertainty of the input; c: sensitivity; u = |c| u(x); ν: degrees of freedom. Evaluated after the GUM (JCGM 100:2008).</source>
        <translation>Alle u in Prozent der Energie. u(x): Standardunsicherheit der Eingangsgröße; c: Empfindlichkeit; u = |c| u(x); ν: Freiheitsgrade. Ermittelt nach dem GUM (JCGM 100:2008).</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Always an answer. Nothing more is done to the station; the report says why and what was not tested.</source>
        <translation>Das ist immer erlaubt. An der Station geschieht nichts mehr; der Bericht sagt, warum und was nicht geprüft wurde.</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>Answer again</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Answer yes or no</source>
        <translation>Mit Ja oder Nein antworten</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Answered no</source>
        <translation>Mit Nein beantwortet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>App lock</source>
        <translation>Programmsperre</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Applies until (2032-12-31)</source>
        <translation>Gilt bis (2032-12-31)</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>Approval file</source>
        <translation>Freigabedatei</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>Approval file…</source>
        <translation>Freigabedatei …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <source>Approval needs a second person</source>
        <translation>Die Freigabe braucht eine zweite Person</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <source>Approved by (a second person)</source>
        <translation>Freigegeben von (zweite Person)</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Apr</source>
        <translation>Apr.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Arrive</source>
        <translation>Ankunft</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/conformity.py"/>
        <location filename="../app/reports/photo.py"/>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>As found</source>
        <translation>Wie vorgefunden</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>As found, before the changes. Every run counts.</source>
        <translation>Wie vorgefunden, vor den Änderungen. Jede Messung zählt.</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>As found, before the changes. {n} discarded runs are listed with their reasons.</source>
        <translation>
            <numerusform>Wie vorgefunden, vor den Änderungen. Eine verworfene Messung ist mit ihrem Grund aufgeführt.</numerusform>
            <numerusform>Wie vorgefunden, vor den Änderungen. {n} verworfene Messungen sind mit ihren Gründen aufgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>As found, nothing adjusted. Every run counts.</source>
        <translation>Wie vorgefunden, nichts justiert. Jede Messung zählt.</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>As found, nothing adjusted. {n} discarded runs are listed with their reasons.</source>
        <translation>
            <numerusform>Wie vorgefunden, nichts justiert. Eine verworfene Messung ist mit ihrem Grund aufgeführt.</numerusform>
            <numerusform>Wie vorgefunden, nichts justiert. {n} verworfene Messungen sind mit ihren Gründen aufgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>As found: error ± U, %</source>
        <translation>Vorgefunden: Abweichung ± U, %</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/conformity.py"/>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>As left</source>
        <translation>Wie hinterlassen</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>As left: error ± U, %</source>
        <translation>Hinterlassen: Abweichung ± U, %</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/certificate.py"/>
        <source>As left: not measured, {reason}.</source>
        <translation>Wie hinterlassen: nicht gemessen, {reason}.</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>As required</source>
        <translation>Gefordert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>As the station shows them for one transaction. A fee with its own price is checked alone too.</source>
        <translation>Wie die Station sie für einen Ladevorgang anzeigt. Ein Anteil mit eigenem Preis wird auch für sich geprüft.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>Ask for approval…</source>
        <translation>Freigabe anfordern …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>At least 4 characters. Signing asks for the PIN of the signing key.</source>
        <translation>Mindestens 4 Zeichen. Beim Unterschreiben wird die PIN des Signaturschlüssels verlangt.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>At the planned current no load drew anything; the charge was stopped.</source>
        <translation>Keine Last hat den geplanten Strom gezogen; die Ladung wurde beendet.</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Aug</source>
        <translation>Aug.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Authorisation number</source>
        <translation>Nummer der Befugnis</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Authorised person</source>
        <translation>Befugte Person</translation>
    </message>
    <message>
        <location filename="../app/domain/act.py"/>
        <source>Authorised repair</source>
        <translation>Befugte Instandsetzung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/act_form.py"/>
        <source>Authority</source>
        <translation>Behörde</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/close_out.py"/>
        <source>Availability set</source>
        <translation>Verfügbarkeit gesetzt</translation>
    </message>
    <message>
        <location filename="../app/reports/stamp.py"/>
        <source>Awaiting the supervisor</source>
        <translation>Gegenzeichnung der Fachaufsicht steht aus</translation>
    </message>
    <message>
        <location filename="../app/reports/stamp.py"/>
        <source>Awaiting the technician</source>
        <translation>Unterschrift des Technikers steht aus</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_calibration.py"/>
        <source>Back to measuring</source>
        <translation>Zurück zur Messung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>Back to the visit</source>
        <translation>Zurück zum Besuch</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Batch, warranty</source>
        <translation>Charge, Garantie</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>Battery</source>
        <translation>Akku</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/status.py"/>
        <source>Battery {n} %</source>
        <translation>
            <numerusform>Akku {n} %</numerusform>
            <numerusform>Akku {n} %</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Battery, kWh</source>
        <translation>Batterie, kWh</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <location filename="../app/reports/photo.py"/>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>Before a seal is opened, or where one was found broken: what does it end?</source>
        <translation>Bevor eine Plombe geöffnet wird, oder wo eine gebrochen war: Was endet damit?</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <location filename="../app/cli/signed.py"/>
        <location filename="../app/reports/run.py"/>
        <source>Begin</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Begin visit</source>
        <translation>Besuch beginnen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>Begin with the practice visit</source>
        <translation>Mit dem Übungsbesuch beginnen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Both serials are the same</source>
        <translation>Beide Nummern sind gleich</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Both values are the same</source>
        <translation>Beide Werte sind gleich</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>Broken or missing</source>
        <translation>Gebrochen oder fehlt</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Built into</source>
        <translation>Eingebaut in</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>By which right</source>
        <translation>Mit welcher Befugnis</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/reports/work.py"/>
        <source>Calibrated</source>
        <translation>Kalibriert</translation>
    </message>
    <message>
        <location filename="../app/ui/models/certificate_rows.py"/>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>Calibrated on</source>
        <translation>Kalibriert am</translation>
    </message>
    <message>
        <location filename="../app/domain/act.py"/>
        <location filename="../app/domain/step.py"/>
        <location filename="../app/ui/views/settings.py"/>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <location filename="../app/reports/title.py"/>
        <location filename="../app/ui/views/instrument.py"/>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>Calibration certificate</source>
        <translation>Kalibrierschein</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>Calibration profiles</source>
        <translation>Kalibrierprofile</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Calibration profiles…</source>
        <translation>Kalibrierprofile …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <location filename="../app/ui/views/profiles.py"/>
        <location filename="../app/ui/views/steps/page.py"/>
        <location filename="../app/ui/views/take_over.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Cancel check charge, because…</source>
        <translation>Prüfladung abbrechen, weil …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Cancel the charge</source>
        <translation>Ladung abbrechen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Cancel the check charge</source>
        <translation>Prüfladung abbrechen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Cancelling leaves everything as it is; what was saved stays.</source>
        <translation>Nach dem Abbrechen bleibt alles, wie es ist; Gespeichertes bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>Cancelling leaves the station alone; the port stays open for it.</source>
        <translation>Abbrechen lässt die Station in Ruhe; der Port bleibt für sie offen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Cannot</source>
        <translation>Geht nicht</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <location filename="../app/reports/fault.py"/>
        <source>Cause and action</source>
        <translation>Ursache und Maßnahme</translation>
    </message>
    <message>
        <location filename="../app/ui/views/checks.py"/>
        <source>Centre {centre} %, sigma {sigma} %, from the first {count} checks.</source>
        <translation>Mitte {centre} %, Sigma {sigma} %, aus den ersten {count} Kontrollen.</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/reports/stamp.py"/>
        <location filename="../app/reports/work.py"/>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <location filename="../app/ui/models/certificate_rows.py"/>
        <location filename="../app/ui/models/instruments.py"/>
        <source>Certificate no.</source>
        <translation>Kalibrierschein-Nr.</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Certificate number</source>
        <translation>Nummer des Scheins</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Certificate of the meter</source>
        <translation>Zertifikat des Zählers</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>Certificate {number} is kept; {before} stays below.</source>
        <translation>Kalibrierschein {number} ist gespeichert; {before} bleibt unten stehen.</translation>
    </message>
    <message>
        <location filename="../app/cli/demo.py"/>
        <location filename="../app/cli/run.py"/>
        <source>Certificate: {path}</source>
        <translation>Zertifikat: {path}</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <location filename="../app/reports/integrity.py"/>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>Changed for this visit and restored, read back: {keys}.</source>
        <translation>Für diesen Besuch geändert, wiederhergestellt und zurückgelesen: {keys}.</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Changes and faults</source>
        <translation>Änderungen und Störungen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/lock.py"/>
        <source>ChargeBench is locked</source>
        <translation>ChargeBench ist gesperrt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>ChargeBench {version}</source>
        <translation>ChargeBench {version}</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Charged</source>
        <translation>Geladen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>Check against a check standard</source>
        <translation>Kontrolle gegen ein Kontrollnormal</translation>
    </message>
    <message>
        <location filename="../app/ui/models/check_rows.py"/>
        <source>Check standard</source>
        <translation>Kontrollnormal</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Check the price of a charge</source>
        <translation>Preis einer Ladung prüfen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Checked with the key in the record itself: compare it with the one on the meter.</source>
        <translation>Geprüft mit dem Schlüssel aus dem Datensatz selbst: mit dem am Zähler vergleichen.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Checked with the key in the same file: compare it with the one on the meter.</source>
        <translation>Geprüft mit dem Schlüssel aus derselben Datei: mit dem am Zähler vergleichen.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Checked with the key you gave.</source>
        <translation>Geprüft mit dem angegebenen Schlüssel.</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/reports/integrity.py"/>
        <source>Checklist</source>
        <translation>Checkliste</translation>
    </message>
    <message>
        <location filename="../app/ui/views/checks.py"/>
        <location filename="../app/ui/views/instrument.py"/>
        <source>Checks</source>
        <translation>Kontrollen</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>Checksum of the software</source>
        <translation>Prüfsumme der Software</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Choose a file and say its version</source>
        <translation>Datei wählen und ihre Version angeben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>Choose it, or drop it here</source>
        <translation>Auswählen oder hier ablegen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>Choose the signed approval</source>
        <translation>Signierte Freigabe auswählen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <location filename="../app/ui/views/take_over.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Chosen: {value}</source>
        <translation>Gewählt: {value}</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Class of the meter</source>
        <translation>Klasse des Zählers</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <location filename="../app/ui/views/station.py"/>
        <location filename="../app/ui/views/status.py"/>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>Clock: station {seconds} s ahead</source>
        <translation>Uhr: Station geht {seconds} s vor</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>Clock: station {seconds} s behind</source>
        <translation>Uhr: Station geht {seconds} s nach</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <location filename="../app/ui/views/visit_look.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Close out</source>
        <translation>Abschluss</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Coarsest digit, kWh</source>
        <translation>Gröbste Stelle, kWh</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Code of this revision</source>
        <translation>Code dieser Revision</translation>
    </message>
    <message>
        <location filename="../app/reports/budget.py"/>
        <source>Combined u</source>
        <translation>Kombiniertes u</translation>
    </message>
    <message>
        <location filename="../app/reports/fault.py"/>
        <source>Common code</source>
        <translation>OCPP-Code</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Compare the certificate fingerprint with page 1</source>
        <translation>Fingerabdruck des Zertifikats mit Seite 1 vergleichen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/checks.py"/>
        <source>Compare the instrument with the same check standard again and again, and record what it shows: a chart says from {count} checks on whether something changed.</source>
        <translation>Das Messgerät immer wieder mit demselben Kontrollnormal vergleichen und eintragen, was es zeigt: Ab {count} Kontrollen sagt eine Regelkarte, ob sich etwas geändert hat.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Compared by</source>
        <translation>Verglichen nach</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/certificate_part.py"/>
        <source>Comparison of the energy registers of the meter under test and of the reference meter in the same circuit, one charging transaction a run. Error = (meter − reference) / reference.</source>
        <translation>Vergleich der Energieregister von Prüfling und Referenzzähler im selben Stromkreis, ein Ladevorgang je Messung. Abweichung = (Zähler − Referenz) / Referenz.</translation>
    </message>
    <message>
        <location filename="../app/reports/budget.py"/>
        <source>Component</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>Conditional fail</source>
        <translation>Bedingt nicht bestanden</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>Conditional pass</source>
        <translation>Bedingt bestanden</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/ui/views/profile_fields.py"/>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Confirm the connection…</source>
        <translation>Anschluss bestätigen …</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/conformity.py"/>
        <location filename="../app/reports/point.py"/>
        <source>Conformity</source>
        <translation>Konformität</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <location filename="../app/ui/views/stations.py"/>
        <location filename="../app/ui/views/today.py"/>
        <source>Connect a station</source>
        <translation>Station verbinden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>Connection of the reference</source>
        <translation>Anschluss des Referenzzählers</translation>
    </message>
    <message>
        <location filename="../app/workflows/prove_wiring.py"/>
        <source>Connection of the reference under load, warm-up of {seconds} s</source>
        <translation>Anschluss des Referenzzählers unter Last, Warmlauf {seconds} s</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/drawer.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>Connector {n}</source>
        <translation>
            <numerusform>Anschluss {n}</numerusform>
            <numerusform>Anschluss {n}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Connector {n} goes out of service.</source>
        <translation>
            <numerusform>Anschluss {n} geht außer Betrieb.</numerusform>
            <numerusform>Anschluss {n} geht außer Betrieb.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Constant of the LED, imp/kWh</source>
        <translation>Konstante der LED, Imp/kWh</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>Contradiction</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <location filename="../app/ui/views/checks.py"/>
        <source>Control chart of the checks</source>
        <translation>Regelkarte der Kontrollen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/list_frame.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Copy handed over</source>
        <translation>Kopie übergeben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Copy to edit</source>
        <translation>Kopie bearbeiten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Correct the marked field first</source>
        <translation>Zuerst das markierte Feld berichtigen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/content.py"/>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Cosmetic</source>
        <translation>Nur optisch</translation>
    </message>
    <message>
        <location filename="../app/reports/signature.py"/>
        <source>Countersigned by the supervisor</source>
        <translation>Gegengezeichnet von der Fachaufsicht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <location filename="../app/ui/views/record_form.py"/>
        <source>Coverage factor k</source>
        <translation>Erweiterungsfaktor k</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Coverage probability</source>
        <translation>Überdeckungswahrscheinlichkeit</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>Ctrl K find</source>
        <translation>Ctrl K suchen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Current</source>
        <translation>Strom</translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>Current flows where the reference sees no voltage: connect its voltage lead.</source>
        <translation>Es fließt Strom, wo die Referenz keine Spannung sieht: ihre Spannungsleitung anschließen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Current per phase, A</source>
        <translation>Strom je Phase, A</translation>
    </message>
    <message>
        <location filename="../app/ui/views/certificate_points.py"/>
        <source>Current, A per phase</source>
        <translation>Strom, A je Phase</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Currents</source>
        <translation>Ströme</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/work.py"/>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Customer, for the certificate</source>
        <translation>Kunde, für das Zertifikat</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>DC</source>
        <translation>DC</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>DC discharge</source>
        <translation>DC-Entladung</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>DC emulator and bank</source>
        <translation>DC-Lastbank</translation>
    </message>
    <message>
        <location filename="../app/ui/views/certificate_points.py"/>
        <source>DC voltage, V</source>
        <translation>Gleichspannung, V</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Danger: isolate now</source>
        <translation>Gefahr: sofort abschalten</translation>
    </message>
    <message>
        <location filename="../app/system/doctor.py"/>
        <source>Data directory can be written</source>
        <translation>Datenverzeichnis ist beschreibbar</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Data manifest</source>
        <translation>Datenmanifest</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <location filename="../app/ui/models/error_rows.py"/>
        <location filename="../app/ui/views/record_form.py"/>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Dead checks</source>
        <translation>Prüfung ohne Netz</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/reports/work.py"/>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Dec</source>
        <translation>Dez.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <location filename="../app/reports/point.py"/>
        <location filename="../app/ui/models/run_rows.py"/>
        <location filename="../app/ui/views/profile_editor.py"/>
        <source>Decision</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/conformity.py"/>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Decision rule</source>
        <translation>Entscheidungsregel</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>Declare</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>Declared once the work is done, it makes the meter valid again where the law says so.</source>
        <translation>Nach der Arbeit erklärt, macht es den Zähler wieder gültig, wo das Gesetz es so sagt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Defects</source>
        <translation>Mängel</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Deliver now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Density</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Detector proved</source>
        <translation>Prüfer erprobt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/close_out.py"/>
        <source>Differences to the first snapshot</source>
        <translation>Unterschiede zur ersten Momentaufnahme</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Digits it may move</source>
        <translation>Erlaubte Schritte</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Discard run</source>
        <translation>Messung verwerfen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Discard run {number} at {point}</source>
        <translation>Messung {number} bei {point} verwerfen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Discard run, because…</source>
        <translation>Messung verwerfen, weil …</translation>
    </message>
    <message>
        <location filename="../app/reports/run.py"/>
        <source>Discarded runs. {runs}.</source>
        <translation>Verworfene Messungen. {runs}.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <location filename="../app/ui/views/settings.py"/>
        <location filename="../app/ui/views/steps/page.py"/>
        <location filename="../app/ui/views/visit_start.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>Display and register</source>
        <translation>Anzeige und Register</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>Display and signed value</source>
        <translation>Anzeige und signierter Wert</translation>
    </message>
    <message>
        <location filename="../app/workflows/guided_visit.py"/>
        <source>Display at {point}, run {number}</source>
        <translation>Anzeige bei {point}, Messung {number}</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>Display kWh</source>
        <translation>Anzeige kWh</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>Display {display} kWh, signed {signed} kWh</source>
        <translation>Anzeige {display} kWh, signiert {signed} kWh</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>Display, kWh</source>
        <translation>Anzeige, kWh</translation>
    </message>
    <message>
        <location filename="../app/reports/budget.py"/>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/ui/views/run_questions.py"/>
        <location filename="../app/ui/views/steps/machine.py"/>
        <location filename="../app/ui/views/steps/page.py"/>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Drawing the pages…</source>
        <translation>Seiten werden gezeichnet …</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/views/today.py"/>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/drawer.py"/>
        <source>EVSE {n}</source>
        <translation>
            <numerusform>Ladepunkt {n}</numerusform>
            <numerusform>Ladepunkt {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Each is saved as not tested with this reason; the visit can no longer end as safe.</source>
        <translation>Jeder wird mit diesem Grund als nicht geprüft gespeichert; der Besuch kann nicht mehr mit „Sicher“ enden.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument.py"/>
        <source>Earlier certificates</source>
        <translation>Frühere Kalibrierscheine</translation>
    </message>
    <message>
        <location filename="../app/ui/models/profile_rows.py"/>
        <source>Edition</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location filename="../app/reports/band.py"/>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Electrical safety</source>
        <translation>Elektrische Sicherheit</translation>
    </message>
    <message>
        <location filename="../app/cli/signed.py"/>
        <location filename="../app/reports/run.py"/>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>End of {number}, {pages} pages</source>
        <translation>Ende von {number}, {pages} Seiten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>End the step as failed</source>
        <translation>Schritt als nicht bestanden beenden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>Energy comparison</source>
        <translation>Energievergleich</translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>Energy flows and the import register stands: check the direction and the register map, or wait longer.</source>
        <translation>Es fließt Energie und das Bezugsregister steht: Richtung und Registerkarte prüfen oder länger warten.</translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>Energy is counted as export: turn the reference round; where the map names them the other way, use its export.</source>
        <translation>Die Energie wird als Lieferung gezählt: die Referenz umdrehen; wo die Karte die Namen vertauscht, ihre Lieferung verwenden.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Energy of the reference, kWh</source>
        <translation>Energie der Referenz, kWh</translation>
    </message>
    <message>
        <location filename="../app/ui/views/display_ask.py"/>
        <source>Energy on the display, kWh</source>
        <translation>Energie auf der Anzeige, kWh</translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>Energy seems to flow back: supply and load side of the reference are swapped.</source>
        <translation>Die Energie scheint zurückzufließen: Netz- und Lastseite der Referenz sind vertauscht.</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Energy used by test charges</source>
        <translation>Energie der Prüfladungen</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Energy, kWh</source>
        <translation>Energie, kWh</translation>
    </message>
    <message>
        <location filename="../app/cli/signed.py"/>
        <source>Energy: {energy} kWh</source>
        <translation>Energie: {energy} kWh</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Entered from certificate or text</source>
        <translation>Aus Bescheinigung oder Text eingegeben</translation>
    </message>
    <message>
        <location filename="../app/ui/models/error_rows.py"/>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>Error</source>
        <translation>Abw.</translation>
    </message>
    <message>
        <location filename="../app/reports/plot.py"/>
        <source>Error against load current</source>
        <translation>Abweichung über dem Laststrom</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Error at each load point</source>
        <translation>Abweichung je Lastpunkt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>Error found</source>
        <translation>Gefundene Abweichung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Error of the running run</source>
        <translation>Abweichung der laufenden Messung</translation>
    </message>
    <message>
        <location filename="../app/reports/point.py"/>
        <location filename="../app/reports/run.py"/>
        <location filename="../app/ui/views/certificate_points.py"/>
        <location filename="../app/ui/views/record_form.py"/>
        <source>Error, %</source>
        <translation>Abw., %</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>Error, load point and what found it are needed.</source>
        <translation>Abweichung, Lastpunkt und was sie gefunden hat, werden gebraucht.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument.py"/>
        <source>Errors</source>
        <translation>Abweichungen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/history.py"/>
        <source>Errors found</source>
        <translation>Gefundene Abweichungen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument.py"/>
        <source>Errors of the instrument over the years</source>
        <translation>Abweichungen des Messgeräts über die Jahre</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>Errors of the meter over the years</source>
        <translation>Abweichungen des Zählers über die Jahre</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_look.py"/>
        <source>Every frame is kept in the transcript of the visit; secrets are masked.</source>
        <translation>Jedes Telegramm bleibt im Mitschnitt des Besuchs; Geheimes wird unkenntlich gemacht.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>Every measured value names an instrument with its certificate. List yours once: Today warns before a certificate ends, and reports print it.</source>
        <translation>Jeder Messwert nennt ein Messgerät mit seinem Kalibrierschein. Die eigenen einmal eintragen: Heute warnt, bevor ein Kalibrierschein abläuft, und Berichte nennen ihn.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>Every seal as found, before anything is opened</source>
        <translation>Jede Plombe wie vorgefunden, bevor etwas geöffnet wird</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>Every seal as left, after the last work on the meter</source>
        <translation>Jede Plombe wie hinterlassen, nach der letzten Arbeit am Zähler</translation>
    </message>
    <message>
        <location filename="../app/ui/views/history.py"/>
        <source>Every signed visit with a calibration adds the errors it found; certificates and checks as well.</source>
        <translation>Jeder unterschriebene Besuch mit Kalibrierung trägt seine Abweichungen bei, ebenso Zertifikate und Kontrollen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Every step against a practice station on this computer: real sockets, a real measurement, a signed report. Nothing touches a real station; screen and paper say PRACTICE.</source>
        <translation>Alle Schritte an einer Übungsstation auf diesem Rechner: echte Verbindungen, eine echte Messung, ein unterschriebener Bericht. Keine echte Station wird berührt; Bildschirm und Papier tragen das Wort ÜBUNG.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Everybody is clear and was told, covers are back, the own lock is off. Only then the supply comes on; the station is expected back on the link.</source>
        <translation>Alle sind weg und informiert, die Abdeckungen sind wieder montiert, das eigene Schloss ist entfernt. Erst dann kommt die Versorgung wieder; die Station muss sich danach melden.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Everything is saved. Say what is left behind at the station, so that the next person knows.</source>
        <translation>Alles ist gespeichert. Bitte angeben, was an der Station zurückbleibt, damit die nächste Person es weiß.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Everything stays on this laptop, encrypted, until you sync it.</source>
        <translation>Alles bleibt verschlüsselt auf diesem Laptop, bis Sie es abgleichen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/snapshot.py"/>
        <source>Everything the station says of itself</source>
        <translation>Alles, was die Station über sich sagt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Evidence of this visit</source>
        <translation>Nachweise dieses Besuchs</translation>
    </message>
    <message>
        <location filename="../app/reports/budget.py"/>
        <source>Expanded U, k = {k}, about 95 %</source>
        <translation>Erweitertes U, k = {k}, etwa 95 %</translation>
    </message>
    <message>
        <location filename="../app/ui/models/error_rows.py"/>
        <source>Expanded uncertainty</source>
        <translation>Erweiterte Unsicherheit</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <location filename="../app/ui/views/record_form.py"/>
        <source>Expanded uncertainty U, %</source>
        <translation>Erweiterte Unsicherheit U, %</translation>
    </message>
    <message>
        <location filename="../app/ui/models/difference_rows.py"/>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <location filename="../app/ui/models/difference_rows.py"/>
        <source>Explain</source>
        <translation>Begründen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/close_out.py"/>
        <source>Explain difference</source>
        <translation>Unterschied begründen</translation>
    </message>
    <message>
        <location filename="../app/ui/models/difference_rows.py"/>
        <source>Explained</source>
        <translation>Begründet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_list.py"/>
        <location filename="../app/ui/views/stations.py"/>
        <source>Export CSV</source>
        <translation>Als CSV speichern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_list.py"/>
        <source>Export instruments</source>
        <translation>Messgeräte exportieren</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <source>Export stations</source>
        <translation>Stationen speichern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Export the calibration profile</source>
        <translation>Kalibrierprofil exportieren</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <location filename="../app/cli/doctor.py"/>
        <source>FIX</source>
        <translation>FEHLT</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Factor in service</source>
        <translation>Faktor im Verkehr</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>Fail</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <source>Failed, conditional and corrected items</source>
        <translation>Nicht bestanden, bedingt, behoben</translation>
    </message>
    <message>
        <location filename="../app/ui/models/visits.py"/>
        <source>Fault call</source>
        <translation>Störungseinsatz</translation>
    </message>
    <message>
        <location filename="../app/reports/fault.py"/>
        <source>Fault history, {first} to {last}</source>
        <translation>Störungsverlauf, {first} bis {last}</translation>
    </message>
    <message>
        <location filename="../app/reports/fault.py"/>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <location filename="../app/reports/fault.py"/>
        <source>Faults and what was done</source>
        <translation>Störungen und Abhilfe</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Feb</source>
        <translation>Feb.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Fetched by the station</source>
        <translation>Von der Station abgeholt</translation>
    </message>
    <message>
        <location filename="../app/workflows/fetch_log.py"/>
        <source>Fetching the log of the station</source>
        <translation>Protokoll der Station wird geholt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Fewest runs</source>
        <translation>Mindestzahl der Messungen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Field has targets for gloves, at least 44 pixels high.</source>
        <translation>„Feld“ hat Schaltflächen für Handschuhe, mindestens 44 Pixel hoch.</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <location filename="../app/reports/integrity.py"/>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>File exists</source>
        <translation>Datei existiert bereits</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>File, or a practice version</source>
        <translation>Datei oder Übungsversion</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Fill in site, station, serial number, work order and technician</source>
        <translation>Standort, Station, Seriennummer, Auftrag und Techniker angeben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Fill in the load to see which points it reaches.</source>
        <translation>Die Last angeben, um die erreichbaren Lastpunkte zu sehen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/act_form.py"/>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <location filename="../app/ui/views/steps/work_form.py"/>
        <source>Fill in: {names}</source>
        <translation>Ausfüllen: {names}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_list.py"/>
        <source>Filter by id, model, serial, certificate…</source>
        <translation>Kennung, Modell, Nummer, Schein …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <source>Filter by id, site, serial or model</source>
        <translation>Kennung, Standort, Nummer oder Modell</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/snapshot.py"/>
        <source>Filter by key or value</source>
        <translation>Nach Schlüssel oder Wert filtern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Filter by name, id, edition or status</source>
        <translation>Nach Name, Kennung, Ausgabe oder Stand filtern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_list.py"/>
        <source>Filter the instruments</source>
        <translation>Messgeräte filtern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Filter the profiles</source>
        <translation>Profile filtern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <source>Filter the stations</source>
        <translation>Stationen filtern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>Filter the values</source>
        <translation>Werte filtern</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/station.py"/>
        <source>Filter {n} values…</source>
        <translation>
            <numerusform>Einen Wert filtern …</numerusform>
            <numerusform>{n} Werte filtern …</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/ui/views/search.py"/>
        <location filename="../app/ui/views/status.py"/>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/search.py"/>
        <source>Find a station, a visit, a command</source>
        <translation>Station, Besuch oder Befehl suchen</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>Finding and temporary measure</source>
        <translation>Befund und vorläufige Maßnahme</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Finding at {item}</source>
        <translation>Befund bei {item}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Finding {severity}: {words}.</source>
        <translation>Befund {severity}: {words}.</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Finding, measure, risk</source>
        <translation>Befund, Maßnahme, Risiko</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Findings and actions</source>
        <translation>Befunde und Maßnahmen</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Finish step</source>
        <translation>Schritt abschließen</translation>
    </message>
    <message>
        <location filename="../app/domain/legal_change.py"/>
        <location filename="../app/domain/meter_history.py"/>
        <location filename="../app/domain/step.py"/>
        <location filename="../app/reports/change.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/models/stations.py"/>
        <location filename="../app/ui/views/station.py"/>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Firmware file</source>
        <translation>Firmware-Datei</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>Firmware {before} to {wanted}</source>
        <translation>Firmware {before} auf {wanted}</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/models/difference_rows.py"/>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>First read the serial number from the plate and type it below (I01); then listen.</source>
        <translation>Zuerst die Seriennummer vom Typenschild ablesen und unten eintragen (I01); dann auf die Station warten.</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/content.py"/>
        <source>First signed revision</source>
        <translation>Erste unterschriebene Revision</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>First the meter is measured as found</source>
        <translation>Zuerst wird der Zähler wie vorgefunden gemessen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>First the meter is measured as found: what it did before is lost with the adjustment.</source>
        <translation>Zuerst wird der Zähler wie vorgefunden gemessen: Was er vorher tat, ist mit der Justage verloren.</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <source>First {first}, last {last}</source>
        <translation>Zuerst {first}, zuletzt {last}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>First: {items}</source>
        <translation>Zuerst: {items}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Fix plan, start measuring</source>
        <translation>Plan festlegen, Messung starten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Flag finding</source>
        <translation>Befund melden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Folder for bundles</source>
        <translation>Ordner für Pakete</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Folder for the bundle</source>
        <translation>Ordner für das Paket</translation>
    </message>
    <message>
        <location filename="../app/ui/views/take_over.py"/>
        <source>Folder with the bundle</source>
        <translation>Ordner mit dem Paket</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Folder…</source>
        <translation>Ordner …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>For the starting load: the register must count at this current. The charge begins afterwards.</source>
        <translation>Für die Anlauflast: Bei diesem Strom muss das Zählwerk zählen. Die Ladung beginnt danach.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>For the test without load: plugged in, nothing drawn, the register must stand still.</source>
        <translation>Für die Prüfung ohne Last: gesteckt, nichts fließt, das Zählwerk muss stehen.</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>For whom, by whom</source>
        <translation>Für wen, von wem</translation>
    </message>
    <message>
        <location filename="../app/ui/models/error_rows.py"/>
        <location filename="../app/ui/views/record_form.py"/>
        <source>Found by</source>
        <translation>Gefunden durch</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Frames</source>
        <translation>Telegramme</translation>
    </message>
    <message>
        <location filename="../app/system/doctor.py"/>
        <source>Free disk space</source>
        <translation>Freier Speicherplatz</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Fri</source>
        <translation>Fr</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>Friday</source>
        <translation>Freitag</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>From a certificate</source>
        <translation>Aus einem Kalibrierschein</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Functional test</source>
        <translation>Funktionsprüfung</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Further remarks</source>
        <translation>Weitere Bemerkungen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_editor.py"/>
        <source>Further tests</source>
        <translation>Weitere Prüfungen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>Give the station this address, with its identity at the end</source>
        <translation>Diese Adresse in der Station eintragen, am Ende ihre Identität</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <source>Give the station this address, with its identity at the end:</source>
        <translation>Diese Adresse in der Station eintragen, am Ende ihre Identität:</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/clock_guard.py"/>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Go on measuring</source>
        <translation>Weiter messen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Go there</source>
        <translation>Dorthin gehen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Guard band, times U</source>
        <translation>Schutzabstand, mal U</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Hand over to a colleague</source>
        <translation>An eine Kollegin oder einen Kollegen übergeben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Hand over…</source>
        <translation>Übergeben …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Handed over to {name}: nothing more is added here. To go on, take the visit over from the bundle they hand back.</source>
        <translation>An {name} übergeben: Hier kommt nichts mehr hinzu. Zum Weiterarbeiten den Besuch aus dem Paket übernehmen, das von dort zurückkommt.</translation>
    </message>
    <message>
        <location filename="../app/cli/hand_over.py"/>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>Handed over to {name}: {folder}</source>
        <translation>Übergeben an {name}: {folder}</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <source>Have it signed on another computer: chargebench approval sign {file}</source>
        <translation>Auf einem anderen Rechner signieren lassen: chargebench approval sign {file}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <location filename="../app/ui/views/review.py"/>
        <source>Here a supervisor will find the reports of the team, anomalies first, and countersign them. Until then the bundles in the sync folder hold everything; chargebench report verify checks a signed report.</source>
        <translation>Hier findet die Fachaufsicht die Berichte des Teams, Auffälligkeiten zuerst, und zeichnet sie gegen. Bis dahin enthalten die Pakete im Abgleichordner alles; chargebench report verify prüft einen unterschriebenen Bericht.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Highest power</source>
        <translation>Höchste Leistung</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>How to verify</source>
        <translation>So wird geprüft</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/cards.py"/>
        <source>How, and by what</source>
        <translation>Wie und womit</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>I open it for the work</source>
        <translation>Ich öffne sie für die Arbeit</translation>
    </message>
    <message>
        <location filename="../app/ui/models/instruments.py"/>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>Id, model and serial are needed.</source>
        <translation>Kennung, Modell und Seriennummer werden gebraucht.</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Identify</source>
        <translation>Identität prüfen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Identity proven</source>
        <translation>Identität belegt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/cards.py"/>
        <source>If it stays a failure</source>
        <translation>Wenn es dabei bleibt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Imax, A</source>
        <translation>Imax, A</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Imin to Itr</source>
        <translation>Imin bis Itr</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Imin, A</source>
        <translation>Imin, A</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Import a calibration profile</source>
        <translation>Kalibrierprofil importieren</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>In force from (2028-01-31)</source>
        <translation>In Kraft ab (2028-01-31)</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>In service with defects</source>
        <translation>In Betrieb mit Mängeln</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>In the work order</source>
        <translation>Im Auftrag</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/models/run_rows.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Inconclusive</source>
        <translation>Nicht entschieden</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/views/instrument_form.py"/>
        <location filename="../app/ui/views/steps/cards.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Instrument</source>
        <translation>Messgerät</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/views/instrument_list.py"/>
        <location filename="../app/ui/views/instruments.py"/>
        <location filename="../app/ui/views/settings.py"/>
        <location filename="../app/ui/views/today.py"/>
        <source>Instruments</source>
        <translation>Messgeräte</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>Instruments and certificates</source>
        <translation>Messgeräte und Kalibrierscheine</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/cards.py"/>
        <source>Instruments…</source>
        <translation>Messgeräte …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>Intact</source>
        <translation>Unversehrt</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Integrity</source>
        <translation>Unversehrtheit</translation>
    </message>
    <message>
        <location filename="../app/cli/answered.py"/>
        <source>Internal error: it was written to {path}. What was saved is safe; please send that file.</source>
        <translation>Interner Fehler, aufgezeichnet in {path}. Gespeichertes ist sicher; bitte diese Datei einsenden.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Is a directory</source>
        <translation>ist ein Verzeichnis</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Is the reference connected the right way round?</source>
        <translation>Ist das Referenzgerät richtig angeschlossen?</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Isolated at</source>
        <translation>Freigeschaltet an</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Issued by</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Issued on</source>
        <translation>Ausgestellt am</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <location filename="../app/cli/profile.py"/>
        <source>It asks for: {ratings}</source>
        <translation>Es fragt nach: {ratings}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>It cannot be stopped half way: the station would be left between two versions.</source>
        <translation>Unterwegs nicht abbrechbar: Die Station bliebe zwischen zwei Versionen stehen.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>It carries no signature of a technician.</source>
        <translation>Sie trägt keine Unterschrift eines Technikers.</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <source>It counts on this laptop now.</source>
        <translation>Sie gilt jetzt auf diesem Laptop.</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <source>It does not count here now: {why}.</source>
        <translation>Sie gilt hier jetzt nicht: {why}.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>It failed. The value stays on record and is printed as withdrawn, with the time and your reason. A danger keeps later live steps locked until the item has been measured again.</source>
        <translation>Es war ein Fehler. Der Wert bleibt festgehalten und wird als zurückgenommen gedruckt, mit Uhrzeit und Ihrem Grund. Eine Gefahr sperrt spätere Schritte unter Spannung, bis der Punkt neu gemessen ist.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>It has no link, so nobody but you can see it: every phase at its own input, voltage and current of the same phase together, clamps with their arrow towards the vehicle, the ratio of the transformers set. Your name is printed.</source>
        <translation>Es hat keine Verbindung, also sieht es niemand außer Ihnen: jede Phase am eigenen Eingang, Spannung und Strom derselben Phase zusammen, Zangen mit dem Pfeil zum Fahrzeug, das Wandlerverhältnis eingestellt. Ihr Name wird gedruckt.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>It is drawn by layout {layout}; this program knows {first} to {last}: update ChargeBench, then check it again.</source>
        <translation>Gezeichnet mit Layout {layout}; dieses Programm kennt {first} bis {last}: ChargeBench aktualisieren, dann erneut prüfen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>It is here as edition {here}; the file holds edition {edition}. The one that is replaced stays provable: it is kept aside, and every visit holds the edition it was planned with.</source>
        <translation>Es liegt hier in der Ausgabe {here} vor; die Datei enthält die Ausgabe {edition}. Die ersetzte bleibt nachweisbar: Sie wird aufgehoben, und jeder Einsatz enthält die Ausgabe, mit der er geplant wurde.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>It is right</source>
        <translation>Es stimmt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>It is signed with your key and PIN on this laptop; no network is needed.</source>
        <translation>Unterschrieben wird auf diesem Laptop mit Ihrem Schlüssel und Ihrer PIN; ein Netz ist nicht nötig.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>It is too large for a signed record; it was not read.</source>
        <translation>Für einen signierten Datensatz ist es zu groß; es wurde nicht gelesen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>It runs against a practice station on this computer, with real steps, a real measurement and a signed report. Nothing you do there touches a real station.</source>
        <translation>Er läuft gegen eine Übungsstation auf diesem Rechner, mit echten Schritten, echter Messung und unterschriebenem Bericht. Keine echte Station wird dabei berührt.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>It was asked for in a way that is not known.</source>
        <translation>Der Aufruf ist so nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>It was changed after it was signed.</source>
        <translation>Sie wurde nach dem Unterschreiben verändert.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>It was found broken</source>
        <translation>Sie war schon gebrochen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>It was signed with another certificate than its pages say.</source>
        <translation>Sie wurde mit einem anderen Zertifikat unterschrieben, als die Seiten sagen.</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/reports/work.py"/>
        <source>Item</source>
        <translation>Prüfpunkt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>Items</source>
        <translation>Prüfpunkte</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Items answered</source>
        <translation>Beantwortete Prüfpunkte</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Itr to Imax</source>
        <translation>Itr bis Imax</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Itr, A</source>
        <translation>Itr, A</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/reference_fields.py"/>
        <source>Its Modbus unit</source>
        <translation>Ihre Modbus-Adresse</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/reference_fields.py"/>
        <source>Its address</source>
        <translation>Referenz-Adresse</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/live.py"/>
        <source>Its boot is answered Accepted and it is set operative for the tests. Stored transactions that begin to arrive are kept for the operator, never swallowed. Only the service token of this visit may charge.</source>
        <translation>Ihre Anmeldung wird mit Accepted beantwortet, und sie wird für die Prüfungen betriebsbereit gesetzt. Gespeicherte Ladevorgänge, die jetzt eintreffen, werden für den Betreiber aufbewahrt. Laden darf nur das Service-Token dieses Besuchs.</translation>
    </message>
    <message>
        <location filename="../app/cli/instrument.py"/>
        <source>Its certificate has no load points here.</source>
        <translation>Sein Kalibrierschein hat hier keine Lastpunkte.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/snapshot.py"/>
        <source>Its clock against this laptop, before any answer</source>
        <translation>Ihre Uhr gegen diesen Laptop, vor jeder Antwort</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Its first register, kWh</source>
        <translation>Sein Anfangsstand, kWh</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Its last register, kWh</source>
        <translation>Sein Endstand, kWh</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/reference_fields.py"/>
        <source>Its port</source>
        <translation>Referenz-Port</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Jan</source>
        <translation>Jan.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Judged by the technician</source>
        <translation>Vom Techniker beurteilt</translation>
    </message>
    <message>
        <location filename="../app/ui/models/difference_rows.py"/>
        <source>Judgement</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Jul</source>
        <translation>Juli</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Jun</source>
        <translation>Juni</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Keep as new edition</source>
        <translation>Als neue Ausgabe behalten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>Keep this certificate</source>
        <translation>Kalibrierschein speichern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>Keep this error</source>
        <translation>Abweichung speichern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Keeps the verdict from being safe</source>
        <translation>Schließt das Ergebnis „Sicher“ aus</translation>
    </message>
    <message>
        <location filename="../app/ui/models/profile_rows.py"/>
        <source>Kept by</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>Key measured values</source>
        <translation>Wichtige Messwerte</translation>
    </message>
    <message>
        <location filename="../app/system/doctor.py"/>
        <source>Key of the data directory</source>
        <translation>Schlüssel des Datenverzeichnisses</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/ui/models/setting_rows.py"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Kind of visit</source>
        <translation>Art des Besuchs</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>LED pulses</source>
        <translation>LED-Impulse</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>LED pulses against power and time</source>
        <translation>LED-Impulse gegen Leistung und Zeit</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/ui/models/certificate_rows.py"/>
        <location filename="../app/ui/models/instruments.py"/>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>Laboratory</source>
        <translation>Labor</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/safety_part.py"/>
        <source>Laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Largest U / limit</source>
        <translation>Größtes U / Grenze</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Largest share of U</source>
        <translation>Größter Anteil an U</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/models/difference_rows.py"/>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <location filename="../app/ui/models/certificate_rows.py"/>
        <location filename="../app/ui/models/instruments.py"/>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>Last day it holds</source>
        <translation>Gilt bis</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Last digit of the display, kWh</source>
        <translation>Letzte Stelle der Anzeige, kWh</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <location filename="../app/ui/views/visit_look.py"/>
        <source>Last frames</source>
        <translation>Letzte Telegramme</translation>
    </message>
    <message>
        <location filename="../app/ui/models/stations.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <location filename="../app/ui/models/setting_rows.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>Last snapshot</source>
        <translation>Letzte Momentaufnahme</translation>
    </message>
    <message>
        <location filename="../app/ui/views/display_ask.py"/>
        <location filename="../app/ui/views/run_questions.py"/>
        <location filename="../app/ui/views/steps/clock_guard.py"/>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Later live steps on connector {n} stay locked until a re-test passes.</source>
        <translation>
            <numerusform>Spätere Schritte unter Spannung an Anschluss {n} bleiben gesperrt, bis eine Nachprüfung bestanden ist.</numerusform>
            <numerusform>Spätere Schritte unter Spannung an Anschluss {n} bleiben gesperrt, bis eine Nachprüfung bestanden ist.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Later live steps stay locked until a re-test passes.</source>
        <translation>Spätere Schritte unter Spannung bleiben gesperrt, bis eine Nachprüfung bestanden ist.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Laying out and signing the pages</source>
        <translation>Seiten werden gesetzt und unterschrieben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Least digits a run</source>
        <translation>Mindestschritte je Messung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Leave rest open…</source>
        <translation>Rest offen lassen …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Leave them open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>Left out or done otherwise: {what}.</source>
        <translation>Ausgelassen oder anders ausgeführt: {what}.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <source>Legal metrology</source>
        <translation>Gesetzliches Messwesen</translation>
    </message>
    <message>
        <location filename="../app/domain/outcome.py"/>
        <source>Legal validity of the meter ended by a change: paid charging out of service</source>
        <translation>Die gesetzliche Gültigkeit des Zählers endete durch eine Änderung: bezahltes Laden außer Betrieb</translation>
    </message>
    <message>
        <location filename="../app/domain/legal_change.py"/>
        <source>Legally relevant clock</source>
        <translation>Gesetzlich relevante Uhr</translation>
    </message>
    <message>
        <location filename="../app/system/doctor.py"/>
        <source>Libraries of the window</source>
        <translation>Bibliotheken des Fensters</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Licence</source>
        <translation>Befähigung</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/ui/models/error_rows.py"/>
        <location filename="../app/ui/models/run_rows.py"/>
        <location filename="../app/ui/views/profile_editor.py"/>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Limit of 10 A</source>
        <translation>Begrenzung auf 10 A</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Limit of the type certificate or text, %</source>
        <translation>Grenze aus Bescheinigung oder Text, %</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Limit sets</source>
        <translation>Grenzwertsätze</translation>
    </message>
    <message>
        <location filename="../app/workflows/prove_function.py"/>
        <source>Limit {limit} A</source>
        <translation>Begrenzung {limit} A</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/point.py"/>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Limit, %</source>
        <translation>Grenze, %</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>Limit, ±%</source>
        <translation>Grenze, ±%</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Limited</source>
        <translation>Eingeschränkt</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>Limits</source>
        <translation>Grenzwerte</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Limits, decision rules and load points, shipped and own.</source>
        <translation>Grenzen, Entscheidungsregeln und Lastpunkte, mitgeliefert und eigene.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Link lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>Listen and compare</source>
        <translation>Warten und vergleichen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Listen on</source>
        <translation>Erreichbar unter</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>Listening</source>
        <translation>Wartet auf die Station</translation>
    </message>
    <message>
        <location filename="../app/cli/station.py"/>
        <source>Listening at {url}</source>
        <translation>Wartet auf Stationen unter {url}</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Live again</source>
        <translation>Wieder eingeschaltet</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Live checks</source>
        <translation>Prüfung am Netz</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Live station</source>
        <translation>Station live</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>Live station (Ctrl+L)</source>
        <translation>Station live (Ctrl+L)</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/ui/views/certificate_points.py"/>
        <location filename="../app/ui/views/profile_fields.py"/>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Load bank</source>
        <translation>Lastbank</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Load bank with CP adapter</source>
        <translation>Lastbank</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <location filename="../app/ui/views/point_panel.py"/>
        <location filename="../app/ui/views/record_form.py"/>
        <source>Load point</source>
        <translation>Lastpunkt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>Load point to run again</source>
        <translation>Lastpunkt, der wiederholt wird</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Load point to run again afterwards</source>
        <translation>Lastpunkt, der danach wiederholt wird</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Load point {at} of {points}: {point}, run {run} of {runs}</source>
        <translation>Lastpunkt {at} von {points}: {point}, Messung {run} von {runs}</translation>
    </message>
    <message>
        <location filename="../app/workflows/measure_run.py"/>
        <source>Load point {point}, run {number}</source>
        <translation>Lastpunkt {point}, Messung {number}</translation>
    </message>
    <message>
        <location filename="../app/workflows/take_up_run.py"/>
        <source>Load point {point}, run {number}: taken up after a restart</source>
        <translation>Lastpunkt {point}, Messung {number}: nach einem Neustart wieder aufgenommen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_editor.py"/>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Load points</source>
        <translation>Lastpunkte</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Load points and runs</source>
        <translation>Lastpunkte und Messungen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/certificate_points.py"/>
        <source>Load points of the certificate</source>
        <translation>Lastpunkte des Kalibrierscheins</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_form.py"/>
        <source>Load points, as 16 A x 1.5 kWh; 32 A x 3 kWh</source>
        <translation>Lastpunkte, etwa 16 A x 1,5 kWh; 32 A x 3 kWh</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/point.py"/>
        <location filename="../app/reports/run.py"/>
        <source>Load, A</source>
        <translation>Last, A</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Lock</source>
        <translation>Schloss</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Lock after</source>
        <translation>Sperren nach</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>Lock now</source>
        <translation>Jetzt sperren</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Locked</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Look and language</source>
        <translation>Darstellung und Sprache</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Looked at by, full name</source>
        <translation>Angesehen von, voller Name</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>MJ and kWh mixed up?</source>
        <translation>MJ und kWh verwechselt?</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Made with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <location filename="../app/ui/models/instruments.py"/>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>Make and model</source>
        <translation>Typ</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Make safe</source>
        <translation>Freischalten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>Maker</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <location filename="../app/reports/fault.py"/>
        <source>Maker code</source>
        <translation>Herstellercode</translation>
    </message>
    <message>
        <location filename="../app/reports/fault.py"/>
        <source>Maker text</source>
        <translation>Herstellertext</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <location filename="../app/reports/book.py"/>
        <source>Manifest {hash}</source>
        <translation>Manifest {hash}</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Mar</source>
        <translation>März</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>Marking</source>
        <translation>Kennzeichen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Maximum deliverable current (MDA), A</source>
        <translation>Größter lieferbarer Strom (MDA), A</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <location filename="../app/ui/models/times.py"/>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>May bill</source>
        <translation>Darf abrechnen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Meant for</source>
        <translation>Gedacht für</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <source>Measure as left</source>
        <translation>Wie hinterlassen messen</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/reports/work.py"/>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>Measured as left, and compared: the report prints it beside as found.</source>
        <translation>Wie hinterlassen gemessen und verglichen: Der Bericht druckt es neben dem Vorgefundenen.</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>Measured as left: {point}</source>
        <translation>Wie hinterlassen gemessen: {point}</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>Measurement</source>
        <translation>Messung</translation>
    </message>
    <message>
        <location filename="../app/reports/conformity.py"/>
        <source>Measurement uncertainty</source>
        <translation>Messunsicherheit</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>Measuring</source>
        <translation>Misst</translation>
    </message>
    <message>
        <location filename="../app/reports/band.py"/>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/views/station.py"/>
        <location filename="../app/ui/views/steps/report.py"/>
        <location filename="../app/workflows/report/content.py"/>
        <source>Meter</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_calibration.py"/>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>Meter and seals</source>
        <translation>Zähler und Plomben</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <source>Meter calibration</source>
        <translation>Kalibrierung des Zählers</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>Meter checked at {n} loads</source>
        <translation>
            <numerusform>Zähler an einem Lastpunkt geprüft</numerusform>
            <numerusform>Zähler an {n} Lastpunkten geprüft</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/domain/outcome.py"/>
        <source>Meter error above the limit: paid charging out of service</source>
        <translation>Zähler über der Fehlergrenze: kein bezahltes Laden</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>Meter kWh</source>
        <translation>Zähler kWh</translation>
    </message>
    <message>
        <location filename="../app/reports/title.py"/>
        <source>Meter repair record</source>
        <translation>Instandsetzung des Zählers</translation>
    </message>
    <message>
        <location filename="../app/domain/legal_change.py"/>
        <location filename="../app/reports/meter_work.py"/>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <source>Meter swap</source>
        <translation>Zählertausch</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>Meter swapped: {old} at {final} kWh, {new} at {initial} kWh</source>
        <translation>Zähler getauscht: {old} bei {final} kWh, {new} bei {initial} kWh</translation>
    </message>
    <message>
        <location filename="../app/reports/run.py"/>
        <source>Meter, begin</source>
        <translation>Zähler, Beginn</translation>
    </message>
    <message>
        <location filename="../app/reports/run.py"/>
        <source>Meter, end</source>
        <translation>Zähler, Ende</translation>
    </message>
    <message>
        <location filename="../app/reports/point.py"/>
        <location filename="../app/reports/run.py"/>
        <source>Meter, kWh</source>
        <translation>Zähler, kWh</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>Meter, worst load</source>
        <translation>Zähler, Maximum</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>Method, conditions and rules, the reference, the meter itself.</source>
        <translation>Verfahren, Bedingungen und Regeln, die Referenz, der Zähler selbst.</translation>
    </message>
    <message>
        <location filename="../app/domain/legal_change.py"/>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <source>Metrology-relevant parameter</source>
        <translation>Messtechnisch relevanter Parameter</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Minimum measured quantity (MMQ), kWh</source>
        <translation>Mindestmenge (MMQ), kWh</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Missing or damaged: {part}</source>
        <translation>Fehlt oder ist beschädigt: {part}</translation>
    </message>
    <message>
        <location filename="../app/ui/models/stations.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Mon</source>
        <translation>Mo</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Monte Carlo takes correlations of normal lines only</source>
        <translation>Monte Carlo nimmt Korrelationen nur von normalverteilten Zeilen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Must not bill</source>
        <translation>Darf nicht abrechnen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <source>Must not bill: {change}</source>
        <translation>Darf nicht abrechnen: {change}</translation>
    </message>
    <message>
        <location filename="../app/reports/stamp.py"/>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Name the instrument that measured this</source>
        <translation>Das verwendete Messgerät angeben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/reference_fields.py"/>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>New certificate</source>
        <translation>Neuer Kalibrierschein</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>New instrument</source>
        <translation>Neues Messgerät</translation>
    </message>
    <message>
        <location filename="../app/system/terminal.py"/>
        <source>New passphrase for the data directory: </source>
        <translation>Neue Passphrase für das Datenverzeichnis: </translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>New practice visit</source>
        <translation>Neuer Übungsbesuch</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>New serial</source>
        <translation>Seriennr. neu</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>New visit by its work order</source>
        <translation>Neuer Besuch nach Auftrag</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>Next due</source>
        <translation>Als Nächstes fällig</translation>
    </message>
    <message>
        <location filename="../app/reports/band.py"/>
        <source>Next inspection</source>
        <translation>Nächste Prüfung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Next load point</source>
        <translation>Nächster Lastpunkt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Next open item</source>
        <translation>Nächster Punkt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>No certificate of the reference is on file: the result is not traceable.</source>
        <translation>Für die Referenz ist kein Kalibrierschein hinterlegt: Das Ergebnis ist nicht rückgeführt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/checks.py"/>
        <source>No check yet</source>
        <translation>Noch keine Kontrolle</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>No configuration has been read yet</source>
        <translation>Noch keine Konfiguration gelesen</translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>No current flows: let the station charge, then check again.</source>
        <translation>Es fließt kein Strom: die Station laden lassen, dann noch einmal prüfen.</translation>
    </message>
    <message>
        <location filename="../app/cli/station.py"/>
        <source>No difference.</source>
        <translation>Kein Unterschied.</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>No drift yet: three values on different days are needed.</source>
        <translation>Noch keine Drift: drei Werte an verschiedenen Tagen sind nötig.</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>No energy was drawn.</source>
        <translation>Es wurde keine Energie entnommen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/history.py"/>
        <source>No error is known yet</source>
        <translation>Noch keine Abweichung bekannt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>No instrument yet</source>
        <translation>Noch kein Messgerät</translation>
    </message>
    <message>
        <location filename="../app/cli/instrument.py"/>
        <source>No instrument yet. Add one with: chargebench instrument add</source>
        <translation>Noch kein Messgerät. Hinzufügen mit: chargebench instrument add</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>No last snapshot was taken: changes are not known.</source>
        <translation>Keine letzte Momentaufnahme: Änderungen sind nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>No limit is known here: judge it, and say by which limit</source>
        <translation>Hier ist kein Grenzwert hinterlegt: bitte beurteilen und den Grenzwert nennen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>No load</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <location filename="../app/workflows/run_load_tests.py"/>
        <source>No load for {seconds} s</source>
        <translation>Leerlauf, {seconds} s</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>No load point is planned</source>
        <translation>Kein Lastpunkt ist geplant</translation>
    </message>
    <message>
        <location filename="../app/reports/band.py"/>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>No open findings.</source>
        <translation>Keine offenen Befunde.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>No permission for the serial port {where}. Nothing was sent; add yourself to the group that owns it (dialout on Debian and Ubuntu) and log in again.</source>
        <translation>Kein Zugriffsrecht auf die serielle Schnittstelle {where}. Es wurde nichts gesendet; in die Gruppe aufnehmen, der sie gehört (dialout unter Debian und Ubuntu), und neu anmelden.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>No permission for {where}. Nothing was written; check owner and rights.</source>
        <translation>Keine Berechtigung für {where}. Nichts wurde geschrieben; Besitzer und Rechte prüfen.</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>No reference of this laptop's list was used.</source>
        <translation>Es wurde keine Referenz aus der Liste dieses Laptops verwendet.</translation>
    </message>
    <message>
        <location filename="../app/reports/run.py"/>
        <source>No run was discarded.</source>
        <translation>Keine Messung wurde verworfen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>No seal is filled in</source>
        <translation>Keine Plombe ist eingetragen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>No snapshot yet. A visit takes one before anything is changed.</source>
        <translation>Noch keine Momentaufnahme. Ein Besuch macht eine, bevor etwas geändert wird.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>No space left on device</source>
        <translation>kein Platz auf dem Datenträger</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>No station came to {where} within {seconds} s. Nothing was changed; check cable, address and identity.</source>
        <translation>Innerhalb von {seconds} s hat sich keine Station bei {where} gemeldet. Nichts wurde geändert; Kabel, Adresse und Identität prüfen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>No station connected</source>
        <translation>Keine Station verbunden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>No station is connected. Its state, meter and frames show here.</source>
        <translation>Keine Station verbunden. Hier erscheinen ihr Status, ihr Zähler und die Telegramme.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <source>No station yet</source>
        <translation>Noch keine Station</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>No such file or directory</source>
        <translation>Datei oder Verzeichnis nicht gefunden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>No visit is open.</source>
        <translation>Kein Besuch geöffnet.</translation>
    </message>
    <message>
        <location filename="../app/cli/visit.py"/>
        <source>No visit yet. Begin with: chargebench demo --out DIR</source>
        <translation>Noch kein Besuch. Beginnen mit: chargebench demo --out ORDNER</translation>
    </message>
    <message>
        <location filename="../app/reports/run.py"/>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>Nobody approves an own change: the file is signed on another computer.</source>
        <translation>Niemand gibt die eigene Änderung frei: Die Datei wird auf einem anderen Rechner signiert.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Nobody looked</source>
        <translation>Niemand sah nach</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <source>Nobody may approve on this laptop yet.</source>
        <translation>Auf diesem Laptop darf noch niemand freigeben.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Not a directory</source>
        <translation>ist kein Verzeichnis</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Not answered yet</source>
        <translation>Noch nicht beantwortet</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/ui/views/visit_items.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Not applicable</source>
        <translation>Nicht anwendbar</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Not as wanted</source>
        <translation>Nicht wie gewollt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Not delivered yet</source>
        <translation>Noch nicht abgeglichen</translation>
    </message>
    <message>
        <location filename="../app/reports/band.py"/>
        <source>Not everything mandatory could be tested.</source>
        <translation>Nicht alle Pflichtpunkte konnten geprüft werden.</translation>
    </message>
    <message>
        <location filename="../app/cli/run.py"/>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>Not finished: {reason}</source>
        <translation>Nicht abgeschlossen: {reason}</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>Not in force</source>
        <translation>Nicht in Kraft</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Not judged</source>
        <translation>Nicht beurteilt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>Not listening</source>
        <translation>Wartet nicht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Not read</source>
        <translation>Nicht abgelesen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Not signed yet</source>
        <translation>Noch nicht unterschrieben</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/ui/views/visit_items.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Not tested</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Nothing differs between the first and the last snapshot.</source>
        <translation>Kein Unterschied zwischen erster und letzter Momentaufnahme.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/close_out.py"/>
        <source>Nothing differs from the first snapshot</source>
        <translation>Kein Unterschied zur ersten Momentaufnahme</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>Nothing is due. Add your instruments to see their certificates here.</source>
        <translation>Nichts ist fällig. Messgeräte hinzufügen, um ihre Kalibrierscheine hier zu sehen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_events.py"/>
        <source>Nothing is recorded yet.</source>
        <translation>Noch nichts festgehalten.</translation>
    </message>
    <message>
        <location filename="../app/cli/reference.py"/>
        <source>Nothing speaks against the connection of the reference.</source>
        <translation>Nichts spricht gegen den Anschluss der Referenz.</translation>
    </message>
    <message>
        <location filename="../app/cli/sync.py"/>
        <source>Nothing waits.</source>
        <translation>Nichts wartet.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>Nothing waits. A signed report appears here until its receipt has come.</source>
        <translation>Nichts offen. Ein unterschriebener Bericht steht hier, bis seine Quittung da ist.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Nothing was changed</source>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>Nothing was changed since the meter was measured</source>
        <translation>Seit der Messung wurde nichts geändert</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts verändert.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>Nothing was changed: as found is as left.</source>
        <translation>Nichts wurde geändert: Vorgefunden ist hinterlassen.</translation>
    </message>
    <message>
        <location filename="../app/cli/history.py"/>
        <source>Nothing was found of it yet: errors come from signed visits, certificates and checks.</source>
        <translation>Hier ist noch nichts bekannt: Abweichungen kommen aus unterschriebenen Besuchen, Zertifikaten und Kontrollen.</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Nothing was opened.</source>
        <translation>Es wurde nichts geöffnet.</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Nov</source>
        <translation>Nov.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>Number of the certificate</source>
        <translation>Nummer des Kalibrierscheins</translation>
    </message>
    <message>
        <location filename="../app/ui/models/stations.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>OCPP</source>
        <translation>OCPP</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Oct</source>
        <translation>Okt.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Of new sites; times are stored in UTC and shown in the zone of the site.</source>
        <translation>Für neue Standorte; Zeiten werden in UTC gespeichert und in der Zeitzone des Standorts gezeigt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Off as intended</source>
        <translation>Planmäßig aus</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Off as intended since {time}</source>
        <translation>Planmäßig aus seit {time}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/act_form.py"/>
        <source>Officer of the authority</source>
        <translation>Prüfende Person der Behörde</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Old serial</source>
        <translation>Seriennr. alt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_events.py"/>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <source>On record</source>
        <translation>Festgehalten</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/reports/work.py"/>
        <source>On site</source>
        <translation>Vor Ort</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>On the plate</source>
        <translation>Auf dem Typenschild</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>On the wire</source>
        <translation>Von der Station gemeldet</translation>
    </message>
    <message>
        <location filename="../app/system/terminal.py"/>
        <source>Once more: </source>
        <translation>Noch einmal: </translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>One current is measured backwards: turn its clamp, or swap its two leads.</source>
        <translation>Ein Strom wird verkehrt herum gemessen: seine Zange umdrehen oder seine beiden Leitungen tauschen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>One more seal</source>
        <translation>Weitere Plombe</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>One percentage</source>
        <translation>Ein Prozentwert</translation>
    </message>
    <message>
        <location filename="../app/cli/reference.py"/>
        <source>One reading tells nothing of the connection; with --seconds it is checked.</source>
        <translation>Eine Ablesung sagt nichts über den Anschluss; mit --seconds wird er geprüft.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/certificate_points.py"/>
        <source>One row a point, rising; rows can be pasted from a spreadsheet. Between them the reference is corrected. Without points the uncertainty above counts alone. A power factor below 0 is capacitive.</source>
        <translation>Eine Zeile je Punkt, steigend; Zeilen lassen sich aus einer Tabelle einfügen. Dazwischen wird die Referenz korrigiert. Ohne Punkte zählt allein die Unsicherheit oben. Ein Leistungsfaktor unter 0 ist kapazitiv.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>One transaction: what its display shows, and what the meter signed for it.</source>
        <translation>Ein Vorgang: was die Anzeige zeigt und was der Zähler dafür signiert hat.</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Only asked when {item} is: {other}</source>
        <translation>Nur gefragt, wenn gilt: {item}: {other}</translation>
    </message>
    <message>
        <location filename="../app/reports/photo.py"/>
        <source>Only in the bundle</source>
        <translation>Nur im Paket</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <source>Only programs on this computer reach it. For a station on the cable set the address in Settings.</source>
        <translation>Nur Programme auf diesem Rechner erreichen sie. Für eine Station am Kabel die Adresse in den Optionen setzen.</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Open findings</source>
        <translation>Offene Befunde</translation>
    </message>
    <message>
        <location filename="../app/reports/band.py"/>
        <source>Open findings: {count}, gravest {severity}.</source>
        <translation>Offene Befunde: {count}, schwerster {severity}.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Open in a PDF reader</source>
        <translation>In einem PDF-Programm öffnen</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Open this file in any PDF reader that checks signatures.</source>
        <translation>Diese Datei in einem PDF-Programm öffnen, das Signaturen prüft.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/visits.py"/>
        <source>Opened</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <source>Opened or broken seal</source>
        <translation>Geöffnete oder gebrochene Plombe</translation>
    </message>
    <message>
        <location filename="../app/reports/meter_work.py"/>
        <source>Opened seals</source>
        <translation>Geöffnete Plomben</translation>
    </message>
    <message>
        <location filename="../app/domain/legal_change.py"/>
        <source>Opening a seal</source>
        <translation>Öffnen einer Plombe</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <source>Opening the port…</source>
        <translation>Port wird geöffnet …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit.py"/>
        <source>Opening the visit…</source>
        <translation>Besuch wird geöffnet …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>Opening what is saved on this laptop…</source>
        <translation>Gespeichertes auf diesem Laptop wird geöffnet …</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>Operator</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Operator told</source>
        <translation>Betreiber informiert</translation>
    </message>
    <message>
        <location filename="../app/domain/act.py"/>
        <source>Operator's check, no official verification</source>
        <translation>Betreiberprüfung, keine Eichung</translation>
    </message>
    <message>
        <location filename="../app/reports/title.py"/>
        <source>Operator's meter check</source>
        <translation>Betreiberprüfung des Zählers</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Operator's phone, shown at once in danger</source>
        <translation>Telefon des Betreibers, bei Gefahr sofort gezeigt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Operator: {phone}</source>
        <translation>Betreiber: {phone}</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>Order, visit</source>
        <translation>Auftrag, Besuch</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <source>Other meter checks</source>
        <translation>Weitere Prüfungen des Zählers</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>Out of control: {why}.</source>
        <translation>Außer Kontrolle: {why}.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Out of service</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Out of service is three marks: locked and labelled (photo), availability read back, operator told.</source>
        <translation>Außer Betrieb heißt dreierlei: gesichert und beschriftet (Foto), Verfügbarkeit zurückgelesen, Betreiber informiert.</translation>
    </message>
    <message>
        <location filename="../app/domain/outcome.py"/>
        <source>Out of service, but not locked and labelled</source>
        <translation>Außer Betrieb, aber nicht gesichert und beschriftet</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Out of service, or fixed within 48 h</source>
        <translation>Außer Betrieb oder binnen 48 h behoben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Out of service: connector {numbers}</source>
        <translation>Außer Betrieb: Anschluss {numbers}</translation>
    </message>
    <message>
        <location filename="../app/reports/band.py"/>
        <source>Out of service: {connectors}.</source>
        <translation>Außer Betrieb: {connectors}.</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Outside, cleaning</source>
        <translation>Außen, Reinigung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Owner, order</source>
        <translation>Zuständig, Auftrag</translation>
    </message>
    <message>
        <location filename="../app/ui/views/lock.py"/>
        <location filename="../app/ui/views/settings.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <location filename="../app/cli/run.py"/>
        <source>PIN for the signature: </source>
        <translation>PIN für die Unterschrift: </translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>PIN is set</source>
        <translation>PIN ist gesetzt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>PIN of the app lock</source>
        <translation>PIN der Programmsperre</translation>
    </message>
    <message>
        <location filename="../app/reports/book.py"/>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>PRACTICE</source>
        <translation>ÜBUNG</translation>
    </message>
    <message>
        <location filename="../app/reports/book.py"/>
        <source>PRACTICE, not a real report</source>
        <translation>ÜBUNG, kein echter Bericht</translation>
    </message>
    <message>
        <location filename="../app/reports/book.py"/>
        <source>PRACTICE, not real</source>
        <translation>ÜBUNG, nicht echt</translation>
    </message>
    <message>
        <location filename="../app/cli/report.py"/>
        <source>PRACTICE: not a real report</source>
        <translation>ÜBUNG: kein echter Bericht</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Page {number} of {count}</source>
        <translation>Seite {number} von {count}</translation>
    </message>
    <message>
        <location filename="../app/reports/book.py"/>
        <source>Page {page} of {total}</source>
        <translation>Seite {page} von {total}</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>Parameter set: {what}</source>
        <translation>Parameter gesetzt: {what}</translation>
    </message>
    <message>
        <location filename="../app/reports/meter_work.py"/>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Part number</source>
        <translation>Teilenummer</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <source>Part of the type approval?</source>
        <translation>Teil der Baumusterprüfbescheinigung?</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument.py"/>
        <source>Parts of the instrument</source>
        <translation>Teile des Messgeräts</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>Parts of the station</source>
        <translation>Bereiche der Station</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Pass</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>Pass when |error| ≤ limit − {guard} U, else fail. Decided on unrounded values.</source>
        <translation>Bestanden, wenn |Abweichung| ≤ Fehlergrenze − {guard} U, sonst nicht bestanden. Entschieden mit ungerundeten Werten.</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>Pass when |error| ≤ limit − {guard} U; conditional pass up to the limit; conditional fail up to limit + {guard} U; fail beyond (ILAC-G8:09/2019). Decided on unrounded values.</source>
        <translation>Bestanden, wenn |Abweichung| ≤ Fehlergrenze − {guard} U; bedingt bestanden bis zur Fehlergrenze; bedingt nicht bestanden bis Fehlergrenze + {guard} U; darüber nicht bestanden (ILAC-G8:09/2019). Entschieden mit ungerundeten Werten.</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>Pass when |error| ≤ limit, decided only where U ≤ {share} of the limit. Decided on unrounded values.</source>
        <translation>Bestanden, wenn |Abweichung| ≤ Fehlergrenze; entschieden nur, wo U ≤ {share} der Fehlergrenze. Entschieden mit ungerundeten Werten.</translation>
    </message>
    <message>
        <location filename="../app/system/terminal.py"/>
        <source>Passphrase of the data directory: </source>
        <translation>Passphrase des Datenverzeichnisses: </translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Pause the visit</source>
        <translation>Besuch pausieren</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>Pause visit</source>
        <translation>Besuch pausieren</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>People and station</source>
        <translation>Personen und Station</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>People clear</source>
        <translation>Personen entfernt</translation>
    </message>
    <message>
        <location filename="../app/ui/models/visits.py"/>
        <source>Periodic inspection</source>
        <translation>Wiederkehrende Prüfung</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Permit to work</source>
        <translation>Arbeitsfreigabe</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Phases of the meter</source>
        <translation>Phasen des Zählers</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../app/ui/views/display_ask.py"/>
        <source>Photo saved: {names}</source>
        <translation>Foto gespeichert: {names}</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/reports/photo.py"/>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_photos.py"/>
        <source>Photos and files</source>
        <translation>Fotos und Dateien</translation>
    </message>
    <message>
        <location filename="../app/ui/views/display_ask.py"/>
        <source>Photo…</source>
        <translation>Foto …</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/work.py"/>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>Place of seal {number}</source>
        <translation>Ort der Plombe {number}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>Place of the seal</source>
        <translation>Ort der Plombe</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>Places</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>Plan the repair</source>
        <translation>Reparatur einplanen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>Port {port} of {where} is in use on this computer. Choose another one, or close the program that has it.</source>
        <translation>Port {port} von {where} ist auf diesem Rechner belegt. Einen anderen wählen oder das Programm schließen, das ihn belegt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>Power does not fit voltage and current: check ratio and range of the clamps, and the register map.</source>
        <translation>Die Leistung passt nicht zu Spannung und Strom: Übersetzung und Bereich der Zangen und die Registerkarte prüfen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/certificate_points.py"/>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Power factor</source>
        <translation>Leistungsfaktor</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Power factor (capacitive: below zero)</source>
        <translation>Leistungsfaktor (kapazitiv: unter null)</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Power over the last minutes</source>
        <translation>Leistung der letzten Minuten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/certificate_points.py"/>
        <source>Power, W</source>
        <translation>Leistung, W</translation>
    </message>
    <message>
        <location filename="../app/reports/point.py"/>
        <source>Power, kW</source>
        <translation>Leistung, kW</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>Practice answers</source>
        <translation>Übungsantworten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <location filename="../app/ui/views/today.py"/>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Practice visit</source>
        <translation>Übungsbesuch</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Price of one</source>
        <translation>Einzelpreis</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Price rounded to</source>
        <translation>Preis gerundet auf</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Price shown</source>
        <translation>Preis angezeigt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Price…</source>
        <translation>Preis …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Printed beside the name.</source>
        <translation>Wird neben dem Namen gedruckt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Printed on reports.</source>
        <translation>Steht auf den Berichten.</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/ui/models/profile_rows.py"/>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <location filename="../app/system/doctor.py"/>
        <source>Profiles of your own instruments</source>
        <translation>Profile eigener Messgeräte</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Protective equipment</source>
        <translation>Schutzausrüstung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Proved by the version after the boot</source>
        <translation>Belegt durch die Version nach dem Neustart</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Proven dead</source>
        <translation>Spannungsfrei seit</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Pulses</source>
        <translation>Impulse</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Pulses against power and time need a reference on a link: its power must be read.</source>
        <translation>Impulse gegen Leistung und Zeit brauchen ein Referenzgerät mit Verbindung: Seine Leistung muss gelesen werden.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Pulses are a whole number, seconds a number above zero: such as 184 and 60.2.</source>
        <translation>Impulse sind eine ganze Zahl, Sekunden eine Zahl über null: etwa 184 und 60,2.</translation>
    </message>
    <message>
        <location filename="../app/system/doctor.py"/>
        <source>Python 3.11 to 3.13</source>
        <translation>Python 3.11 bis 3.13</translation>
    </message>
    <message>
        <location filename="../app/system/doctor.py"/>
        <source>Python packages</source>
        <translation>Python-Pakete</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>P{number}  as found, {time}</source>
        <translation>P{number}  vorgefunden, {time}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Range of runs / limit</source>
        <translation>Spannweite / Grenze</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Ratings</source>
        <translation>Bemessung</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Re-energise</source>
        <translation>Wiedereinschalten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Re-energise gate</source>
        <translation>Vor dem Wiedereinschalten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/reference_fields.py"/>
        <source>Reached over</source>
        <translation>Erreichbar über</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <location filename="../app/ui/views/steps/close_out.py"/>
        <location filename="../app/ui/views/steps/live.py"/>
        <source>Read back</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Read both registers with all their digits, before the old meter is off and as the new one is on.</source>
        <translation>Beide Stände mit allen Stellen ablesen, bevor der alte Zähler aus ist und sobald der neue läuft.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Read the display…</source>
        <translation>Anzeige ablesen …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>Read the plate again</source>
        <translation>Typenschild neu ablesen</translation>
    </message>
    <message>
        <location filename="../app/workflows/take_snapshot.py"/>
        <source>Reading the settings of the station</source>
        <translation>Einstellungen der Station werden gelesen</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <location filename="../app/reports/change.py"/>
        <location filename="../app/reports/stamp.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <source>Reason for the change</source>
        <translation>Grund der Änderung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Reason, printed on the report</source>
        <translation>Grund, steht im Bericht</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>Record an error</source>
        <translation>Abweichung eintragen</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Record number</source>
        <translation>Protokollnummer</translation>
    </message>
    <message>
        <location filename="../app/reports/title.py"/>
        <source>Record of the verification</source>
        <translation>Protokoll der Eichung</translation>
    </message>
    <message>
        <location filename="../app/cli/signed.py"/>
        <source>Record {number} ({kind}): {verdict}</source>
        <translation>Datensatz {number} ({kind}): {verdict}</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <location filename="../app/ui/views/steps/reference_fields.py"/>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>Reference kWh</source>
        <translation>Referenz kWh</translation>
    </message>
    <message>
        <location filename="../app/reports/point.py"/>
        <location filename="../app/reports/run.py"/>
        <source>Reference, kWh</source>
        <translation>Referenz, kWh</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>Register</source>
        <translation>Zählerstand</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Register before and after</source>
        <translation>Zählerstand vorher und nachher</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Register step</source>
        <translation>Zählerschritt</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_editor.py"/>
        <source>Remove this row</source>
        <translation>Diese Zeile entfernen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>Repeatability</source>
        <translation>Wiederholbarkeit</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>Replace the own profile “{name}”?</source>
        <translation>Das eigene Profil „{name}“ ersetzen?</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <location filename="../app/reports/integrity.py"/>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <location filename="../app/cli/demo.py"/>
        <source>Report: {path}</source>
        <translation>Bericht: {path}</translation>
    </message>
    <message>
        <location filename="../app/cli/run.py"/>
        <source>Report: {path}. Verdict: {verdict}, meter: {meter}.</source>
        <translation>Bericht: {path}. Ergebnis: {verdict}, Zähler: {meter}.</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <source>Requested by</source>
        <translation>Angefordert von</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/cards.py"/>
        <source>Reset the residual current device, then cycle the control pilot C-A-B-C before the next item: the station has to see the vehicle leave and come back.</source>
        <translation>Den Fehlerstromschutzschalter wieder einschalten, dann den Control Pilot C-A-B-C durchlaufen, bevor es weitergeht: Die Station muss das Fahrzeug gehen und wiederkommen sehen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/close_out.py"/>
        <source>Restore and compare</source>
        <translation>Wiederherstellen, vergleichen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/close_out.py"/>
        <source>Restore and read back</source>
        <translation>Wiederherstellen und zurücklesen</translation>
    </message>
    <message>
        <location filename="../app/workflows/close_out.py"/>
        <source>Restoring availability and reading it back</source>
        <translation>Verfügbarkeit wird wiederhergestellt und zurückgelesen</translation>
    </message>
    <message>
        <location filename="../app/workflows/close_out.py"/>
        <source>Restoring settings and limits</source>
        <translation>Einstellungen und Begrenzungen werden wiederhergestellt</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/reports/work.py"/>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/conformity.py"/>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>Resume {station}</source>
        <translation>{station} fortsetzen</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Return</source>
        <translation>Rücksendung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/review.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>Review</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <location filename="../app/ui/views/review.py"/>
        <source>Review arrives in a later version</source>
        <translation>Die Freigabe kommt in einer späteren Version</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Revision history</source>
        <translation>Verlauf der Revisionen</translation>
    </message>
    <message>
        <location filename="../app/reports/book.py"/>
        <location filename="../app/reports/corner.py"/>
        <source>Revision {number}</source>
        <translation>Revision {number}</translation>
    </message>
    <message>
        <location filename="../app/reports/corner.py"/>
        <source>Revision {number}, replaces {old}</source>
        <translation>Revision {number}, ersetzt {old}</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Risk at the place</source>
        <translation>Gefährdung vor Ort</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Risk: {risk}</source>
        <translation>Risiko: {risk}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Rounded, as it says</source>
        <translation>Gerundet, wie sie angibt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/certificate_points.py"/>
        <source>Row {row}, {field}: {problem}</source>
        <translation>Zeile {row}, {field}: {problem}</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <source>Run</source>
        <translation>Messreihe</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Run {number} at {point} has ended</source>
        <translation>Messung {number} bei {point} ist beendet</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/taken_up.py"/>
        <source>Run {number} at {point} was taken up at {time} after the program had ended: one transaction, not watched in between</source>
        <translation>Messung {number} bei {point} wurde um {time} wieder aufgenommen, nachdem das Programm geendet hatte: ein Ladevorgang, dazwischen nicht beobachtet</translation>
    </message>
    <message>
        <location filename="../app/reports/run.py"/>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Runs</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <location filename="../app/reports/run.py"/>
        <source>Runs as found</source>
        <translation>Messungen wie vorgefunden</translation>
    </message>
    <message>
        <location filename="../app/reports/run.py"/>
        <source>Runs as left</source>
        <translation>Messungen wie hinterlassen</translation>
    </message>
    <message>
        <location filename="../app/reports/signature.py"/>
        <source>SHA-256, valid {first} to {last}</source>
        <translation>SHA-256, gültig {first} bis {last}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Safe</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Safe and in service</source>
        <translation>Sicher und in Betrieb</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Safety of work</source>
        <translation>Arbeitssicherheit</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Said</source>
        <translation>Gesagt</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Sat</source>
        <translation>Sa</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>Saturday</source>
        <translation>Samstag</translation>
    </message>
    <message>
        <location filename="../app/ui/views/display_ask.py"/>
        <location filename="../app/ui/views/run_questions.py"/>
        <location filename="../app/ui/views/steps/work_form.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Save finding</source>
        <translation>Befund speichern</translation>
    </message>
    <message>
        <location filename="../app/ui/models/visits.py"/>
        <location filename="../app/ui/views/status.py"/>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Saved in {folder}</source>
        <translation>Gespeichert in {folder}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>Saved {time}</source>
        <translation>Gespeichert {time}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>Saving</source>
        <translation>Wird gesichert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Say otherwise than the station, {item}</source>
        <translation>Anders als die Station angeben, {item}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>Say otherwise…</source>
        <translation>Anders …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <source>Say whether it is part of the type approval</source>
        <translation>Sagen, ob es Teil der Baumusterprüfbescheinigung ist</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Scan the code and compare the manifest with the one above.</source>
        <translation>Den Code scannen, das Manifest mit dem obigen vergleichen.</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Scope and safety of work</source>
        <translation>Umfang und Arbeitssicherheit</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>Seal found broken: {seal}</source>
        <translation>Plombe gebrochen vorgefunden: {seal}</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>Seal opened: {seal}</source>
        <translation>Plombe geöffnet: {seal}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>Seal {number}</source>
        <translation>Plombe {number}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <source>Seals</source>
        <translation>Plomben</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/measurement.py"/>
        <source>Seals after</source>
        <translation>Plomben nachher</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>Seals as found</source>
        <translation>Plomben wie vorgefunden</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>Seals as left</source>
        <translation>Plomben wie hinterlassen</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/measurement.py"/>
        <source>Seals before</source>
        <translation>Plomben vorher</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Seals of the new meter</source>
        <translation>Plomben des neuen Zählers</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Second person</source>
        <translation>Zweite Person</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Seconds between the first and the last pulse</source>
        <translation>Sekunden vom ersten bis zum letzten Impuls</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Security</source>
        <translation>IT-Sicherheit</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Security audit</source>
        <translation>IT-Sicherheit</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Sep</source>
        <translation>Sept.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/models/certificate_rows.py"/>
        <location filename="../app/ui/models/instruments.py"/>
        <location filename="../app/ui/models/stations.py"/>
        <location filename="../app/ui/views/instrument_form.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>Serial</source>
        <translation>Seriennr.</translation>
    </message>
    <message>
        <location filename="../app/system/doctor.py"/>
        <source>Serial adapters plugged in</source>
        <translation>Angesteckte Seriell-Adapter</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Serial number in the work order</source>
        <translation>Seriennummer im Auftrag</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Serial of the new meter</source>
        <translation>Nummer des neuen Zählers</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Serial of the old meter</source>
        <translation>Nummer des alten Zählers</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/reports/title.py"/>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Service report</source>
        <translation>Servicebericht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Session</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/live.py"/>
        <source>Set</source>
        <translation>Gesetzt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Set PIN</source>
        <translation>PIN setzen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Set the load back as it was</source>
        <translation>Last wieder einstellen wie zuvor</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Set the load to {current} A per phase</source>
        <translation>Last auf {current} A je Phase einstellen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Set the load…</source>
        <translation>Last einstellen …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Set with the maker's tool or at the meter; it stays as it is now.</source>
        <translation>Mit dem Werkzeug des Herstellers oder am Zähler gesetzt; er bleibt, wie er jetzt ist.</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <location filename="../app/ui/views/settings.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/close_out.py"/>
        <source>Settings and limits of this visit are put back, the availability is set by the verdict and read back, then the last snapshot is compared with the first.</source>
        <translation>Einstellungen und Begrenzungen dieses Besuchs werden zurückgesetzt, die Verfügbarkeit wird nach dem Ergebnis gesetzt und zurückgelesen, dann die letzte Momentaufnahme mit der ersten verglichen.</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <location filename="../app/reports/budget.py"/>
        <source>Share, %</source>
        <translation>Anteil, %</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>Show or hide the live station</source>
        <translation>Station live zeigen oder verbergen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Sign</source>
        <translation>Unterschreiben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Sign the report</source>
        <translation>Bericht unterschreiben</translation>
    </message>
    <message>
        <location filename="../app/ui/models/check_rows.py"/>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>Signature of the records</source>
        <translation>Signatur der Datensätze</translation>
    </message>
    <message>
        <location filename="../app/reports/stamp.py"/>
        <source>Signatures</source>
        <translation>Unterschriften</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>Signed approval of a second person (file)</source>
        <translation>Signierte Freigabe einer zweiten Person (Datei)</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Signed bundles are copied there and read back.</source>
        <translation>Unterschriebene Pakete werden dorthin kopiert und zurückgelesen.</translation>
    </message>
    <message>
        <location filename="../app/reports/signature.py"/>
        <source>Signed by the technician</source>
        <translation>Unterschrieben vom Techniker</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Signed by {name}, unchanged; root known or "unknown".</source>
        <translation>Signiert von {name}, unverändert; Wurzel bekannt oder „unbekannt“.</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>Signed value and reference</source>
        <translation>Signierter Wert und Referenz</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>Signed value and register</source>
        <translation>Signierter Wert und Register</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>Signed value, kWh</source>
        <translation>Signierter Wert, kWh</translation>
    </message>
    <message>
        <location filename="../app/cli/demo.py"/>
        <source>Signed, verified, {seconds} s. PRACTICE: not a real report.</source>
        <translation>Signiert und nachgeprüft in {seconds} s. ÜBUNG: kein echter Bericht.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Signed: {report}, revision {revision}</source>
        <translation>Unterschrieben: {report}, Revision {revision}</translation>
    </message>
    <message>
        <location filename="../app/reports/stamp.py"/>
        <source>Signing adds to this file; the pages stay unchanged.</source>
        <translation>Das Signieren ergänzt diese Datei; die Seiten bleiben unverändert.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>Signing…</source>
        <translation>Wird unterschrieben …</translation>
    </message>
    <message>
        <location filename="../app/ui/models/stations.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Site and bay</source>
        <translation>Standort und Stellplatz</translation>
    </message>
    <message>
        <location filename="../app/ui/models/visits.py"/>
        <source>Site and station</source>
        <translation>Standort und Station</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Skip step</source>
        <translation>Schritt überspringen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Skip step…</source>
        <translation>Schritt überspringen …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Skip: {step}</source>
        <translation>Überspringen: {step}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Smallest unit of money</source>
        <translation>Kleinste Geldeinheit</translation>
    </message>
    <message>
        <location filename="../app/domain/step.py"/>
        <source>Snapshot</source>
        <translation>Momentaufnahme</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>Software as found</source>
        <translation>Software vorgefunden</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>Software as left</source>
        <translation>Software hinterlassen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>Software version</source>
        <translation>Softwareversion</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Something mandatory that is not tested or limited keeps the verdict from being safe.</source>
        <translation>Ein Pflichtpunkt, der nicht oder nur eingeschränkt geprüft ist, schließt das Ergebnis „Sicher“ aus.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Something was laid over the pages.</source>
        <translation>Über die Seiten wurde etwas gelegt.</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/reports/measurement.py"/>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Source of the numbers</source>
        <translation>Quelle der Zahlen</translation>
    </message>
    <message>
        <location filename="../app/ui/models/profile_rows.py"/>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Standing</source>
        <translation>Rang</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Start test charge</source>
        <translation>Prüfladung starten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Start the watch at one pulse of the LED, count those that follow, and stop it at the last of them.</source>
        <translation>Uhr bei einem Impuls der LED starten, die folgenden zählen und beim letzten anhalten.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <source>Start visit</source>
        <translation>Besuch beginnen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>Starting load</source>
        <translation>Anlauflast</translation>
    </message>
    <message>
        <location filename="../app/workflows/run_load_tests.py"/>
        <source>Starting load for {seconds} s</source>
        <translation>Anlauflast, {seconds} s</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Starting load, A</source>
        <translation>Anlauf, A</translation>
    </message>
    <message>
        <location filename="../app/reports/fault.py"/>
        <location filename="../app/reports/integrity.py"/>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/models/instruments.py"/>
        <location filename="../app/ui/models/visits.py"/>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>State of charge, %</source>
        <translation>Ladestand, %</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>State of the program</source>
        <translation>Zustand des Programms</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Statement</source>
        <translation>Erklärung</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Statements</source>
        <translation>Erklärungen</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/models/stations.py"/>
        <location filename="../app/ui/views/station.py"/>
        <location filename="../app/ui/views/steps/snapshot.py"/>
        <location filename="../app/workflows/report/safety_part.py"/>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>Station id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Station id, as the station names itself</source>
        <translation>Kennung, unter der sich die Station meldet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>Station link</source>
        <translation>Verbindung zur Station</translation>
    </message>
    <message>
        <location filename="../app/workflows/update_firmware.py"/>
        <source>Station says {state}; {served} of {size} bytes served</source>
        <translation>Station meldet {state}; {served} von {size} Bytes übertragen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>Stations</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <source>Stations enter the register when they connect or are visited. Try the practice visit, or give a station the address of this laptop.</source>
        <translation>Stationen kommen ins Verzeichnis, sobald sie sich verbinden oder besucht werden. Den Übungsbesuch ausprobieren oder einer Station die Adresse dieses Laptops geben.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/profile_rows.py"/>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Steps left out</source>
        <translation>Ausgelassene Schritte</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/safety_part.py"/>
        <source>Still alive while locked off: {what}</source>
        <translation>Lebenszeichen trotz Freischaltung: {what}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Still alive: which source?</source>
        <translation>Noch unter Spannung: welche Quelle?</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <source>Stop listening</source>
        <translation>Warten beenden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Stop the visit</source>
        <translation>Besuch beenden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Stop, go home</source>
        <translation>Aufhören, nach Hause</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Stop, go home…</source>
        <translation>Aufhören, nach Hause …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Stop: danger at {items}. Isolate now, keep people away.</source>
        <translation>Halt: Gefahr bei {items}. Sofort abschalten, Personen fernhalten.</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>Stopped: {reason}</source>
        <translation>Abgebrochen: {reason}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>Stopping a run discards it: the charge is stopped, the run is printed with your reason.</source>
        <translation>Eine abgebrochene Messung ist verworfen: Die Ladung wird beendet, die Messung steht mit Ihrem Grund im Bericht.</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Stored transactions of the station</source>
        <translation>Gespeicherte Ladevorgänge der Station</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Sun</source>
        <translation>So</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>Sunday</source>
        <translation>Sonntag</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Supervisor</source>
        <translation>Fachaufsicht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Supply on</source>
        <translation>Versorgung ein</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Switch every source off and lock it. The station goes silent: that is intended, and it is left out of fault and uptime counts. A silent link never counts as dead; dead is what the tester proves below.</source>
        <translation>Jede Quelle abschalten und gegen Wiedereinschalten sichern. Die Station verstummt: Das ist gewollt und zählt nicht als Störung oder Ausfall. Eine stumme Verbindung heißt nie spannungsfrei; das beweist nur der Spannungsprüfer unten.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Switch off: the link will drop</source>
        <translation>Abschalten: Die Verbindung reißt ab</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Switch the load off</source>
        <translation>Last ausschalten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Switch the station off</source>
        <translation>Station abschalten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <location filename="../app/ui/views/today.py"/>
        <source>Sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Sync to</source>
        <translation>Abgleich nach</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>Sync: nothing waits</source>
        <translation>Abgleich: nichts offen</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/status.py"/>
        <source>Sync: {n} waiting</source>
        <translation>
            <numerusform>Abgleich: {n} offen</numerusform>
            <numerusform>Abgleich: {n} offen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>Sync: {waiting} waiting, {refused} refused</source>
        <translation>Abgleich: {waiting} offen, {refused} abgelehnt</translation>
    </message>
    <message>
        <location filename="../app/reports/point.py"/>
        <source>T / U</source>
        <translation>T / U</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Table by class and load</source>
        <translation>Tabelle nach Klasse und Last</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Take any file of the bundle and compute its SHA-256,</source>
        <translation>Von einer Datei des Pakets den SHA-256-Wert berechnen,</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument.py"/>
        <source>Take off the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/take_over.py"/>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/take_over.py"/>
        <source>Take over from a colleague</source>
        <translation>Von einer Kollegin oder einem Kollegen übernehmen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>Take over…</source>
        <translation>Übernehmen …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/snapshot.py"/>
        <source>Take the snapshot</source>
        <translation>Momentaufnahme machen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>Taken out of service</source>
        <translation>Außer Betrieb genommen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Takes effect when the program is started again. A report keeps the language of its visit.</source>
        <translation>Wirkt nach dem nächsten Start des Programms. Ein Bericht behält die Sprache seines Besuchs.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/ui/views/settings.py"/>
        <location filename="../app/ui/views/status.py"/>
        <location filename="../app/workflows/report/content.py"/>
        <source>Technician</source>
        <translation>Techniker</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Technician and report</source>
        <translation>Techniker und Bericht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Technician, full name</source>
        <translation>Techniker, Vor- und Nachname</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <source>Tell {name} the fingerprint by another way: chargebench approval trust {fingerprint}</source>
        <translation>{name} den Fingerabdruck auf anderem Weg mitteilen: chargebench approval trust {fingerprint}</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Temperature at the meter, °C</source>
        <translation>Temperatur am Zähler, °C</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Temperatures, °C</source>
        <translation>Temperaturen, °C</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Template: {name}.</source>
        <translation>Vorlage: {name}.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Temporary measure</source>
        <translation>Vorläufige Maßnahme</translation>
    </message>
    <message>
        <location filename="../app/reports/band.py"/>
        <location filename="../app/reports/work.py"/>
        <source>Temporary measure accepted by {name}, {time}.</source>
        <translation>Vorläufige Maßnahme verantwortet von {name}, {time}.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Test charge</source>
        <translation>Prüfladung</translation>
    </message>
    <message>
        <location filename="../app/workflows/prove_function.py"/>
        <source>Test charge at {limit} A</source>
        <translation>Prüfladung mit {limit} A</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>Test charge, {power} kW</source>
        <translation>Prüfladung, {power} kW</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>The PIN is set. The window locks when you leave it.</source>
        <translation>Die PIN ist gesetzt. Das Programm sperrt sich, wenn es unbenutzt bleibt.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The PIN is wrong. Nothing was signed; try again.</source>
        <translation>Die PIN ist falsch. Nichts wurde unterschrieben; bitte erneut versuchen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>The PIN unwraps your signing key for this one signature; it is not kept.</source>
        <translation>Die PIN öffnet Ihren Signaturschlüssel für diese eine Unterschrift; sie wird nicht gespeichert.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The answers of the reference meter were damaged.</source>
        <translation>Die Antworten des Referenzzählers waren beschädigt.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The answers of the reference meter {where} are damaged: {problem} ({count} so far). The reading was not used; check cable, termination, speed, parity and address.</source>
        <translation>Die Antworten des Referenzzählers {where} sind beschädigt: {problem} (bisher {count}). Die Ablesung wurde nicht verwendet; Kabel, Abschluss, Geschwindigkeit, Parität und Adresse prüfen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>The approval does not count</source>
        <translation>Die Freigabe gilt nicht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>The approval is being checked</source>
        <translation>Die Freigabe wird geprüft</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>The boot is answered Pending: the station keeps its time and its stored transactions.</source>
        <translation>Die Anmeldung wird mit Pending beantwortet: Die Station behält ihre Zeit und ihre gespeicherten Ladevorgänge.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>The boot stays Pending until it was compared with a trusted source: answer I06 below.</source>
        <translation>Der Boot bleibt Pending, bis sie mit einer verlässlichen Quelle verglichen ist: I06 unten beantworten.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/take_over.py"/>
        <source>The bundle is checked first: signature, every file, every answer. What does not fit is refused, and nothing is taken in.</source>
        <translation>Das Paket wird zuerst geprüft: Unterschrift, jede Datei, jede Antwort. Was nicht passt, wird abgelehnt, und nichts wird übernommen.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The cable loss does not explain the difference between its registers.</source>
        <translation>Der Kabelverlust erklärt den Unterschied zwischen seinen Registern nicht.</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>The certificate of the instrument {instrument} is overdue</source>
        <translation>Der Kalibrierschein des Messgeräts {instrument} ist abgelaufen</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The certificate of the reference {where} ran out.</source>
        <translation>Das Zertifikat der Referenz {where} ist abgelaufen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The certificate of {where} ran out on {due}. Use another instrument, or renew it.</source>
        <translation>Der Kalibrierschein von {where} ist am {due} abgelaufen. Ein anderes Messgerät verwenden oder neu kalibrieren lassen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>The charge is stopped. It is printed with your reason, and made again when measuring goes on.</source>
        <translation>Die Ladung wird beendet. Sie wird mit Ihrer Begründung gedruckt und wiederholt, wenn die Messung weitergeht.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>The charge is stopped. The run is printed as discarded, and measured again.</source>
        <translation>Die Ladung wird beendet. Die Messung steht als verworfen im Bericht und wird wiederholt.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The charge of {where} had ended before the program was started again, and energy flowed after it: the registers belong to more than that charge. The run is measured again.</source>
        <translation>Der Ladevorgang von {where} war beendet, bevor das Programm wieder lief, und danach floss noch Energie: Die Zählerstände gehören zu mehr als diesem Ladevorgang. Es wird noch einmal gemessen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The charge of {where} had ended before the program was started again, and the station told no register since then: nothing proves that no other load was drawn. The run is measured again.</source>
        <translation>Der Ladevorgang von {where} war beendet, bevor das Programm wieder lief, und die Station hat seitdem keinen Zählerstand gemeldet: Nichts beweist, dass keine andere Last lief. Es wird noch einmal gemessen.</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>The checks are in control.</source>
        <translation>Die Kontrollen sind in Ordnung.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The clock of the meter was not synchronised.</source>
        <translation>Die Uhr des Zählers war nicht synchronisiert.</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>The code holds report, revision and manifest; it opens no web page.</source>
        <translation>Der Code enthält Bericht, Revision und Manifest; er öffnet keine Webseite.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>The configuration is read when a visit takes its snapshot; secrets are masked before they get here.</source>
        <translation>Die Konfiguration wird mit der Momentaufnahme eines Besuchs gelesen; Geheimes wird vorher unkenntlich gemacht.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The connection of the reference was wrong; nothing was measured.</source>
        <translation>Der Referenzzähler war falsch angeschlossen; es wurde nichts gemessen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The disk that holds {where} is full. What was saved is safe; free some space and go on.</source>
        <translation>Der Datenträger mit {where} ist voll. Gespeichertes ist sicher; Platz schaffen und fortfahren.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/display_ask.py"/>
        <source>The display is the legal indication. Type it with all its digits, or add a photo of it: Ctrl+V, drag.</source>
        <translation>Rechtlich gilt die Anzeige. Mit allen Stellen eintippen oder ein Foto hinzufügen: Strg+V, ziehen.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The end is below the begin.</source>
        <translation>Das Ende liegt unter dem Beginn.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The energy register of the reference ran backwards.</source>
        <translation>Das Energieregister der Referenz lief rückwärts.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>The error at {point} is kept.</source>
        <translation>Die Abweichung bei {point} ist gespeichert.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The evidence {where} is damaged: its content does not match its name. Restore it from a copy.</source>
        <translation>Der Nachweis {where} ist beschädigt: Sein Inhalt passt nicht zu seinem Namen. Aus einer Kopie wiederherstellen.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The file is damaged.</source>
        <translation>Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../app/domain/swap_doubt.py"/>
        <source>The first register of the new meter, {typed} kWh, does not agree with the {told} kWh the station told afterwards.</source>
        <translation>Der Anfangsstand des neuen Zählers, {typed} kWh, stimmt nicht mit den {told} kWh überein, die die Ladestation danach meldete.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/cards.py"/>
        <source>The item over the years</source>
        <translation>Der Prüfpunkt über die Jahre</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The key does not open {where}. Nothing was changed; check passphrase or keyring.</source>
        <translation>Der Schlüssel öffnet {where} nicht. Nichts wurde geändert; Passphrase oder Schlüsselbund prüfen.</translation>
    </message>
    <message>
        <location filename="../app/domain/swap_doubt.py"/>
        <source>The last register of the old meter, {typed} kWh, does not agree with the {told} kWh the station told before.</source>
        <translation>Der Endstand des alten Zählers, {typed} kWh, stimmt nicht mit den {told} kWh überein, die die Ladestation zuvor meldete.</translation>
    </message>
    <message>
        <location filename="../app/workflows/measure_run.py"/>
        <source>The link is lost: the station charges on, the run goes on and ends once the station is back</source>
        <translation>Die Verbindung ist weg: Die Station lädt weiter, der Lauf geht weiter und endet, sobald die Station zurück ist</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The link to the station was lost.</source>
        <translation>Die Verbindung zur Station ging verloren.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The link to {where} was lost before {action} was sent. Nothing was changed; check the cable.</source>
        <translation>Die Verbindung zu {where} brach ab, bevor {action} gesendet war. Nichts wurde geändert; das Kabel prüfen.</translation>
    </message>
    <message>
        <location filename="../app/workflows/visit_work.py"/>
        <source>The link will drop: the station is switched off</source>
        <translation>Die Verbindung reißt ab: Die Station wird abgeschaltet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/clock_guard.py"/>
        <source>The live checks were skipped: now its boot is accepted, and the answer sets its clock.</source>
        <translation>Die Prüfung am Netz wurde ausgelassen: Jetzt wird ihr Boot angenommen, und die Antwort stellt ihre Uhr.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>The load is not complete</source>
        <translation>Die Angaben zur Last sind unvollständig</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>The machine is at work</source>
        <translation>Das Programm arbeitet gerade</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>The meter</source>
        <translation>Der Zähler</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>The meter before and after</source>
        <translation>Der Zähler vorher und nachher</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The meter itself says that the value must not be billed.</source>
        <translation>Der Zähler selbst sagt, dass der Wert nicht abgerechnet werden darf.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>The new value counts once the cause is known. First and last value are both printed.</source>
        <translation>Der neue Wert zählt, sobald die Ursache bekannt ist. Erster und letzter Wert stehen im Bericht.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <source>The new version is older than the one that runs: it may be one way, and a second person approves it.</source>
        <translation>Die neue Version ist älter als die laufende: Vielleicht gibt es keinen Weg zurück, und eine zweite Person gibt sie frei.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>The number of the certificate is needed.</source>
        <translation>Die Nummer des Kalibrierscheins wird gebraucht.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The pages are not what the data inside would print.</source>
        <translation>Die Seiten entsprechen nicht den enthaltenen Daten.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>The pages show here once they are signed. Signing freezes them: a later correction is a new revision that names the first.</source>
        <translation>Die Seiten erscheinen hier, sobald sie unterschrieben sind. Danach sind sie unveränderlich: Eine spätere Korrektur ist eine neue Revision, die die erste nennt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>The passive checks of security profile, password and file transfer are part of the snapshot.</source>
        <translation>Die passiven Prüfungen von Sicherheitsprofil, Passwort und Dateiübertragung gehören zur Momentaufnahme.</translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>The phase voltages differ: check the neutral and every voltage lead.</source>
        <translation>Die Phasenspannungen weichen voneinander ab: Neutralleiter und jede Spannungsleitung prüfen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>The port opens when you listen. Only the station of this visit is written to.</source>
        <translation>Der Port öffnet sich erst mit dem Warten. Geschrieben wird nur auf die Station dieses Besuchs.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The power did not keep steady.</source>
        <translation>Die Leistung blieb nicht stabil.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>The power is steady: count now, run {number} at {point}</source>
        <translation>Die Leistung ist stetig: jetzt zählen, Messung {number} bei {point}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_form.py"/>
        <source>The profile needs: {names}. It guesses nothing.</source>
        <translation>Das Profil braucht: {names}. Es rät nichts.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The program ended while pulses of {where} were counted, and that count is lost. The charge was stopped afterwards; the run is measured again.</source>
        <translation>Das Programm endete, während Impulse von {where} gezählt wurden; diese Zählung ist verloren. Der Ladevorgang wurde danach beendet; es wird noch einmal gemessen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The program ended while {where} was measured, and another reference was connected afterwards. The charge was stopped; the run is measured again.</source>
        <translation>Das Programm endete während der Messung {where}, und danach war eine andere Referenz angeschlossen. Der Ladevorgang wurde beendet; es wird noch einmal gemessen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The program ended while {where} was measured, and the station did not say afterwards whether that charge still ran. The run is measured again.</source>
        <translation>Das Programm endete während der Messung {where}, und die Station hat danach nicht gesagt, ob dieser Ladevorgang noch lief. Es wird noch einmal gemessen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The program ended while {where} was measured, and the station had not told the register it began with. The charge was stopped afterwards; the run is measured again.</source>
        <translation>Das Programm endete während der Messung {where}, und die Station hatte den Zählerstand des Beginns nicht gemeldet. Der Ladevorgang wurde danach beendet; es wird noch einmal gemessen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The program ended while {where} was measured. The charge was stopped afterwards.</source>
        <translation>Das Programm wurde beendet, während {where} gemessen wurde. Die Ladung wurde danach beendet.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/kit.py"/>
        <source>The program met a fault of its own ({kind}). What was saved is safe; the log has the details. Try again, and send the log to the office when it comes back.</source>
        <translation>Das Programm hat einen eigenen Fehler ({kind}). Gespeichertes ist sicher; Einzelheiten stehen im Protokoll. Erneut versuchen; tritt er wieder auf, das Protokoll an das Büro senden.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The public key is damaged, or not on a curve that meters use.</source>
        <translation>Der öffentliche Schlüssel ist beschädigt oder liegt auf keiner Kurve, die Zähler verwenden.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The public key is on another curve than the record says.</source>
        <translation>Der öffentliche Schlüssel liegt auf einer anderen Kurve, als der Datensatz sagt.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The reading of the reference was too old to be used.</source>
        <translation>Der Messwert der Referenz war zu alt.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The reading of {where} is older than {max_age_s} s. It was not used; check the meter.</source>
        <translation>Der Messwert von {where} ist älter als {max_age_s} s. Er wurde nicht verwendet; den Zähler prüfen.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The record is damaged or not complete.</source>
        <translation>Der Datensatz ist beschädigt oder nicht vollständig.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The reference did not count the pulses of the meter.</source>
        <translation>Das Referenzgerät hat die Impulse des Zählers nicht gezählt.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The reference meter answered what cannot be used.</source>
        <translation>Der Referenzzähler hat Unbrauchbares geantwortet.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The reference meter refused a command.</source>
        <translation>Das Referenzgerät hat einen Befehl abgelehnt.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The reference meter refused a register: map or address do not fit.</source>
        <translation>Der Referenzzähler verweigerte ein Register: Registerkarte oder Adresse passt nicht.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The reference meter {where} does not answer. No run was measured; check its supply, address and cable.</source>
        <translation>Der Referenzzähler {where} antwortet nicht. Nichts wurde gemessen; Versorgung, Adresse und Kabel prüfen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The reference meter {where} refused {action}: {said}. Nothing was measured; see the instrument itself.</source>
        <translation>Das Referenzgerät {where} hat {action} abgelehnt: {said}. Es wurde nichts gemessen; am Gerät selbst nachsehen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The reference meter {where} refuses register {register}: {problem} (exception {code}). Nothing was measured; check that map and address fit this meter.</source>
        <translation>Der Referenzzähler {where} verweigert Register {register}: {problem} (Ausnahme {code}). Es wurde nichts gemessen; prüfen, ob Registerkarte und Adresse zu diesem Zähler passen.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The reference on the link is not the listed instrument.</source>
        <translation>Der verbundene Referenzzähler ist nicht das gelistete Gerät.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The reference still showed power where nothing should flow.</source>
        <translation>Die Referenz zeigte noch Leistung, obwohl nichts fließen durfte.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/reference_fields.py"/>
        <source>The register of this reference moves in steps of {step} kWh: shorter runs than {energy} kWh cannot reach 0.1 %.</source>
        <translation>Das Register dieser Referenz bewegt sich in Schritten von {step} kWh: Läufe unter {energy} kWh erreichen 0,1 % nicht.</translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>The register rises at another rate than the power: check ratio of the clamps, unit and register map.</source>
        <translation>Das Register steigt anders als die Leistung: Übersetzung der Zangen, Einheit und Registerkarte prüfen.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The registers inside the record contradict each other.</source>
        <translation>Die Register im Datensatz widersprechen einander.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>The report</source>
        <translation>Der Bericht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <source>The report says “as left: not measured”: {reason}.</source>
        <translation>Im Bericht steht „Wie hinterlassen: nicht gemessen“: {reason}.</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>The results relate only to the meter named above, in the state and under the conditions found.</source>
        <translation>Die Ergebnisse gelten nur für den oben genannten Zähler, im Zustand und unter den Bedingungen der Messung.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The run {where} had ended before it was discarded: it was measured, and it counts.</source>
        <translation>Der Lauf {where} war beendet, bevor er verworfen wurde: Er ist gemessen, und er zählt.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The run {where} was discarded: {why}. The charge was stopped; the run is printed and measured again.</source>
        <translation>Die Messung {where} wurde verworfen: {why}. Die Ladung wurde beendet; die Messung steht im Bericht und wird wiederholt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>The runs follow each other by themselves</source>
        <translation>Die Messungen folgen von selbst aufeinander</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>The security audit is not in this version.</source>
        <translation>Die Prüfung der IT-Sicherheit ist in dieser Version nicht enthalten.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>The serial number is compared with plate and wire; until all three agree nothing is written to a station.</source>
        <translation>Die Seriennummer wird mit dem Typenschild und der Meldung der Station verglichen; erst wenn alle drei übereinstimmen, wird etwas auf die Station geschrieben.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The serial port {where} cannot be set to {settings}. Nothing was sent; use an adapter that can, or another speed.</source>
        <translation>Die serielle Schnittstelle {where} lässt sich nicht auf {settings} einstellen. Es wurde nichts gesendet; einen Adapter nehmen, der das kann, oder eine andere Geschwindigkeit.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The serial port {where} is in use by another program. Nothing was sent; close that program and try again.</source>
        <translation>Die serielle Schnittstelle {where} wird von einem anderen Programm benutzt. Es wurde nichts gesendet; jenes Programm schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The signature algorithm is not known to this version.</source>
        <translation>Das Signaturverfahren ist dieser Version nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The signature does not match the data: they were changed, or the key is another's.</source>
        <translation>Die Signatur passt nicht zu den Daten: Sie wurden verändert, oder der Schlüssel gehört einem anderen Zähler.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>The signature is damaged or not complete.</source>
        <translation>Die Signatur ist beschädigt oder nicht vollständig.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>The station did not take the firmware; the old version runs.</source>
        <translation>Die Station hat die Firmware nicht übernommen; die alte Version läuft.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The station ended the charge of {where} before the energy of the plan had flowed, while the program was not running. The run is measured again; check vehicle and load.</source>
        <translation>Die Station hat den Ladevorgang von {where} beendet, bevor die geplante Energie geflossen war, während das Programm nicht lief. Es wird noch einmal gemessen; Fahrzeug und Last prüfen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>The station goes out of service.</source>
        <translation>Die Station geht außer Betrieb.</translation>
    </message>
    <message>
        <location filename="../app/workflows/measure_run.py"/>
        <source>The station is back on the link: the run goes on</source>
        <translation>Die Station ist wieder verbunden: Der Lauf geht weiter</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>The station is off</source>
        <translation>Die Station ist aus</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>The station says {station}: say why {value} is right</source>
        <translation>Die Station meldet {station}: bitte begründen, warum {value} richtig ist</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The station signs with its time ({settings}). In the plan, fill in the table [clock]: relevant = false and said_by (which document says so), or relevant = true with reason, right and approval. Then type: chargebench visit resume {visit} --plan PLAN.toml</source>
        <translation>Die Station signiert mit ihrer Zeit ({settings}). Im Plan die Tabelle [clock] ausfüllen: relevant = false und said_by (welches Dokument es sagt), oder relevant = true mit reason, right und approval. Danach eingeben: chargebench visit resume {visit} --plan PLAN.toml</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>The station was heard while it is locked off: {what}</source>
        <translation>Die Station hat sich gemeldet, obwohl sie freigeschaltet ist: {what}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>The supply is on</source>
        <translation>Die Versorgung ist ein</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>The test with the load is over.</source>
        <translation>Die Prüfung mit der Last ist vorbei.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>The time of this laptop is not proven, and its answer would set the clock of {where}. The station stays Pending; compare the time with a trusted source and answer {item}.</source>
        <translation>Die Zeit dieses Laptops ist nicht nachgewiesen, und seine Antwort würde die Uhr von {where} stellen. Die Station bleibt auf Pending; die Zeit mit einer sicheren Quelle vergleichen und {item} beantworten.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/report.py"/>
        <source>The two marks of page 1</source>
        <translation>Die zwei Urteile der Seite 1</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>The value is missing</source>
        <translation>Der Wert fehlt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>The visit closes here and goes on from a signed bundle: everything answered, measured and photographed. The folder is not encrypted; hand it over on a stick or a share you trust.</source>
        <translation>Der Besuch endet hier und geht aus einem unterschriebenen Paket weiter: mit allem, was beantwortet, gemessen und fotografiert ist. Der Ordner ist nicht verschlüsselt; geben Sie ihn auf einem Stick oder einer Freigabe weiter, der Sie trauen.</translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>The voltage is not that of the supply: check voltage leads and neutral.</source>
        <translation>Die Spannung ist nicht die des Netzes: Spannungsleitungen und Neutralleiter prüfen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>Theme: next</source>
        <translation>Farbschema: nächstes</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>There are more records than are checked at once; split the file.</source>
        <translation>Es sind mehr Datensätze, als auf einmal geprüft werden; die Datei teilen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>There is no key for {where}. Set CHARGEBENCH_PASSPHRASE_FILE to a file with the passphrase, or use a terminal.</source>
        <translation>Für {where} gibt es keinen Schlüssel. CHARGEBENCH_PASSPHRASE_FILE auf eine Datei mit der Passphrase setzen oder ein Terminal verwenden.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>There is no public key with it; give the one on the meter with --public-key.</source>
        <translation>Es ist kein öffentlicher Schlüssel dabei; den am Zähler mit --public-key angeben.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>There is no serial port {where} on this computer. Nothing was sent; plug the adapter in, or name another port.</source>
        <translation>Die serielle Schnittstelle {where} gibt es an diesem Rechner nicht. Es wurde nichts gesendet; Adapter einstecken oder eine andere nennen.</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>There is no signed record in it that this version can read.</source>
        <translation>Darin ist kein signierter Datensatz, den diese Version lesen kann.</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>This document may be reproduced only in full.</source>
        <translation>Dieses Dokument darf nur vollständig wiedergegeben werden.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <source>This ends: {what}.</source>
        <translation>Damit endet: {what}.</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>This is a calibration. It replaces no official act.</source>
        <translation>Dies ist eine Kalibrierung. Sie ersetzt keine amtliche Handlung.</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>This is an operator's check. It replaces no official act.</source>
        <translation>Dies ist eine Betreiberprüfung. Sie ersetzt keine amtliche Handlung.</translation>
    </message>
    <message>
        <location filename="../app/cli/signed.py"/>
        <source>This is no legal proof. For that use the official Transparenzsoftware (transparenz.software).</source>
        <translation>Das ist kein rechtlicher Nachweis. Dafür die offizielle Transparenzsoftware verwenden (transparenz.software).</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>This practice has a key of its own: any PIN of four digits or more makes it, such as 2468.</source>
        <translation>Die Übung hat einen eigenen Schlüssel: Jede PIN ab vier Ziffern legt ihn an, etwa 2468.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_form.py"/>
        <source>This profile is {force}; say why it is used.</source>
        <translation>Dieses Profil ist {force}; bitte sagen, warum es verwendet wird.</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>This records an authorised repair. It replaces no act of the authority.</source>
        <translation>Dies belegt eine befugte Instandsetzung. Sie ersetzt keine Handlung der Behörde.</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>This records what the authority did. Its own marks and documents alone are decisive.</source>
        <translation>Dies hält fest, was die Behörde getan hat. Maßgeblich sind allein deren eigene Zeichen und Urkunden.</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>This revision</source>
        <translation>Diese Revision</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>This writes to {station}: {before} becomes {after}. The way back is the image of {before}, installed the same way; keep it at hand. The station restarts, and billing may need the operator's release.</source>
        <translation>Geschrieben wird auf {station}: Aus {before} wird {after}. Der Weg zurück ist die Firmware-Datei von {before}, auf demselben Weg installiert; bitte bereithalten. Die Station startet neu, und die Abrechnung braucht eventuell die Freigabe des Betreibers.</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Thu</source>
        <translation>Do</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>Thursday</source>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <location filename="../app/reports/stamp.py"/>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location filename="../app/reports/stamp.py"/>
        <source>Time from</source>
        <translation>Zeitquelle</translation>
    </message>
    <message>
        <location filename="../app/system/doctor.py"/>
        <source>Time of this computer is proven</source>
        <translation>Zeit dieses Rechners ist nachgewiesen</translation>
    </message>
    <message>
        <location filename="../app/cli/station.py"/>
        <location filename="../app/ui/models/times.py"/>
        <source>Time of this laptop: {time}</source>
        <translation>Zeit dieses Laptops: {time}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>To count pulses: the constant of the LED, imp/kWh, as on the plate of the meter.</source>
        <translation>Zum Zählen von Impulsen: die Konstante der LED, Imp/kWh, wie auf dem Typenschild des Zählers.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <location filename="../app/ui/views/steps/machine.py"/>
        <location filename="../app/ui/views/visit_items.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>To do</source>
        <translation>Offen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>Total shown</source>
        <translation>Summe angezeigt</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/conformity.py"/>
        <source>Traceability</source>
        <translation>Rückführung</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Transaction</source>
        <translation>Ladevorgang</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Tried again</source>
        <translation>Wiederholte Versuche</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <location filename="../app/ui/app.py"/>
        <location filename="../app/ui/views/connect.py"/>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Tue</source>
        <translation>Di</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>Tuesday</source>
        <translation>Dienstag</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Type how many pulses the LED of the meter gave over the whole run.</source>
        <translation>Eintippen, wie viele Impulse die LED des Zählers über die ganze Messung gab.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Type the energy the reference shows for this run.</source>
        <translation>Die Energie eingeben, die die Referenz für diese Messung zeigt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Type the pulses…</source>
        <translation>Impulse eintippen …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>Type the reference…</source>
        <translation>Referenz eintippen …</translation>
    </message>
    <message>
        <location filename="../app/reports/point.py"/>
        <source>U (k = 2), %</source>
        <translation>U (k = 2), %</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>U (k)</source>
        <translation>U (k)</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>U is the expanded uncertainty: standard uncertainty times k, for a coverage probability of about {share} %.</source>
        <translation>U ist die erweiterte Messunsicherheit: Standardunsicherheit mal k, für eine Überdeckungswahrscheinlichkeit von etwa {share} %.</translation>
    </message>
    <message>
        <location filename="../app/ui/models/certificate_rows.py"/>
        <location filename="../app/ui/models/instruments.py"/>
        <source>U with k</source>
        <translation>U mit k</translation>
    </message>
    <message>
        <location filename="../app/reports/point.py"/>
        <location filename="../app/ui/views/certificate_points.py"/>
        <source>U, %</source>
        <translation>U, %</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/budget_part.py"/>
        <source>U-shaped</source>
        <translation>U-förmig</translation>
    </message>
    <message>
        <location filename="../app/reports/budget.py"/>
        <source>Uncertainty budget at {load}</source>
        <translation>Messunsicherheitsbudget bei {load}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../app/ui/views/lock.py"/>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Unlocked</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <source>Until one of these acts is declared the meter must not bill: {acts}.</source>
        <translation>Bis eine dieser Handlungen erklärt ist, darf der Zähler nicht abrechnen: {acts}.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Update {station}</source>
        <translation>{station} aktualisieren</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Updating</source>
        <translation>Wird aktualisiert</translation>
    </message>
    <message>
        <location filename="../app/reports/budget.py"/>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/ui/models/difference_rows.py"/>
        <location filename="../app/ui/models/setting_rows.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Value after</source>
        <translation>Wert danach</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>Value before</source>
        <translation>Wert vorher</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>Values differ from the first snapshot without a reason.</source>
        <translation>Werte weichen ohne Begründung von der ersten Momentaufnahme ab.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/snapshot.py"/>
        <source>Values of the station</source>
        <translation>Werte der Station</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>Vehicle</source>
        <translation>Fahrzeug</translation>
    </message>
    <message>
        <location filename="../app/cli/demo.py"/>
        <source>Verdict of the practice station: {verdict}; its meter: {meter}</source>
        <translation>Ergebnis der Übungsstation: {verdict}; ihr Zähler: {meter}</translation>
    </message>
    <message>
        <location filename="../app/cli/calibration.py"/>
        <location filename="../app/cli/inspection.py"/>
        <location filename="../app/cli/visit.py"/>
        <source>Verdict: {verdict}</source>
        <translation>Ergebnis: {verdict}</translation>
    </message>
    <message>
        <location filename="../app/domain/act.py"/>
        <source>Verification by the authority</source>
        <translation>Eichung durch die Behörde</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>Version it must show afterwards</source>
        <translation>Version, die sie danach zeigen muss</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <location filename="../app/cli/hand_over.py"/>
        <source>Visit {id} taken over, signed by {name}</source>
        <translation>Besuch {id} übernommen, unterschrieben von {name}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/station.py"/>
        <location filename="../app/ui/views/today.py"/>
        <source>Visits</source>
        <translation>Besuche</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Visits still open</source>
        <translation>Noch offene Besuche</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>Voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Voltage (DC), V</source>
        <translation>Spannung (DC), V</translation>
    </message>
    <message>
        <location filename="../app/domain/wiring.py"/>
        <source>Voltage and current of different phases meet: put each clamp on its own phase.</source>
        <translation>Spannung und Strom verschiedener Phasen treffen aufeinander: jede Zange auf ihre eigene Phase setzen.</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Voltage detector</source>
        <translation>Spannungsprüfer</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>Waiting for the station</source>
        <translation>Wartet auf die Station</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <location filename="../app/workflows/identify_station.py"/>
        <source>Waiting for the station at {url}</source>
        <translation>Wartet auf die Station unter {url}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Was off as intended</source>
        <translation>War planmäßig aus</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>Way back</source>
        <translation>Weg zurück</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>Weather</source>
        <translation>Wetter</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>Wed</source>
        <translation>Mi</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>Wednesday</source>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>Wh and kWh mixed up?</source>
        <translation>Wh und kWh verwechselt?</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>What belongs to this report, and how anyone can check it without this program.</source>
        <translation>Was zu diesem Bericht gehört, und wie ihn jeder ohne dieses Programm prüfen kann.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/clock_guard.py"/>
        <source>What does setting the clock of this station mean?</source>
        <translation>Was bedeutet es, die Uhr dieser Station zu stellen?</translation>
    </message>
    <message>
        <location filename="../app/ui/views/display_ask.py"/>
        <source>What does the display show for run {number} at {point}?</source>
        <translation>Was zeigt die Anzeige für Messung {number} bei {point}?</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>What draws the current</source>
        <translation>Was den Strom zieht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_editor.py"/>
        <source>What gives the limit</source>
        <translation>Woher die Grenze kommt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/seal_forms.py"/>
        <source>What happens to the seal</source>
        <translation>Was mit der Plombe geschieht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>What is adjusted</source>
        <translation>Was justiert wird</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>What is left</source>
        <translation>Was zurückbleibt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_editor.py"/>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>What it said</source>
        <translation>Was sie meldete</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>What made it pass</source>
        <translation>Was geholfen hat</translation>
    </message>
    <message>
        <location filename="../app/ui/views/lock.py"/>
        <source>What runs goes on: a charge, a download, the link to the station.</source>
        <translation>Laufendes geht weiter: eine Ladung, ein Download, die Verbindung zur Station.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>What the limit rests on</source>
        <translation>Worauf die Grenze beruht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/certificate_points.py"/>
        <source>What the load is said in</source>
        <translation>Worin die Last angegeben ist</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_form.py"/>
        <source>What the profile asks of the meter</source>
        <translation>Was das Profil vom Zähler wissen will</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>What the results rest on, and how anyone can check this document without this program.</source>
        <translation>Worauf die Ergebnisse beruhen, und wie jeder dieses Dokument ohne dieses Programm prüfen kann.</translation>
    </message>
    <message>
        <location filename="../app/reports/fault.py"/>
        <source>What the station's log says.</source>
        <translation>Was das Protokoll der Station sagt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/act_form.py"/>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <source>What this work is</source>
        <translation>Was diese Arbeit ist</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_side.py"/>
        <source>What to record</source>
        <translation>Was festgehalten wird</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>What was changed on the station, with the way back, and what its log says.</source>
        <translation>Was an der Station geändert wurde, mit dem Weg zurück, und was ihr Protokoll sagt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>What was seen</source>
        <translation>Was zu sehen war</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>What you measure with: certificates, when they end, errors and checks over the years.</source>
        <translation>Womit gemessen wird: Kalibrierscheine und wann sie ablaufen, Abweichungen und Kontrollen über die Jahre.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>Where the error comes from</source>
        <translation>Woher die Abweichung kommt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <source>Which document says so</source>
        <translation>Welches Dokument das sagt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Who answers for the work; printed on certificates.</source>
        <translation>Wer für die Arbeit einsteht; auf Zertifikaten gedruckt.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Who goes on, full name</source>
        <translation>Wer weiterarbeitet, voller Name</translation>
    </message>
    <message>
        <location filename="../app/ui/views/take_over.py"/>
        <source>Who takes over, full name</source>
        <translation>Wer übernimmt, voller Name</translation>
    </message>
    <message>
        <location filename="../app/ui/models/difference_rows.py"/>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_form.py"/>
        <source>Why this profile, though it is not in force</source>
        <translation>Warum dieses Profil, obwohl es nicht in Kraft ist</translation>
    </message>
    <message>
        <location filename="../app/cli/approval.py"/>
        <source>Window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Withdraw answer</source>
        <translation>Antwort zurücknehmen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>Withdraw the answer to {item}</source>
        <translation>Antwort zu {item} zurücknehmen</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Withdrawn</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Withdrawn answers</source>
        <translation>Zurückgenommene Antworten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>Without a touch; only once a PIN is set.</source>
        <translation>Ohne Bedienung; nur, wenn eine PIN gesetzt ist.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>Without load, min</source>
        <translation>Ohne Last, min</translation>
    </message>
    <message>
        <location filename="../app/ui/models/visits.py"/>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>Work order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>Work order {number}</source>
        <translation>Auftrag {number}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>Working</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>Working…</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>Write the request to</source>
        <translation>Anforderung schreiben nach</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>Written to {file}. A second person signs it: chargebench approval sign</source>
        <translation>Geschrieben nach {file}. Eine zweite Person signiert: chargebench approval sign</translation>
    </message>
    <message>
        <location filename="../app/ui/views/lock.py"/>
        <source>Wrong PIN.</source>
        <translation>Falsche PIN.</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/lock.py"/>
        <source>Wrong PIN. The next try counts in {n} s.</source>
        <translation>
            <numerusform>Falsche PIN. Nächster Versuch in einer Sekunde.</numerusform>
            <numerusform>Falsche PIN. Nächster Versuch in {n} s.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>Wrong station: nothing is written</source>
        <translation>Falsche Station: nichts wird geschrieben</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>Wrong station: plate, work order and station do not agree. Nothing was written to it.</source>
        <translation>Falsche Station: Typenschild, Auftrag und Station stimmen nicht überein. Es wurde nichts auf sie geschrieben.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>Wrong station: the plate says {plate}, the work order {order}, the wire {wire}. Nothing was written to it and nothing will be; go to the right station or correct the work order.</source>
        <translation>Falsche Station: Auf dem Typenschild steht {plate}, im Auftrag {order}, die Station meldet {wire}. Es wurde und wird nichts auf sie geschrieben; bitte zur richtigen Station gehen oder den Auftrag korrigieren.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/guard_form.py"/>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>Zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>a comma: write decimals with a point</source>
        <translation>ein Komma: Dezimalstellen mit Punkt schreiben</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>a current flowed</source>
        <translation>es floss Strom</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>a day such as 2026-11-23</source>
        <translation>ein Tag wie 2026-11-23</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <location filename="../app/ui/views/record_form.py"/>
        <source>a number above 0 and below 100</source>
        <translation>eine Zahl über 0 und unter 100</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>a number between -100 and 100</source>
        <translation>eine Zahl zwischen -100 und 100</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <location filename="../app/ui/views/record_form.py"/>
        <source>a number from 1 to 20</source>
        <translation>eine Zahl von 1 bis 20</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>a page is missing</source>
        <translation>eine Seite fehlt</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>a record is missing</source>
        <translation>ein Datensatz fehlt</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>a test of the meter failed</source>
        <translation>eine Prüfung des Zählers nicht bestanden</translation>
    </message>
    <message>
        <location filename="../app/domain/approval_file.py"/>
        <location filename="../app/domain/words.py"/>
        <source>a time without a zone</source>
        <translation>eine Zeit ohne Zone</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>a time without its zone</source>
        <translation>eine Zeit ohne Zeitzone</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>a vehicle has 5 s after a change of the duty cycle</source>
        <translation>ein Fahrzeug hat nach einer Änderung des Tastverhältnisses 5 s</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_form.py"/>
        <source>a yes to each question</source>
        <translation>ein Ja zu jeder Frage</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>absent, nobody signed</source>
        <translation>abwesend, keine Unterschrift</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>accept a temporary measure</source>
        <translation>vorläufige Maßnahme annehmen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>acceptance with guard band</source>
        <translation>Annahme mit Schutzband</translation>
    </message>
    <message>
        <location filename="../app/reports/plot.py"/>
        <source>accepted between the guard bands</source>
        <translation>zulässig zwischen den Schutzbändern</translation>
    </message>
    <message>
        <location filename="../app/reports/plot.py"/>
        <source>accepted between the limits</source>
        <translation>angenommen zwischen den Grenzen</translation>
    </message>
    <message>
        <location filename="../app/domain/act.py"/>
        <location filename="../app/reports/certificate.py"/>
        <source>accreditation number {number}</source>
        <translation>Akkreditierungsnummer {number}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>adapter {current} A</source>
        <translation>Adapter {current} A</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>address not stated</source>
        <translation>Anschrift nicht angegeben</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>after the changes: {why}</source>
        <translation>nach den Änderungen: {why}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>after {step}</source>
        <translation>nach {step}</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>against UTC</source>
        <translation>gegen UTC</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/safety_part.py"/>
        <source>against the laptop, before its first answer</source>
        <translation>vor der ersten Antwort</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>against the same contact of the other phase</source>
        <translation>gegen denselben Kontakt der anderen Phase</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>agree</source>
        <translation>stimmen überein</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>agrees</source>
        <translation>stimmt</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>algorithm not known</source>
        <translation>Verfahren nicht bekannt</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>all load points within the limit</source>
        <translation>alle Lastpunkte innerhalb der Fehlergrenze</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>all tries are kept</source>
        <translation>alle Versuche bleiben erhalten</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>alternating current</source>
        <translation>Wechselstrom</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/frame.py"/>
        <source>an answer begins with stray bytes</source>
        <translation>eine Antwort beginnt mit fremden Bytes</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/frame.py"/>
        <source>an answer of the wrong length</source>
        <translation>eine Antwort falscher Länge</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/frame.py"/>
        <source>an answer to another request</source>
        <translation>eine Antwort auf eine andere Anfrage</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/frame.py"/>
        <source>an answer was cut short</source>
        <translation>eine Antwort war abgeschnitten</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/frame.py"/>
        <source>an answer with a wrong checksum</source>
        <translation>eine Antwort mit falscher Prüfsumme</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>an energy register does not run backwards</source>
        <translation>ein Energieregister läuft nicht rückwärts</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>and {count} more on page {page}</source>
        <translation>und {count} weitere auf Seite {page}</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>and {count} more, all on page {page}</source>
        <translation>und {count} weitere, alle auf Seite {page}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>annex</source>
        <translation>Anhang</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>another certificate; the present one stays below</source>
        <translation>ein weiterer Kalibrierschein; der jetzige bleibt unten stehen</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>another instrument than the listed one</source>
        <translation>anderes Gerät als gelistet</translation>
    </message>
    <message>
        <location filename="../app/workflows/compare.py"/>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>another meter was put in on this visit</source>
        <translation>bei diesem Besuch wurde ein anderer Zähler eingebaut</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/frame.py"/>
        <source>another unit answered</source>
        <translation>ein anderes Gerät hat geantwortet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>answer the active item</source>
        <translation>aktiven Prüfpunkt beantworten</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>answered twice</source>
        <translation>doppelt beantwortet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>approved by {value}</source>
        <translation>freigegeben von {value}</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/measurement.py"/>
        <source>as declared</source>
        <translation>laut Angabe</translation>
    </message>
    <message>
        <location filename="../app/ui/models/error_rows.py"/>
        <source>as found</source>
        <translation>wie vorgefunden</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>as found: {what}</source>
        <translation>wie vorgefunden: {what}</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <location filename="../app/reports/conformity.py"/>
        <location filename="../app/reports/plot.py"/>
        <location filename="../app/ui/models/error_rows.py"/>
        <source>as left</source>
        <translation>wie hinterlassen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>as left: {what}</source>
        <translation>wie hinterlassen: {what}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>as on its plate</source>
        <translation>wie auf dem Typenschild</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>as planned</source>
        <translation>wie geplant</translation>
    </message>
    <message>
        <location filename="../app/cli/calibration.py"/>
        <source>as the budget says</source>
        <translation>wie das Budget sagt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>as the profile says</source>
        <translation>wie das Profil sagt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>as this computer</source>
        <translation>wie dieser Rechner</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>asked once for the station</source>
        <translation>wird für die Station nur einmal gefragt</translation>
    </message>
    <message>
        <location filename="../app/cli/checklist.py"/>
        <source>asked when {condition}</source>
        <translation>gefragt, wenn {condition}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>asks for absence of voltage and gives no number</source>
        <translation>verlangt Spannungsfreiheit und nennt keine Zahl</translation>
    </message>
    <message>
        <location filename="../app/domain/act.py"/>
        <location filename="../app/reports/certificate.py"/>
        <source>authorisation number {number}</source>
        <translation>Befugnisnummer {number}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>availability read back</source>
        <translation>Verfügbarkeit zurückgelesen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>balanced</source>
        <translation>symmetrisch</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>bar: share of the limit used</source>
        <translation>Balken: ausgeschöpfter Anteil des Grenzwerts</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>bar: share of the limit used; in grey: last visit {date}</source>
        <translation>Balken: ausgeschöpfter Anteil des Grenzwerts; grau: letzter Besuch {date}</translation>
    </message>
    <message>
        <location filename="../app/reports/plot.py"/>
        <source>bars: expanded uncertainty U</source>
        <translation>Balken: erweiterte Messunsicherheit U</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>before calibrated_on</source>
        <translation>vor calibrated_on</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>before the day of calibration</source>
        <translation>vor dem Tag der Kalibrierung</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>before {first}, after {last}</source>
        <translation>vorher {first}, nachher {last}</translation>
    </message>
    <message>
        <location filename="../app/cli/instrument.py"/>
        <source>before: {certificate}, {begin} to {end}</source>
        <translation>vorher: {certificate}, {begin} bis {end}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>begin or end is missing</source>
        <translation>Anfang oder Ende fehlt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>begin or end missing</source>
        <translation>Beginn oder Ende fehlt</translation>
    </message>
    <message>
        <location filename="../app/workflows/work_on_meter.py"/>
        <source>below zero</source>
        <translation>unter null</translation>
    </message>
    <message>
        <location filename="../app/ui/models/check_rows.py"/>
        <source>beyond 3 σ</source>
        <translation>über 3 σ</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>beyond ±{limit} %</source>
        <translation>über ±{limit} %</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>billing and certificates</source>
        <translation>Abrechnung und Zertifikate</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>broken or missing</source>
        <translation>gebrochen oder fehlt</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>build {build}</source>
        <translation>Build {build}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>built-in meter</source>
        <translation>eingebauter Zähler</translation>
    </message>
    <message>
        <location filename="../app/reports/photo.py"/>
        <source>by {name}</source>
        <translation>von {name}</translation>
    </message>
    <message>
        <location filename="../app/domain/cable_loss.py"/>
        <source>cable loss</source>
        <translation>Kabelverlust</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>cable loss contradicts</source>
        <translation>Kabelverlust widerspricht</translation>
    </message>
    <message>
        <location filename="../app/ui/models/setting_rows.py"/>
        <source>can be set</source>
        <translation>einstellbar</translation>
    </message>
    <message>
        <location filename="../app/ui/models/profile_rows.py"/>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <location filename="../app/cli/profile.py"/>
        <source>cannot be read: {problem}</source>
        <translation>nicht lesbar: {problem}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/checks.py"/>
        <source>centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <location filename="../app/ui/models/error_rows.py"/>
        <source>certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>certificate in date</source>
        <translation>Schein gültig</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/certificate_part.py"/>
        <source>certificate of the meter</source>
        <translation>Zertifikat des Zählers</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>certificate or check standard</source>
        <translation>Kalibrierschein oder Kontrollnormal</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>certificate ran out</source>
        <translation>Schein abgelaufen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>certificate {certificate} ends {day}</source>
        <translation>Kalibrierschein {certificate} bis {day}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>certificates and billing records break</source>
        <translation>Zertifikate und Abrechnungsdaten brechen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>certificates are good</source>
        <translation>Kalibrierscheine gültig</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>charge and limit</source>
        <translation>Ladung, Begrenzung</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>charges: {count}</source>
        <translation>Ladungen: {count}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>check charge, no run: {why}</source>
        <translation>Prüfladung, keine Messung: {why}</translation>
    </message>
    <message>
        <location filename="../app/ui/models/error_rows.py"/>
        <source>check standard</source>
        <translation>Kontrollnormal</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>check the price of a charge</source>
        <translation>Preis einer Ladung prüfen</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>checksum not read</source>
        <translation>Prüfsumme nicht gelesen</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>checksum wrong</source>
        <translation>Prüfsumme falsch</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>checksum {sum}</source>
        <translation>Prüfsumme {sum}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>circuits up to 500 V</source>
        <translation>Stromkreise bis 500 V</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>clock not synchronised</source>
        <translation>Uhr nicht gestellt</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>cond. fail</source>
        <translation>bedingt n. best.</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>conditional</source>
        <translation>bedingt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>conditional fail</source>
        <translation>bedingt nicht bestanden</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>conditional pass</source>
        <translation>bedingt bestanden</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/content.py"/>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>connector {n}</source>
        <translation>
            <numerusform>Anschluss {n}</numerusform>
            <numerusform>Anschluss {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>contact after 15 min at rated current</source>
        <translation>Kontakt nach 15 min bei Bemessungsstrom</translation>
    </message>
    <message>
        <location filename="../app/domain/act.py"/>
        <location filename="../app/domain/words.py"/>
        <source>contradicts another key</source>
        <translation>widerspricht einem anderen Schlüssel</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>conventional touch voltage limit</source>
        <translation>vereinbarte Grenze der Berührungsspannung</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/today.py"/>
        <source>copied</source>
        <translation>kopiert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <location filename="../app/ui/views/stations.py"/>
        <source>copy the selected rows</source>
        <translation>markierte Zeilen kopieren</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/reports/phrasing.py"/>
        <location filename="../app/reports/work.py"/>
        <source>corrected</source>
        <translation>behoben</translation>
    </message>
    <message>
        <location filename="../app/reports/photo.py"/>
        <source>corrected on site</source>
        <translation>vor Ort behoben</translation>
    </message>
    <message>
        <location filename="../app/reports/stamp.py"/>
        <source>cryptographic signatures in this file (PAdES); check them as on page {page}</source>
        <translation>kryptografische Signaturen in dieser Datei (PAdES); Prüfung wie auf Seite {page}</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>current</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>current reversed</source>
        <translation>Strom verkehrt herum</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>current without voltage</source>
        <translation>Strom ohne Spannung</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>currentTime of</source>
        <translation>currentTime in</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>damaged or not complete</source>
        <translation>beschädigt oder unvollständig</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <source>data, page {page}</source>
        <translation>Daten, Seite {page}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>decided by the total</source>
        <translation>die Summe entscheidet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>decision rule: {rule}</source>
        <translation>Regel: {rule}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>direct current</source>
        <translation>Gleichstrom</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>discard the run, or cancel the check charge</source>
        <translation>Messung verwerfen oder Prüfladung abbrechen</translation>
    </message>
    <message>
        <location filename="../app/domain/as_left.py"/>
        <source>display and signed value were not compared after the change</source>
        <translation>Anzeige und signierter Wert wurden nach der Änderung nicht verglichen</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>do not agree</source>
        <translation>stimmen nicht überein</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>does it charge? Stop the charge there if it does, then resume the visit.</source>
        <translation>Lädt sie? Wenn ja, die Ladung dort beenden, dann den Besuch fortsetzen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>does it restart? Wait for its boot, then resume the visit.</source>
        <translation>Startet sie neu? Auf ihre Anmeldung warten, dann den Besuch fortsetzen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>does it still charge? Stop the charge there, then resume the visit.</source>
        <translation>Lädt sie noch? Die Ladung dort beenden, dann den Besuch fortsetzen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>does not agree</source>
        <translation>stimmt nicht</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>does not fit power and time: check the unit</source>
        <translation>passt nicht zu Leistung und Zeit: Einheit prüfen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>does not fit voltage and current: check the unit</source>
        <translation>passt nicht zu Spannung und Strom: Einheit prüfen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/workflows/work_by_plan.py"/>
        <source>does not include adjusting, which calibration.work.adjustment tells of</source>
        <translation>umfasst kein Justieren, das calibration.work.adjustment nennt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>doing</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/today.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>down</source>
        <translation>ab</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>drawn on the screen, not cryptographic</source>
        <translation>auf dem Bildschirm gezeichnet, nicht kryptografisch</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>drawn on the service token</source>
        <translation>mit dem Service-Token entnommen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>drawn on the service token, registers of two meters</source>
        <translation>mit der Servicekarte bezogen, Stände zweier Zähler</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/instruments.py"/>
        <source>due in {n} days</source>
        <translation>
            <numerusform>fällig: {n} Tag</numerusform>
            <numerusform>fällig: {n} Tage</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>edition</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location filename="../app/domain/approval_file.py"/>
        <location filename="../app/domain/profile_edit.py"/>
        <location filename="../app/domain/words.py"/>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>end below begin</source>
        <translation>Ende unter Anfang</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>energy does not fit the power</source>
        <translation>Energie passt nicht zur Leistung</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>entered twice</source>
        <translation>doppelt angegeben</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>error above the limit</source>
        <translation>Abweichung über der Fehlergrenze</translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>error, U, decision</source>
        <translation>Abweichung, U, Ergebnis</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>every change is saved as it is made</source>
        <translation>jede Änderung wird sofort gespeichert</translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>every fact of the visit, in order</source>
        <translation>alle Vorgänge des Besuchs</translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>every frame, both ways</source>
        <translation>alle Telegramme</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>every measured value names one of these</source>
        <translation>jeder Messwert nennt eines davon</translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>every raw reading of the runs</source>
        <translation>alle Rohablesungen der Läufe</translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>every raw reading of the runs, as a table</source>
        <translation>alle Rohablesungen der Läufe, als Tabelle</translation>
    </message>
    <message>
        <location filename="../app/reports/band.py"/>
        <source>every {months} months</source>
        <translation>alle {months} Monate</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>exactly one group for the number</source>
        <translation>genau eine Gruppe für die Zahl</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>expected</source>
        <translation>erwartet</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>explained</source>
        <translation>begründet</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/phrasing.py"/>
        <source>fail</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/phrasing.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>failed</source>
        <translation>nicht bestanden</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>few degrees of freedom: more runs make U smaller</source>
        <translation>wenige Freiheitsgrade: mehr Läufe machen U kleiner</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <location filename="../app/ui/views/profiles.py"/>
        <location filename="../app/ui/views/stations.py"/>
        <source>filter</source>
        <translation>filtern</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>find a station, a visit, a command</source>
        <translation>Station, Besuch oder Befehl suchen</translation>
    </message>
    <message>
        <location filename="../app/workflows/compare.py"/>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>firmware updated on this visit</source>
        <translation>Firmware bei diesem Besuch aktualisiert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>followed</source>
        <translation>eingehalten</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>for example with sha256sum. It must equal the value above.</source>
        <translation>etwa mit sha256sum. Er muss dem Wert oben gleichen.</translation>
    </message>
    <message>
        <location filename="../app/workflows/quicken_meter.py"/>
        <source>for the measurements of this visit</source>
        <translation>für die Messungen dieses Besuchs</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>found broken</source>
        <translation>gebrochen vorgefunden</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>four of the last five checks lie beyond one sigma on one side</source>
        <translation>vier der letzten fünf Kontrollen liegen jenseits von einem Sigma auf einer Seite</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>from {time}</source>
        <translation>ab {time}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>full name</source>
        <translation>Vor- und Nachname</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>general type at</source>
        <translation>allgemeiner Typ bei</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>gives no absolute value</source>
        <translation>nennt keinen Absolutwert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>go to a place</source>
        <translation>Bereich wählen</translation>
    </message>
    <message>
        <location filename="../app/reports/plot.py"/>
        <source>guard band, U</source>
        <translation>Schutzband, U</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>half to even</source>
        <translation>zur geraden Ziffer</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>half up</source>
        <translation>kaufmännisch</translation>
    </message>
    <message>
        <location filename="../app/workflows/hand_over.py"/>
        <source>hand-over</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/models/visits.py"/>
        <source>handed over</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <location filename="../app/domain/approval_file.py"/>
        <location filename="../app/domain/words.py"/>
        <source>holds invisible characters</source>
        <translation>enthält unsichtbare Zeichen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/measurement.py"/>
        <source>house limit</source>
        <translation>Hausgrenze</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>house limit ±{limit} %</source>
        <translation>Hausgrenze ±{limit} %</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>if one must be kept</source>
        <translation>falls eine einzuhalten ist</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>impossible together</source>
        <translation>zusammen unmöglich</translation>
    </message>
    <message>
        <location filename="../app/ui/models/check_rows.py"/>
        <source>in control</source>
        <translation>unauffällig</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>in force</source>
        <translation>in Kraft</translation>
    </message>
    <message>
        <location filename="../app/domain/condition_words.py"/>
        <location filename="../app/ui/views/steps/close_out.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>in service</source>
        <translation>in Betrieb</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/today.py"/>
        <source>in {n} days</source>
        <translation>
            <numerusform>in einem Tag</numerusform>
            <numerusform>in {n} Tagen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/ui/views/review.py"/>
        <source>inbox of the supervisor</source>
        <translation>Eingang der Fachaufsicht</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/phrasing.py"/>
        <source>inconclusive</source>
        <translation>unklar</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/live.py"/>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>inoperative</source>
        <translation>nicht betriebsbereit</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>inside, conductors</source>
        <translation>spannungsfrei, innen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>instrument {name}</source>
        <translation>Messgerät {name}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>instruments due</source>
        <translation>fällige Messgeräte</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>intact</source>
        <translation>unversehrt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>is write-only</source>
        <translation>ist nur schreibbar</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/reference.py"/>
        <source>it answers with an unknown exception</source>
        <translation>er antwortet mit einer unbekannten Ausnahme</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>it counted</source>
        <translation>er zählte</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>it counted too slowly</source>
        <translation>er zählte zu langsam</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/reference.py"/>
        <source>it does not give so many registers at once</source>
        <translation>er gibt nicht so viele Register auf einmal</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/reference.py"/>
        <source>it does not know this function</source>
        <translation>er kennt diese Funktion nicht</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/reference.py"/>
        <source>it failed while it worked on the request</source>
        <translation>er hat bei der Bearbeitung der Anfrage versagt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/reference.py"/>
        <source>it has no such register</source>
        <translation>er hat kein solches Register</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>it is a request that nobody has signed yet</source>
        <translation>sie ist eine Anforderung, die noch niemand signiert hat</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>it is answered already</source>
        <translation>ist schon beantwortet</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/reference.py"/>
        <source>it is busy</source>
        <translation>er ist beschäftigt</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>it is for another file, setting, value or meter</source>
        <translation>sie ist für eine andere Datei, Einstellung, einen anderen Wert oder Zähler</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>it is for another kind of change</source>
        <translation>sie ist für eine andere Art von Änderung</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>it is for another station</source>
        <translation>sie ist für eine andere Station</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>it is listed when you add it</source>
        <translation>steht auf der Liste, sobald es hinzugefügt ist</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>it is signed with the key of this laptop itself</source>
        <translation>sie ist mit dem Schlüssel dieses Laptops selbst signiert</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>it is signed with the key of who asked for it</source>
        <translation>sie ist mit dem Schlüssel dessen signiert, der sie angefordert hat</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/reference.py"/>
        <source>it needs more time</source>
        <translation>er braucht mehr Zeit</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>it stood still</source>
        <translation>er stand still</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>it would take {bound} min</source>
        <translation>es würde {bound} min dauern</translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>items and verdicts</source>
        <translation>Prüfpunkte und Ergebnisse</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/reference.py"/>
        <source>its memory has a parity error</source>
        <translation>sein Speicher hat einen Paritätsfehler</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>its time has not begun yet</source>
        <translation>ihre Zeit hat noch nicht begonnen</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>its time is over</source>
        <translation>ihre Zeit ist abgelaufen</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/certificate_points.py"/>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>kWh</source>
        <translation>kWh</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>kWh a run</source>
        <translation>kWh je Messung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>keeps ±{limit} %</source>
        <translation>hält ±{limit} % ein</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>kept as an additional test</source>
        <translation>als zusätzliche Prüfung beibehalten</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>kept, waits for delivery to the operator</source>
        <translation>zur Übergabe aufbewahrt</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>key came with the record</source>
        <translation>Schlüssel kam mit dem Datensatz</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>key on another curve</source>
        <translation>Schlüssel auf anderer Kurve</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>key told by the station</source>
        <translation>Schlüssel von der Station</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>known after the first load point</source>
        <translation>nach dem ersten Lastpunkt bekannt</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/content.py"/>
        <source>laptop clock</source>
        <translation>Uhr des Laptops</translation>
    </message>
    <message>
        <location filename="../app/reports/signature.py"/>
        <source>laptop clock; a trusted time stamp follows at sync</source>
        <translation>Uhr des Laptops; Zeitstempel folgt beim Abgleich</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>last run: {current} A, {voltage} V</source>
        <translation>letzte Messung: {current} A, {voltage} V</translation>
    </message>
    <message>
        <location filename="../app/reports/plot.py"/>
        <source>last visit</source>
        <translation>letzter Besuch</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>last {age}</source>
        <translation>zuletzt {age}</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>last {value}</source>
        <translation>zuletzt {value}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>leave the field, so that letters are keys</source>
        <translation>Feld verlassen, damit Buchstaben Tasten sind</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>leave the rest of the step open</source>
        <translation>den Rest des Schritts offen lassen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/measurement.py"/>
        <source>legal limit</source>
        <translation>gesetzliche Grenze</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>legal limit ±{limit} %</source>
        <translation>gesetzliche Grenze ±{limit} %</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>legal validity ended by a change</source>
        <translation>Gültigkeit durch eine Änderung beendet</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>light at the plug</source>
        <translation>Licht am Stecker</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>limit followed</source>
        <translation>Begrenzung eingehalten</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>limit not followed</source>
        <translation>Begrenzung nicht eingehalten</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>limit set {name}</source>
        <translation>Grenzwertsatz {name}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>limit {limit}, {source}</source>
        <translation>Grenzwert {limit}, {source}</translation>
    </message>
    <message>
        <location filename="../app/reports/plot.py"/>
        <source>limit {value}</source>
        <translation>Grenze {value}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>limited</source>
        <translation>eingeschränkt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/checks.py"/>
        <source>limits from the checks on this side</source>
        <translation>Grenzen aus den Kontrollen auf dieser Seite</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>limits, rules and load points as data</source>
        <translation>Grenzen, Regeln und Lastpunkte als Daten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>live station</source>
        <translation>Station live</translation>
    </message>
    <message>
        <location filename="../app/reports/plot.py"/>
        <source>load current, A</source>
        <translation>Laststrom, A</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>load: {load}</source>
        <translation>Last: {load}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>locked and labelled</source>
        <translation>gesichert und beschriftet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>locked off, own lock on</source>
        <translation>freigeschaltet, eigenes Schloss angebracht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>locked until {step} has ended</source>
        <translation>gesperrt, bis {step} abgeschlossen ist</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>locked: answer {item}</source>
        <translation>gesperrt: {item} beantworten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>locked: {item} open</source>
        <translation>gesperrt: {item} offen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>look, clean, pre-test</source>
        <translation>Sicht, Vorprüfung</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>looked at by {name}</source>
        <translation>angesehen von {name}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>loop, RCD, pilot</source>
        <translation>Schleife, RCD, Pilot</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>manual, page</source>
        <translation>Anleitung, Seite</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>marked as faulty by the instrument</source>
        <translation>vom Gerät als fehlerhaft gekennzeichnet</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>marking</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>max {limit}</source>
        <translation>max. {limit}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>may bill</source>
        <translation>darf abrechnen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>measure or answer again</source>
        <translation>erneut messen oder beantworten</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>measure {energy_kwh} kWh a run</source>
        <translation>{energy_kwh} kWh je Lauf messen</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>measure {runs} runs</source>
        <translation>{runs} Läufe messen</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>measure {runs} runs of {energy_kwh} kWh</source>
        <translation>{runs} Läufe zu {energy_kwh} kWh messen</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>measured again after the changes, page {page}</source>
        <translation>nach den Änderungen erneut gemessen, Seite {page}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>measured cold</source>
        <translation>kalt gemessen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>meter and seals, and back to measuring</source>
        <translation>Zähler und Plomben, und zurück zur Messung</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>meter, reference</source>
        <translation>Zähler, Referenz</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>min {limit}</source>
        <translation>min. {limit}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>more values than heads; a decimal comma?</source>
        <translation>mehr Werte als Spaltenköpfe; ein Dezimalkomma?</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>must not bill</source>
        <translation>darf nicht abrechnen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>name and address</source>
        <translation>Name und Anschrift</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>named in answers and plans; a reference has the id of its map</source>
        <translation>so genannt in Antworten und Plänen; bei Referenzen wie das Registerprofil</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>names all of the above</source>
        <translation>nennt alle obigen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>names more than one line</source>
        <translation>benennt mehr als eine Zeile</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>needed</source>
        <translation>wird gebraucht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>needed where an uncertainty is stated</source>
        <translation>nötig, wo eine Unsicherheit angegeben ist</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>needed: correlated lines have finite degrees of freedom</source>
        <translation>nötig: korrelierte Zeilen haben endlich viele Freiheitsgrade</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>needed: it ties the certificate to the instrument</source>
        <translation>nötig: bindet den Kalibrierschein an das Messgerät</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>needed: the load it was found at</source>
        <translation>nötig: die Last, bei der sie gefunden wurde</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>needed: what found it</source>
        <translation>nötig: was sie gefunden hat</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/workflows/chosen_profile.py"/>
        <source>needs a reference on a link</source>
        <translation>braucht einen verbundenen Referenzzähler</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>negative</source>
        <translation>negativ</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>nested too deep</source>
        <translation>zu tief geschachtelt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>newest first, times {offset}</source>
        <translation>neueste zuerst, Zeiten {offset}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>next field</source>
        <translation>nächstes Feld</translation>
    </message>
    <message>
        <location filename="../app/cli/report.py"/>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>no PIN yet</source>
        <translation>noch keine PIN</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/models/instruments.py"/>
        <source>no certificate</source>
        <translation>kein Zertifikat</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>no certificate of the reference in date is on file: the results are not traceable.</source>
        <translation>kein gültiger Kalibrierschein der Referenz liegt vor: Die Ergebnisse sind nicht rückgeführt.</translation>
    </message>
    <message>
        <location filename="../app/domain/as_left.py"/>
        <source>no check point was repeated after the change</source>
        <translation>nach der Änderung wurde kein Prüfpunkt wiederholt</translation>
    </message>
    <message>
        <location filename="../app/ui/models/instruments.py"/>
        <source>no last day stated</source>
        <translation>ohne letzten Tag</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>no load</source>
        <translation>keine Last</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>no longer in force</source>
        <translation>nicht mehr in Kraft</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>no output in states A and B</source>
        <translation>kein Ausgang in den Zuständen A und B</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>no own lock on</source>
        <translation>kein eigenes Schloss angebracht</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>no public key</source>
        <translation>kein öffentlicher Schlüssel</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <source>no reason given</source>
        <translation>ohne Begründung</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>no record that can be read</source>
        <translation>kein lesbarer Datensatz</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>no running charge</source>
        <translation>keine laufende Ladung</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>no such connector</source>
        <translation>kein solcher Anschluss</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>no such folder</source>
        <translation>kein solcher Ordner</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>no such unit for it</source>
        <translation>keine Einheit dafür</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>nobody approves an own change</source>
        <translation>niemand gibt die eigene Änderung frei</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>nobody looked at it</source>
        <translation>niemand hat ihn angesehen</translation>
    </message>
    <message>
        <location filename="../app/domain/legal_change.py"/>
        <source>nobody said whether it is part of the type approval</source>
        <translation>niemand hat gesagt, ob es Teil der Baumusterprüfbescheinigung ist</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/views/steps/cards.py"/>
        <location filename="../app/ui/views/today.py"/>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>none open</source>
        <translation>keiner offen</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>none overdue</source>
        <translation>keines überfällig</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>none: as left is not measured</source>
        <translation>keiner: wie hinterlassen wird nicht gemessen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/budget_part.py"/>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/budget_part.py"/>
        <source>normal, k = {k}</source>
        <translation>normal, k = {k}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/budget_part.py"/>
        <source>normal, type A</source>
        <translation>normal, Typ A</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not JSON</source>
        <translation>kein JSON</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not UTF-8</source>
        <translation>kein UTF-8</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a JSON object</source>
        <translation>kein JSON-Objekt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a date</source>
        <translation>kein Datum</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>not a day up to today; write 2026-11-23</source>
        <translation>kein Tag bis heute; 2026-11-23 schreiben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>not a day; write 2026-11-23</source>
        <translation>kein Tag; 2026-11-23 schreiben</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a hand-over</source>
        <translation>keine Übergabe</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a host name</source>
        <translation>kein Rechnername</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a list</source>
        <translation>keine Liste</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>not a listed instrument</source>
        <translation>kein gelistetes Gerät</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a picture</source>
        <translation>kein Bild</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a plain pattern</source>
        <translation>kein einfaches Muster</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a public key</source>
        <translation>kein öffentlicher Schlüssel</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a serial port</source>
        <translation>keine serielle Schnittstelle</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a table</source>
        <translation>keine Tabelle</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a time</source>
        <translation>keine Zeitangabe</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not a whole number</source>
        <translation>keine ganze Zahl</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not above the load before it</source>
        <translation>nicht über der Last davor</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not above zero</source>
        <translation>nicht größer als null</translation>
    </message>
    <message>
        <location filename="../app/reports/plot.py"/>
        <source>not accepted</source>
        <translation>nicht zulässig</translation>
    </message>
    <message>
        <location filename="../app/domain/act.py"/>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/ui/views/steps/act_form.py"/>
        <source>not accredited</source>
        <translation>nicht akkreditiert</translation>
    </message>
    <message>
        <location filename="../app/domain/approval_file.py"/>
        <location filename="../app/domain/words.py"/>
        <source>not after the begin</source>
        <translation>nicht nach dem Beginn</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>not all runs were measured</source>
        <translation>nicht alle Messungen wurden ausgeführt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not an item id</source>
        <translation>keine Kennung eines Prüfpunkts</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/phrasing.py"/>
        <source>not applicable</source>
        <translation>nicht anwendbar</translation>
    </message>
    <message>
        <location filename="../app/cli/calibration.py"/>
        <source>not as the budget says</source>
        <translation>nicht wie das Budget sagt</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>not attainable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>not attainable: {reason}</source>
        <translation>nicht erreichbar: {reason}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not billable</source>
        <translation>nicht abrechenbar</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>not billable, says the meter</source>
        <translation>laut Zähler nicht abrechenbar</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>not calibrated, or not decided</source>
        <translation>nicht kalibriert oder nicht entschieden</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_history.py"/>
        <source>not compared</source>
        <translation>nicht verglichen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>not covered</source>
        <translation>nicht erfasst</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not covered by the profile: above Imax of {bound} A</source>
        <translation>vom Profil nicht erfasst: über Imax von {bound} A</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not covered by the profile: below Imin of {bound} A</source>
        <translation>vom Profil nicht erfasst: unter Imin von {bound} A</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not covered by the profile: it has no limit at a power factor of {bound}</source>
        <translation>vom Profil nicht erfasst: keine Grenze bei einem Leistungsfaktor von {bound}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not covered by the profile: it has no limit at {bound} A</source>
        <translation>vom Profil nicht erfasst: keine Grenze bei {bound} A</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not covered by the profile: it has no limit at {bound} °C</source>
        <translation>vom Profil nicht erfasst: keine Grenze bei {bound} °C</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not covered by the profile: it has no limit for {bound} loaded phases of this meter</source>
        <translation>vom Profil nicht erfasst: keine Grenze für {bound} belastete Phasen dieses Zählers</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not covered by the profile: it has no such class of meter</source>
        <translation>vom Profil nicht erfasst: diese Zählerklasse kennt es nicht</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not empty</source>
        <translation>nicht leer</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>not followed</source>
        <translation>nicht eingehalten</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>not followed to its end: bytes fetched are not known</source>
        <translation>nicht bis zum Ende verfolgt: abgerufene Bytes sind nicht bekannt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/workflows/chosen_profile.py"/>
        <source>not in force</source>
        <translation>nicht in Kraft</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not in the answer</source>
        <translation>nicht in der Antwort</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>not in this version</source>
        <translation>nicht in dieser Version</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>not installed, {after} runs</source>
        <translation>nicht installiert, {after} läuft</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>not kept yet</source>
        <translation>noch nicht behalten</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/content.py"/>
        <source>not listed on this laptop</source>
        <translation>auf diesem Laptop nicht verzeichnet</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>not measured: {reason}</source>
        <translation>nicht gemessen: {reason}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not one number</source>
        <translation>nicht eine Zahl</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not one of</source>
        <translation>keines von</translation>
    </message>
    <message>
        <location filename="../app/domain/legal_change.py"/>
        <source>not part of the type approval</source>
        <translation>nicht Teil der Baumusterprüfbescheinigung</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not plain text</source>
        <translation>kein reiner Text</translation>
    </message>
    <message>
        <location filename="../app/cli/station.py"/>
        <location filename="../app/ui/models/times.py"/>
        <location filename="../app/workflows/report/safety_part.py"/>
        <source>not proven</source>
        <translation>nicht nachgewiesen</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <location filename="../app/ui/models/display_cell.py"/>
        <source>not read</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <location filename="../app/ui/models/setting_rows.py"/>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/reports/meter_work.py"/>
        <source>not recorded</source>
        <translation>nicht festgehalten</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>not saved: correct what is marked</source>
        <translation>nicht gespeichert: Markiertes berichtigen</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/measurement.py"/>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/phrasing.py"/>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>not tested</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>not tested, not applicable, limited</source>
        <translation>nicht geprüft, nicht anwendbar, eingeschränkt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not yes or no</source>
        <translation>weder yes noch no</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>not yet in force</source>
        <translation>noch nicht in Kraft</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>nothing waits</source>
        <translation>nichts offen</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>nothing was changed: as found</source>
        <translation>nichts wurde verändert: wie vorgefunden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>now, for a time</source>
        <translation>jetzt, bei einer Uhrzeit</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>numbers compared with the source</source>
        <translation>Zahlen mit der Quelle verglichen</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>numbers not compared with the source yet</source>
        <translation>Zahlen noch nicht mit der Quelle verglichen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>of a reference meter</source>
        <translation>eines Referenzzählers</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>of this error, if known</source>
        <translation>dieser Abweichung, falls bekannt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <location filename="../app/ui/views/record_form.py"/>
        <source>of this uncertainty</source>
        <translation>dieser Unsicherheit</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>off, locked, dead</source>
        <translation>gesichert, geprüft</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <location filename="../app/cli/doctor.py"/>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>oldest {age}, {size}</source>
        <translation>ältester {age}, {size}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>one alternating current test at 1 IΔn, the higher of 0° and 180°</source>
        <translation>eine Wechselstromprüfung bei 1 IΔn, der höhere Wert bei 0° und 180°</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>one phase of several</source>
        <translation>eine Phase von mehreren</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_note.py"/>
        <source>one transaction a run, begin and end as signed</source>
        <translation>ein Ladevorgang je Lauf, Anfang und Ende wie signiert</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_note.py"/>
        <source>one transaction a run, begin and end registers</source>
        <translation>je Messung ein Ladevorgang</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>only a better {source} helps: {share_percent} % of the variance</source>
        <translation>nur hier hilft Besseres: {source}, {share_percent} % der Varianz</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/models/visits.py"/>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>open the instrument</source>
        <translation>Messgerät öffnen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>open the profile</source>
        <translation>Profil öffnen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <source>open the station</source>
        <translation>Station öffnen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/drawer.py"/>
        <source>open transcript</source>
        <translation>Mitschnitt öffnen</translation>
    </message>
    <message>
        <location filename="../app/reports/photo.py"/>
        <source>open, due {date}</source>
        <translation>offen, Frist {date}</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/reports/photo.py"/>
        <source>open, {severity}</source>
        <translation>offen, {severity}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>opened for the work</source>
        <translation>für die Arbeit geöffnet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/live.py"/>
        <source>operative</source>
        <translation>betriebsbereit</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>operator told</source>
        <translation>Betreiber informiert</translation>
    </message>
    <message>
        <location filename="../app/cli/calibration.py"/>
        <location filename="../app/workflows/report/calibration_note.py"/>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <location filename="../app/ui/views/display_ask.py"/>
        <source>or begin; end: 1234.5; 1236.0</source>
        <translation>oder Beginn; Ende: 1234,5; 1236,0</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>or with the list your operator publishes. The name alone is not enough.</source>
        <translation>oder mit der Liste Ihres Betreibers. Der Name allein genügt nicht.</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>original of P{number}</source>
        <translation>Original von P{number}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>out of range</source>
        <translation>außerhalb des Bereichs</translation>
    </message>
    <message>
        <location filename="../app/domain/condition_words.py"/>
        <location filename="../app/ui/views/steps/close_out.py"/>
        <source>out of service</source>
        <translation>außer Betrieb</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>outside the warning limits</source>
        <translation>außerhalb der Warngrenzen</translation>
    </message>
    <message>
        <location filename="../app/ui/models/instruments.py"/>
        <location filename="../app/ui/views/today.py"/>
        <source>overdue</source>
        <translation>überfällig</translation>
    </message>
    <message>
        <location filename="../app/cli/instrument.py"/>
        <source>overdue since {day}</source>
        <translation>überfällig seit {day}</translation>
    </message>
    <message>
        <location filename="../app/cli/profile.py"/>
        <location filename="../app/ui/models/profile_rows.py"/>
        <source>own</source>
        <translation>eigenes</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>own practice, unverified</source>
        <translation>Hausregel, nicht belegt</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>page {page}</source>
        <translation>Seite {page}</translation>
    </message>
    <message>
        <location filename="../app/domain/legal_change.py"/>
        <source>part of the type approval: validity ends</source>
        <translation>Teil der Baumusterprüfbescheinigung: die Gültigkeit endet</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/phrasing.py"/>
        <source>pass</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>pause the visit</source>
        <translation>Besuch pausieren</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/models/visits.py"/>
        <location filename="../app/ui/views/visit_start.py"/>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>people clear, lock off</source>
        <translation>alle weg, Schloss ab</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>percentage point is</source>
        <translation>Prozentpunkt ist</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>permit, bay closed</source>
        <translation>Freigabe, Platz gesperrt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>phase voltages differ</source>
        <translation>Phasenspannungen verschieden</translation>
    </message>
    <message>
        <location filename="../app/reports/rating.py"/>
        <source>phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>phases crossed</source>
        <translation>Phasen vertauscht</translation>
    </message>
    <message>
        <location filename="../app/ui/models/display_cell.py"/>
        <source>photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>photo of the active item; Ctrl+V pastes one</source>
        <translation>Foto zum aktiven Prüfpunkt; Ctrl+V fügt eines ein</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>plate, work order and boot message name the same station</source>
        <translation>Schild, Auftrag und Anmeldung nennen dieselbe Station</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/content.py"/>
        <location filename="../app/workflows/visit_work.py"/>
        <source>plate, work order and wire agree</source>
        <translation>Schild, Auftrag und Station gleich</translation>
    </message>
    <message>
        <location filename="../app/domain/calibration_budget.py"/>
        <source>pooled repeatability</source>
        <translation>Wiederholbarkeit aus früheren Messreihen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>positive half</source>
        <translation>positive Halbwelle</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>power and time</source>
        <translation>Leistung und Zeit</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>power does not fit voltage and current</source>
        <translation>Leistung passt nicht zu Spannung und Strom</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>power reversed</source>
        <translation>Leistung verkehrt herum</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>practice and real approvals do not mix</source>
        <translation>Freigaben aus Übung und Ernst werden nicht vermischt</translation>
    </message>
    <message>
        <location filename="../app/bootstrap/peer.py"/>
        <source>practice clock</source>
        <translation>Übungsuhr</translation>
    </message>
    <message>
        <location filename="../app/ui/models/visits.py"/>
        <source>practice, {state}</source>
        <translation>Übung, {state}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>previous, next step</source>
        <translation>voriger, nächster Schritt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>price: agrees</source>
        <translation>Preis: stimmt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>price: does not agree</source>
        <translation>Preis: stimmt nicht</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>profile 2 or higher</source>
        <translation>Profil 2 oder höher</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>profile {id}, edition {edition}</source>
        <translation>Profil {id}, Ausgabe {edition}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>protective conductor current</source>
        <translation>Schutzleiterstrom</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>public key unusable</source>
        <translation>Schlüssel unbrauchbar</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>pulsating direct current</source>
        <translation>pulsierender Gleichstrom</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>pulses</source>
        <translation>Impulse</translation>
    </message>
    <message>
        <location filename="../app/domain/pulse_count.py"/>
        <source>pulses cut off at begin and end</source>
        <translation>angeschnittene Impulse am Anfang und Ende</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_note.py"/>
        <source>pulses of the LED against steady power and time</source>
        <translation>Impulse der LED gegen stabile Leistung und Zeit</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_note.py"/>
        <source>pulses of the LED in one transaction a run</source>
        <translation>Impulse der LED, ein Ladevorgang je Lauf</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>pulses, or power and time</source>
        <translation>Impulse, oder Leistung und Zeit</translation>
    </message>
    <message>
        <location filename="../app/ui/views/settings.py"/>
        <source>qualification or authorisation number</source>
        <translation>Qualifikation oder Befugnisnummer</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>range {range} % of {allowed} % at {point}</source>
        <translation>Spanne {range} % von {allowed} % bei {point}</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>read back what was to be changed, then resume the visit.</source>
        <translation>Zurücklesen, was geändert werden sollte, dann den Besuch fortsetzen.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/reference_fields.py"/>
        <source>read by hand</source>
        <translation>von Hand abgelesen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>read everything first</source>
        <translation>zuerst alles lesen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>read in {some} of {of} runs</source>
        <translation>abgelesen in {some} von {of} Läufen</translation>
    </message>
    <message>
        <location filename="../app/ui/models/setting_rows.py"/>
        <source>read only</source>
        <translation>nur lesbar</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>read-only</source>
        <translation>nur lesbar</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>reason: {value}</source>
        <translation>Grund: {value}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>received signal of the modem</source>
        <translation>Empfangspegel des Modems</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/budget_part.py"/>
        <source>rectangular</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <location filename="../app/workflows/compared_point.py"/>
        <source>reference certificate</source>
        <translation>Kalibrierschein der Referenz</translation>
    </message>
    <message>
        <location filename="../app/workflows/compared_point.py"/>
        <source>reference certificate, between its points</source>
        <translation>Kalibrierschein der Referenz, zwischen seinen Punkten</translation>
    </message>
    <message>
        <location filename="../app/workflows/compared_point.py"/>
        <source>reference drift</source>
        <translation>Drift der Referenz</translation>
    </message>
    <message>
        <location filename="../app/workflows/compared_point.py"/>
        <source>reference float32 step</source>
        <translation>Float32-Schritt der Referenz</translation>
    </message>
    <message>
        <location filename="../app/domain/calibration_budget.py"/>
        <source>reference resolution</source>
        <translation>Auflösung der Referenz</translation>
    </message>
    <message>
        <location filename="../app/workflows/compared_point.py"/>
        <source>reference temperature</source>
        <translation>Temperatur der Referenz</translation>
    </message>
    <message>
        <location filename="../app/workflows/compared_point.py"/>
        <source>reference without certificate, taken as class 0.5</source>
        <translation>Referenz ohne Kalibrierschein, als Klasse 0,5</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/today.py"/>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>refused to sign</source>
        <translation>Unterschrift verweigert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>register</source>
        <translation>Zählwerk</translation>
    </message>
    <message>
        <location filename="../app/domain/calibration_budget.py"/>
        <source>register float32 step</source>
        <translation>float32-Stufe des Zählwerks</translation>
    </message>
    <message>
        <location filename="../app/domain/calibration_budget.py"/>
        <source>register resolution</source>
        <translation>Auflösung des Zählwerks</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>register {low} to {high} kWh</source>
        <translation>Zählerstand {low} bis {high} kWh</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>registers</source>
        <translation>Zählwerke</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>registers contradict</source>
        <translation>Register widersprechen sich</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>registers or signed values</source>
        <translation>Zählwerke oder signierte Werte</translation>
    </message>
    <message>
        <location filename="../app/domain/calibration_budget.py"/>
        <source>repeatability</source>
        <translation>Wiederholbarkeit</translation>
    </message>
    <message>
        <location filename="../app/reports/calibration.py"/>
        <source>repeated after the changes</source>
        <translation>nach den Änderungen wiederholt</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>report.json is inside this PDF (PDF/A-3); all files are in the bundle: {count}</source>
        <translation>report.json steckt in diesem PDF (PDF/A-3); alle Dateien liegen im Paket: {count}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>reports signed</source>
        <translation>signierte Berichte</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>reports waiting to sync</source>
        <translation>im Ausgang</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>restore, hand back</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <location filename="../app/workflows/close_out.py"/>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>restored at close-out</source>
        <translation>beim Abschluss wiederhergestellt</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>right under {power} kW, {seconds} s of load</source>
        <translation>richtig bei {power} kW, {seconds} s unter Last</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>right: {value}</source>
        <translation>Befugnis: {value}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>rising smooth direct current</source>
        <translation>ansteigender glatter Gleichstrom</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/run_rows.py"/>
        <source>run {n}</source>
        <translation>
            <numerusform>Messung {n}</numerusform>
            <numerusform>Messung {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>run {run} counts energy of run {other_run} at {other_point} again</source>
        <translation>Messung {run} zählt Energie der Messung {other_run} bei {other_point} noch einmal</translation>
    </message>
    <message>
        <location filename="../app/ui/models/run_rows.py"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/run_rows.py"/>
        <source>runs 1 to {n}</source>
        <translation>
            <numerusform>Messung {n}</numerusform>
            <numerusform>Messungen 1–{n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>runs and budget</source>
        <translation>Messungen und Budget</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>runs backwards</source>
        <translation>läuft rückwärts</translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>runs by what the meter signed</source>
        <translation>Läufe nach den signierten Werten</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>runs were measured by it</source>
        <translation>danach wurde schon gemessen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>said by {value}</source>
        <translation>laut {value}</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>secret, not shown</source>
        <translation>geheim, nicht gezeigt</translation>
    </message>
    <message>
        <location filename="../app/cli/reference.py"/>
        <source>serial</source>
        <translation>seriell</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>serial not read</source>
        <translation>Serie nicht gelesen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>serial read</source>
        <translation>Serie gelesen</translation>
    </message>
    <message>
        <location filename="../app/cli/reference.py"/>
        <source>serial {baud} baud</source>
        <translation>seriell {baud} Baud</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>serial {serial}</source>
        <translation>Seriennummer {serial}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/content.py"/>
        <source>serials do not agree</source>
        <translation>Seriennummern stimmen nicht überein</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>service report</source>
        <translation>Servicebericht</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>sessions</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <location filename="../app/workflows/compare.py"/>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>set at the meter on this visit</source>
        <translation>bei diesem Besuch am Zähler gesetzt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>set up differently</source>
        <translation>anders eingestellt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>sets the clock</source>
        <translation>stellt die Uhr</translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>settings after</source>
        <translation>Einstellungen nachher</translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>settings before</source>
        <translation>Einstellungen vorher</translation>
    </message>
    <message>
        <location filename="../app/cli/profile.py"/>
        <location filename="../app/ui/models/profile_rows.py"/>
        <source>shipped</source>
        <translation>mitgeliefert</translation>
    </message>
    <message>
        <location filename="../app/domain/profile_edit.py"/>
        <location filename="../app/domain/words.py"/>
        <source>shipped profiles are read-only</source>
        <translation>mitgelieferte Profile sind nur lesbar</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>sign and queue</source>
        <translation>unterschreiben</translation>
    </message>
    <message>
        <location filename="../app/cli/signed.py"/>
        <source>signature NOT valid</source>
        <translation>Signatur NICHT gültig</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>signature damaged</source>
        <translation>Signatur beschädigt</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>signature does not match</source>
        <translation>Signatur passt nicht</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>signature not valid</source>
        <translation>Signatur nicht gültig</translation>
    </message>
    <message>
        <location filename="../app/cli/signed.py"/>
        <source>signature valid</source>
        <translation>Signatur gültig</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/work.py"/>
        <location filename="../app/ui/models/visits.py"/>
        <source>signed</source>
        <translation>unterschrieben</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>signed approval, key {fingerprint}, {begin} to {end} UTC</source>
        <translation>signierte Freigabe, Schlüssel {fingerprint}, {begin} bis {end} UTC</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>signed value</source>
        <translation>signierter Wert</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>signed values</source>
        <translation>signierte Werte</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>simple acceptance</source>
        <translation>einfache Annahme</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>skip this step</source>
        <translation>diesen Schritt überspringen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>smallest step {step}</source>
        <translation>kleinster Schritt {step}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>smart charging</source>
        <translation>Lademanagement</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>smooth direct current</source>
        <translation>glatter Gleichstrom</translation>
    </message>
    <message>
        <location filename="../app/domain/as_left.py"/>
        <source>software version and checksum were not read before and after the change</source>
        <translation>Softwareversion und Prüfsumme wurden nicht vor und nach der Änderung gelesen</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <source>source: I instrument, R read from the station, E entered by hand</source>
        <translation>Quelle: I Instrument, R rückgelesen aus der Station, E Eingabe von Hand</translation>
    </message>
    <message>
        <location filename="../app/domain/pulse_count.py"/>
        <source>spread of the power while pulses were counted</source>
        <translation>Streuung der Leistung während der Zählung</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>stable for {n} s</source>
        <translation>
            <numerusform>stabil seit {n} s</numerusform>
            <numerusform>stabil seit {n} s</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>state </source>
        <translation>Zustand </translation>
    </message>
    <message>
        <location filename="../app/workflows/fetch_log.py"/>
        <source>station log</source>
        <translation>Protokoll der Station</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/budget_part.py"/>
        <source>step of a 32-bit register</source>
        <translation>Schritt eines 32-Bit-Registers</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>steps of the registers alone may do that</source>
        <translation>die Registerschritte allein können das bewirken</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>steps skipped: {count}</source>
        <translation>ausgelassene Schritte: {count}</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>still locked</source>
        <translation>noch gesichert</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/models/visits.py"/>
        <source>stopped</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>such as 16 A</source>
        <translation>wie 16 A</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <location filename="../app/ui/views/window.py"/>
        <source>take the last answer back</source>
        <translation>letzte Antwort zurücknehmen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>takes too long to match</source>
        <translation>die Suche würde zu lange dauern</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>tests 9.9.2.1 and 9.9.2.2</source>
        <translation>Prüfungen 9.9.2.1 und 9.9.2.2</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the adapter carries no more than {bound} A</source>
        <translation>der Adapter trägt höchstens {bound} A</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the advice is 200 Ω or less</source>
        <translation>empfohlen sind höchstens 200 Ω</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the answer has fewer digits than the resolution</source>
        <translation>die Antwort hat weniger Stellen als die Auflösung</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the answer is too long</source>
        <translation>die Antwort ist zu lang</translation>
    </message>
    <message>
        <location filename="../app/domain/condition_words.py"/>
        <source>the availability as read back</source>
        <translation>zurückgelesene Verfügbarkeit</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the bank has no step near it, the nearest is {bound} A</source>
        <translation>die Lastbank hat keine passende Stufe, die nächste ist {bound} A</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the battery takes only {bound} kWh more</source>
        <translation>die Batterie nimmt nur noch {bound} kWh auf</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>the budget lacks the reference</source>
        <translation>im Budget fehlt die Referenz</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>the certificate of its signer is not valid now</source>
        <translation>das Zertifikat des Unterzeichners ist jetzt nicht gültig</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the connector gives no more than {bound} A</source>
        <translation>der Anschluss liefert höchstens {bound} A</translation>
    </message>
    <message>
        <location filename="../app/reports/integrity.py"/>
        <source>the data of this document are inside this PDF (PDF/A-3); the files are in the bundle</source>
        <translation>die Daten dieses Dokuments stecken in dieser PDF (PDF/A-3); die Dateien liegen im Paket</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>the error exceeds the limit by {excess_percent} %</source>
        <translation>die Abweichung überschreitet die Grenze um {excess_percent} %</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>the error lies in the guard band</source>
        <translation>die Abweichung liegt im Schutzband</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the export register rises</source>
        <translation>das Lieferregister steigt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the firmware was sent already</source>
        <translation>die Firmware wurde schon gesendet</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>the firmware was updated after the runs</source>
        <translation>die Firmware wurde nach den Messungen aktualisiert</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/reference.py"/>
        <source>the gateway gets no answer from it</source>
        <translation>das Gateway bekommt keine Antwort von ihm</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/reference.py"/>
        <source>the gateway has no way to it</source>
        <translation>das Gateway hat keinen Weg zu ihm</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the import register stands</source>
        <translation>das Bezugsregister steht</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the instrument (</source>
        <translation>das Messgerät (</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>the key of its signer is not known on this laptop</source>
        <translation>der Schlüssel des Unterzeichners ist auf diesem Laptop nicht bekannt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the label of the maker goes first</source>
        <translation>das Schild des Herstellers geht vor</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>the last check lies beyond three sigma</source>
        <translation>die letzte Kontrolle liegt jenseits von drei Sigma</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>the last eight checks lie on one side of the centre</source>
        <translation>die letzten acht Kontrollen liegen auf einer Seite der Mitte</translation>
    </message>
    <message>
        <location filename="../app/workflows/visit_work.py"/>
        <source>the link is still up</source>
        <translation>die Verbindung besteht noch</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the load draws no more than {bound} A</source>
        <translation>die Last zieht höchstens {bound} A</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the load needs at least {bound} A</source>
        <translation>die Last braucht mindestens {bound} A</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/meter_form.py"/>
        <source>the load points</source>
        <translation>die Lastpunkte</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>the name is not the one of the certificate that signed it</source>
        <translation>der Name ist nicht der des Zertifikats, das signiert hat</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>the operator's records, kept for delivery</source>
        <translation>Datensätze des Betreibers, zur Übergabe aufbewahrt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <source>the register</source>
        <translation>das Verzeichnis</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>the runs scatter more than the pooled repeatability</source>
        <translation>die Läufe streuen mehr als die bekannte Wiederholbarkeit</translation>
    </message>
    <message>
        <location filename="../app/workflows/work_on_meter.py"/>
        <source>the same as before</source>
        <translation>derselbe Wert wie vorher</translation>
    </message>
    <message>
        <location filename="../app/domain/approval.py"/>
        <source>the signature does not fit the content</source>
        <translation>die Signatur passt nicht zum Inhalt</translation>
    </message>
    <message>
        <location filename="../app/domain/condition_words.py"/>
        <source>the station</source>
        <translation>Ladestation</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>the station is on the bench network</source>
        <translation>die Station ist mit dem Laptop verbunden</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>the station told no current</source>
        <translation>die Station meldete keinen Strom</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the step has ended</source>
        <translation>der Schritt ist beendet</translation>
    </message>
    <message>
        <location filename="../app/domain/legal_change.py"/>
        <location filename="../app/domain/words.py"/>
        <source>the technician's own name</source>
        <translation>der eigene Name des Technikers</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the uncertainty would be {bound} %</source>
        <translation>die Messunsicherheit wäre {bound} %</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the visit began with it</source>
        <translation>damit hat der Besuch begonnen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>the voltage is outside the range of the load</source>
        <translation>die Spannung liegt außerhalb des Bereichs der Last</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instrument_form.py"/>
        <source>there is an instrument of this id already</source>
        <translation>diese Kennung hat schon ein Messgerät</translation>
    </message>
    <message>
        <location filename="../app/ui/views/window.py"/>
        <source>these keys</source>
        <translation>diese Tasten</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>they do not count, and stay on record</source>
        <translation>sie zählen nicht und bleiben festgehalten</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>this load takes the other kind of current</source>
        <translation>diese Last braucht die andere Stromart</translation>
    </message>
    <message>
        <location filename="../app/reports/plot.py"/>
        <source>this visit</source>
        <translation>dieser Besuch</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>three marks, each with its proof</source>
        <translation>drei Kennzeichen, jedes mit Nachweis</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>three serials agree</source>
        <translation>drei Nummern gleich</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>through the certificate {certificate} of {laboratory} for {name}, serial {serial}, calibrated {calibrated}, due {due}.</source>
        <translation>über den Kalibrierschein {certificate} von {laboratory} für {name}, Nr. {serial}, kalibriert {calibrated}, fällig {due}.</translation>
    </message>
    <message>
        <location filename="../app/domain/pulse_count.py"/>
        <source>time stopped by hand</source>
        <translation>von Hand gestoppte Zeit</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>to be calibrated, and not decided</source>
        <translation>sollte kalibriert werden, nicht entschieden</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>to do</source>
        <translation>offen</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>to service report {number}</source>
        <translation>zum Servicebericht {number}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/cards.py"/>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <location filename="../app/cli/reference.py"/>
        <source>too coarse for short runs</source>
        <translation>zu grob für kurze Läufe</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>too few</source>
        <translation>zu wenige</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <location filename="../app/domain/profile_resolution.py"/>
        <location filename="../app/domain/words.py"/>
        <source>too little energy</source>
        <translation>zu wenig Energie</translation>
    </message>
    <message>
        <location filename="../app/domain/approval_file.py"/>
        <location filename="../app/domain/words.py"/>
        <source>too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>too many records</source>
        <translation>zu viele Datensätze</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>too many values</source>
        <translation>zu viele Werte</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>too short</source>
        <translation>zu kurz</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/budget_part.py"/>
        <source>triangular</source>
        <translation>Dreieck</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>two of the last three checks lie beyond two sigma on one side</source>
        <translation>zwei der letzten drei Kontrollen liegen jenseits von zwei Sigma auf einer Seite</translation>
    </message>
    <message>
        <location filename="../app/reports/budget.py"/>
        <source>u(x), %</source>
        <translation>u(x), %</translation>
    </message>
    <message>
        <location filename="../app/reports/budget.py"/>
        <source>u, %</source>
        <translation>u, %</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/reports/phrasing.py"/>
        <source>unanswered</source>
        <translation>offen</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>unexplained</source>
        <translation>ungeklärt</translation>
    </message>
    <message>
        <location filename="../app/cli/reference.py"/>
        <source>unit {unit}</source>
        <translation>Adresse {unit}</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>unproven</source>
        <translation>nicht nachgewiesen</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>until {time}</source>
        <translation>bis {time}</translation>
    </message>
    <message>
        <location filename="../app/cli/profile.py"/>
        <location filename="../app/ui/models/profile_rows.py"/>
        <source>unverified</source>
        <translation>ungeprüft</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>up</source>
        <translation>auf</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>update and prove</source>
        <translation>aktualisieren, belegen</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>used although it is not in force: {reason}</source>
        <translation>verwendet, obwohl nicht in Kraft: {reason}</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>used {energy} kWh</source>
        <translation>verbraucht {energy} kWh</translation>
    </message>
    <message>
        <location filename="../app/ui/models/instruments.py"/>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>valid in {some} of {of} runs</source>
        <translation>gültig in {some} von {of} Läufen</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>valid to {date}</source>
        <translation>gültig bis {date}</translation>
    </message>
    <message>
        <location filename="../app/cli/instrument.py"/>
        <source>valid to {day}</source>
        <translation>gültig bis {day}</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <source>value, then limit</source>
        <translation>Wert, dann Grenzwert</translation>
    </message>
    <message>
        <location filename="../app/cli/profile.py"/>
        <location filename="../app/ui/models/profile_rows.py"/>
        <source>verified</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>version read after the restart: {version}</source>
        <translation>nach dem Neustart gelesene Version: {version}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>version read back</source>
        <translation>Version zurückgelesen</translation>
    </message>
    <message>
        <location filename="../app/ui/models/error_rows.py"/>
        <source>visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>visit stopped</source>
        <translation>Besuch abgebrochen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>visits open</source>
        <translation>offene Besuche</translation>
    </message>
    <message>
        <location filename="../app/reports/rating.py"/>
        <source>voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>voltage out of range</source>
        <translation>Spannung außerhalb des Bereichs</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/today.py"/>
        <source>waiting</source>
        <translation>offen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/machine.py"/>
        <source>waits for {items}</source>
        <translation>wartet auf {items}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>wanted {wanted}; the station said {said}</source>
        <translation>gewollt {wanted}; die Station meldete {said}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>weather</source>
        <translation>Wetter</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/links/modbus/frame.py"/>
        <source>what answers does not speak Modbus</source>
        <translation>was antwortet, spricht kein Modbus</translation>
    </message>
    <message>
        <location filename="../app/workflows/make_report.py"/>
        <source>what changed, and why</source>
        <translation>was sich änderte, und warum</translation>
    </message>
    <message>
        <location filename="../app/ui/views/record_form.py"/>
        <source>what it shows too much</source>
        <translation>was es zu viel anzeigt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>where surge protection cannot be disconnected</source>
        <translation>wo sich der Überspannungsschutz nicht abklemmen lässt</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>which connector?</source>
        <translation>welcher Anschluss?</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>which version does it show after a restart?</source>
        <translation>Welche Version zeigt sie nach einem Neustart?</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>with conditional zones</source>
        <translation>mit bedingten Bereichen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>with their certificates</source>
        <translation>mit ihren Kalibrierscheinen</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>without certificate</source>
        <translation>ohne Schein</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <source>work order {number}</source>
        <translation>Auftrag {number}</translation>
    </message>
    <message>
        <location filename="../app/domain/words.py"/>
        <source>written twice</source>
        <translation>doppelt geschrieben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>x Imax</source>
        <translation>x Imax</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>x Imin</source>
        <translation>x Imin</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>x Itr</source>
        <translation>x Itr</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>x MDA</source>
        <translation>x MDA</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_fields.py"/>
        <source>x MMQ</source>
        <translation>x MMQ</translation>
    </message>
    <message>
        <location filename="../app/cli/report.py"/>
        <location filename="../app/domain/words.py"/>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{action} was sent to {where}, and no confirmation came. Look at the station before anything else: {check}</source>
        <translation>{action} wurde an {where} gesendet, aber nicht bestätigt. Zuerst die Station ansehen: {check}</translation>
    </message>
    <message>
        <location filename="../app/cli/checklist.py"/>
        <source>{answer} contradicts {condition}</source>
        <translation>{answer} widerspricht {condition}</translation>
    </message>
    <message>
        <location filename="../app/reports/change.py"/>
        <source>{changed} of {total} settings changed; full snapshots in the bundle</source>
        <translation>{changed} von {total} Einstellungen geändert; vollständige Momentaufnahmen im Paket</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>{count} items</source>
        <translation>{count} Prüfpunkte</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>{count} more corrected on site, page {page}</source>
        <translation>weitere vor Ort behoben: {count}, Seite {page}</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>{count} more photos are needed</source>
        <translation>Fotos fehlen noch: {count}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/checks.py"/>
        <source>{count} of {least} checks: with fewer there are no limits.</source>
        <translation>{count} von {least} Kontrollen: mit weniger gibt es keine Grenzen.</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>{count} overdue</source>
        <translation>{count} überfällig</translation>
    </message>
    <message>
        <location filename="../app/reports/fault.py"/>
        <source>{count} times</source>
        <translation>{count}-mal</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>{current} A, {voltage} V, {power} kW</source>
        <translation>{current} A, {voltage} V, {power} kW</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <location filename="../app/reports/phrasing.py"/>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <location filename="../app/reports/run.py"/>
        <source>{day}, {offset}; registers in kWh</source>
        <translation>{day}, {offset}; Register in kWh</translation>
    </message>
    <message>
        <location filename="../app/cli/history.py"/>
        <source>{day}: error {error} %, U {expanded} %, {source}</source>
        <translation>{day}: Abweichung {error} %, U {expanded} %, {source}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>{difference} kWh apart at most</source>
        <translation>höchstens {difference} kWh Unterschied</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>{digits} digits in {seconds} s: {said}</source>
        <translation>{digits} Ziffernschritte in {seconds} s: {said}</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_words.py"/>
        <source>{done} of {n} items</source>
        <translation>
            <numerusform>{done} von {n} Punkt</numerusform>
            <numerusform>{done} von {n} Punkten</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>{error} % ± {u} % at {point}</source>
        <translation>{error} % ± {u} % bei {point}</translation>
    </message>
    <message>
        <location filename="../app/cli/station.py"/>
        <location filename="../app/ui/models/times.py"/>
        <source>{error} s, {source}</source>
        <translation>{error} s, {source}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>{expected} expected</source>
        <translation>{expected} erwartet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>{field} is missing.</source>
        <translation>{field} fehlt.</translation>
    </message>
    <message>
        <location filename="../app/domain/meter_words.py"/>
        <source>{field} is {resolution_kwh}, but the readings show steps of {shown_kwh} kWh</source>
        <translation>{field} ist {resolution_kwh}, doch die Ablesungen zeigen Schritte von {shown_kwh} kWh</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/left_forms.py"/>
        <location filename="../app/ui/views/steps/work_form.py"/>
        <source>{field}: not a number</source>
        <translation>{field}: keine Zahl</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profile_editor.py"/>
        <source>{field}: {problem}</source>
        <translation>{field}: {problem}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <source>{field}: “{text}” cannot be used. Write a number, such as 0.45.</source>
        <translation>{field}: „{text}“ geht nicht. Eine Zahl eintippen, etwa 0,45.</translation>
    </message>
    <message>
        <location filename="../app/cli/report.py"/>
        <source>{file}: valid {valid}, complete {complete}, data matches {matches}</source>
        <translation>{file}: gültig: {valid}, vollständig: {complete}, Daten stimmen überein: {matches}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>{id} is listed.</source>
        <translation>{id} steht auf der Liste.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>{id} is off the list; what was found of it stays.</source>
        <translation>{id} steht nicht mehr auf der Liste; seine Abweichungen bleiben gespeichert.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>{id} is saved.</source>
        <translation>{id} ist gespeichert.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>{id} kept as edition {edition}</source>
        <translation>{id} als Ausgabe {edition} behalten</translation>
    </message>
    <message>
        <location filename="../app/cli/profile.py"/>
        <location filename="../app/ui/views/profiles.py"/>
        <source>{id} written to {file}</source>
        <translation>{id} nach {file} geschrieben</translation>
    </message>
    <message>
        <location filename="../app/ui/views/profiles.py"/>
        <source>{id}, edition {edition}</source>
        <translation>{id}, Ausgabe {edition}</translation>
    </message>
    <message>
        <location filename="../app/cli/profile.py"/>
        <source>{id}, edition {edition}: {name}</source>
        <translation>{id}, Ausgabe {edition}: {name}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/instruments.py"/>
        <source>{id}, serial {serial}</source>
        <translation>{id}, Seriennummer {serial}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/cards.py"/>
        <source>{id}, {text}, to {due}</source>
        <translation>{id}, {text}, bis {due}</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/cli/checklist.py"/>
        <source>{id}: {n} items, fine</source>
        <translation>
            <numerusform>{id}: ein Prüfpunkt, in Ordnung</numerusform>
            <numerusform>{id}: {n} Prüfpunkte, in Ordnung</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>{item} failed before</source>
        <translation>{item} war nicht bestanden</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/cards.py"/>
        <source>{item} over the years</source>
        <translation>{item} über die Jahre</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>{item} without a value</source>
        <translation>{item} ohne Wert</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>{item}: the answer was withdrawn</source>
        <translation>{item}: Die Antwort ist zurückgenommen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/safety_part.py"/>
        <source>{known}; compared by {name} with: {source}</source>
        <translation>{known}; verglichen von {name} mit: {source}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>{left} of {target} kWh to go</source>
        <translation>noch {left} von {target} kWh</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>{limits}, approved {date}</source>
        <translation>{limits}, freigegeben {date}</translation>
    </message>
    <message>
        <location filename="../app/reports/certificate.py"/>
        <location filename="../app/reports/phrasing.py"/>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>{minutes} min and {energy} kWh in all, without pauses</source>
        <translation>insgesamt {minutes} min und {energy} kWh, ohne Pausen</translation>
    </message>
    <message>
        <location filename="../app/ui/views/stations.py"/>
        <source>{model}, serial {serial}</source>
        <translation>{model}, Seriennummer {serial}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/approval_field.py"/>
        <source>{name} approved this, valid to {end}. Key {fingerprint}</source>
        <translation>{name} hat das freigegeben, gültig bis {end}. Schlüssel {fingerprint}</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <location filename="../app/reports/front.py"/>
        <location filename="../app/reports/integrity.py"/>
        <source>{name} version {version}</source>
        <translation>{name}, Version {version}</translation>
    </message>
    <message>
        <location filename="../app/reports/conformity.py"/>
        <location filename="../app/reports/measurement.py"/>
        <source>{name}, edition {edition}</source>
        <translation>{name}, Ausgabe {edition}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>{name}, no certificate listed: taken as class 0.5</source>
        <translation>{name}, kein Kalibrierschein hinterlegt: als Klasse 0,5 gerechnet</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/cli/sync.py"/>
        <source>{n} bundles copied and read back</source>
        <translation>
            <numerusform>Ein Paket kopiert und zurückgelesen</numerusform>
            <numerusform>{n} Pakete kopiert und zurückgelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/report.py"/>
        <source>{n} bundles delivered</source>
        <translation>
            <numerusform>Ein Paket abgeglichen</numerusform>
            <numerusform>{n} Pakete abgeglichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/times.py"/>
        <source>{n} days ago</source>
        <translation>
            <numerusform>vor einem Tag</numerusform>
            <numerusform>vor {n} Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/certificate_part.py"/>
        <source>{n} discarded runs, listed with their reasons</source>
        <translation>
            <numerusform>Eine verworfene Messung, mit Grund aufgeführt</numerusform>
            <numerusform>{n} verworfene Messungen, mit Gründen aufgeführt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/times.py"/>
        <source>{n} h ago</source>
        <translation>
            <numerusform>vor {n} h</numerusform>
            <numerusform>vor {n} h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/stations.py"/>
        <source>{n} in the register</source>
        <translation>
            <numerusform>eine im Verzeichnis</numerusform>
            <numerusform>{n} im Verzeichnis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/instrument_list.py"/>
        <source>{n} instruments written to {path}</source>
        <translation>
            <numerusform>{n} Messgerät nach {path} geschrieben</numerusform>
            <numerusform>{n} Messgeräte nach {path} geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/guided_visit.py"/>
        <location filename="../app/workflows/run_visit.py"/>
        <source>{n} items</source>
        <translation>
            <numerusform>ein Prüfpunkt</numerusform>
            <numerusform>{n} Prüfpunkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_words.py"/>
        <source>{n} items came up</source>
        <translation>
            <numerusform>ein Punkt ist dazugekommen</numerusform>
            <numerusform>{n} Punkte sind dazugekommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{n} items inspected</source>
        <translation>
            <numerusform>ein Prüfpunkt geprüft</numerusform>
            <numerusform>{n} Prüfpunkte geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_questions.py"/>
        <source>{n} items stay open</source>
        <translation>
            <numerusform>Ein Prüfpunkt bleibt offen</numerusform>
            <numerusform>{n} Prüfpunkte bleiben offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/instruments.py"/>
        <source>{n} listed</source>
        <translation>
            <numerusform>{n} eingetragen</numerusform>
            <numerusform>{n} eingetragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/plan_step.py"/>
        <source>{n} load points</source>
        <translation>
            <numerusform>ein Lastpunkt</numerusform>
            <numerusform>{n} Lastpunkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{n} mandatory items or steps were not tested</source>
        <translation>
            <numerusform>ein Pflichtpunkt oder Schritt wurde nicht geprüft</numerusform>
            <numerusform>{n} Pflichtpunkte oder Schritte wurden nicht geprüft</numerusform>
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
            <numerusform>vor {n} min</numerusform>
            <numerusform>vor {n} min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/snapshot.py"/>
        <source>{n} of {total} values</source>
        <translation>
            <numerusform>{n} von {total} Werten</numerusform>
            <numerusform>{n} von {total} Werten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{n} open</source>
        <translation>
            <numerusform>{n} offen</numerusform>
            <numerusform>{n} offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{n} open findings</source>
        <translation>
            <numerusform>ein offener Befund</numerusform>
            <numerusform>{n} offene Befunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/profiles.py"/>
        <source>{n} profiles</source>
        <translation>
            <numerusform>ein Profil</numerusform>
            <numerusform>{n} Profile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{n} records of the operator kept</source>
        <translation>
            <numerusform>Ein Datensatz des Betreibers aufbewahrt</numerusform>
            <numerusform>{n} Datensätze des Betreibers aufbewahrt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/today.py"/>
        <source>{n} refused</source>
        <translation>
            <numerusform>{n} abgelehnt</numerusform>
            <numerusform>{n} abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/models/run_rows.py"/>
        <source>{n} runs to go</source>
        <translation>
            <numerusform>noch eine Messung</numerusform>
            <numerusform>noch {n} Messungen</numerusform>
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
            <numerusform>noch {n} s</numerusform>
            <numerusform>noch {n} s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/instrument_list.py"/>
        <location filename="../app/ui/views/station.py"/>
        <source>{n} shown</source>
        <translation>
            <numerusform>{n} gezeigt</numerusform>
            <numerusform>{n} gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/stations.py"/>
        <source>{n} stations</source>
        <translation>
            <numerusform>eine Station</numerusform>
            <numerusform>{n} Stationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/stations.py"/>
        <source>{n} stations written to {path}</source>
        <translation>
            <numerusform>Eine Station nach {path} geschrieben</numerusform>
            <numerusform>{n} Stationen nach {path} geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/workflows/visit_work.py"/>
        <source>{n} values</source>
        <translation>
            <numerusform>ein Wert</numerusform>
            <numerusform>{n} Werte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/steps/close_out.py"/>
        <source>{n} values differ, {open} without a reason</source>
        <translation>
            <numerusform>ein Wert weicht ab, ohne Begründung: {open}</numerusform>
            <numerusform>{n} Werte weichen ab, ohne Begründung: {open}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../app/cli/station.py"/>
        <source>{n} values written to {file}</source>
        <translation>
            <numerusform>Ein Wert nach {file} geschrieben</numerusform>
            <numerusform>{n} Werte nach {file} geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/domain/act.py"/>
        <source>{officer}, {body}</source>
        <translation>{officer}, {body}</translation>
    </message>
    <message>
        <location filename="../app/reports/meter_work.py"/>
        <source>{old} as found, {new} as left</source>
        <translation>{old} wie vorgefunden, {new} wie hinterlassen</translation>
    </message>
    <message>
        <location filename="../app/reports/meter_work.py"/>
        <source>{old} taken out at {final} kWh, {new} put in at {initial} kWh, its seals: {seals}</source>
        <translation>{old} ausgebaut bei {final} kWh, {new} eingebaut bei {initial} kWh, seine Plomben: {seals}</translation>
    </message>
    <message>
        <location filename="../app/reports/checklist.py"/>
        <source>{passed} of {total} pass</source>
        <translation>{passed} von {total} bestanden</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_note.py"/>
        <source>{point} could not be decided: {advice}.</source>
        <translation>{point} war nicht zu entscheiden: {advice}.</translation>
    </message>
    <message>
        <location filename="../app/cli/calibrated.py"/>
        <source>{point}, as left</source>
        <translation>{point}, wie verlassen</translation>
    </message>
    <message>
        <location filename="../app/cli/profile.py"/>
        <source>{point}: compared by {methods}</source>
        <translation>{point}: verglichen über {methods}</translation>
    </message>
    <message>
        <location filename="../app/cli/calibrated.py"/>
        <source>{point}: error {error} %, U {uncertainty} % (k {k}), limit ±{limit} %: {decision}</source>
        <translation>{point}: Abweichung {error} %, U {uncertainty} % (k {k}), Fehlergrenze ±{limit} %: {decision}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_note.py"/>
        <source>{point}: the reference was corrected by {error} %.</source>
        <translation>{point}: Die Referenz wurde um {error} % berichtigt.</translation>
    </message>
    <message>
        <location filename="../app/cli/calibration.py"/>
        <source>{point}: {trials} Monte Carlo trials say {low} % to {high} %: {agreement}</source>
        <translation>{point}: {trials} Monte-Carlo-Versuche sagen {low} % bis {high} %: {agreement}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <location filename="../app/workflows/visit_work.py"/>
        <source>{power} kW</source>
        <translation>{power} kW</translation>
    </message>
    <message>
        <location filename="../app/reports/photo.py"/>
        <source>{printed} of {total} photos; the hashes are those of the originals in the bundle. Times: laptop, {zone}.</source>
        <translation>{printed} von {total} Fotos; die Prüfsummen gelten für die Originale im Paket. Zeiten: Laptop, {zone}.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{problem}. Nothing was written; see --help.</source>
        <translation>{problem}. Nichts wurde geschrieben; siehe --help.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/today.py"/>
        <source>{report} rev {revision}</source>
        <translation>{report} Rev. {revision}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/load_form.py"/>
        <source>{runs} runs of {energy} kWh, {minutes} min each</source>
        <translation>{runs} Messungen zu {energy} kWh, je {minutes} min</translation>
    </message>
    <message>
        <location filename="../app/reports/work.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message numerus="yes">
        <location filename="../app/ui/views/visit_items.py"/>
        <source>{section}, connector {n}</source>
        <translation>
            <numerusform>{section}, Anschluss {n}</numerusform>
            <numerusform>{section}, Anschluss {n}</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>{serial}, certificate to {due}</source>
        <translation>{serial}, Kalibrierschein bis {due}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/firmware.py"/>
        <source>{served} of {size}</source>
        <translation>{served} von {size}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/changes_part.py"/>
        <source>{served} of {size} bytes fetched by the station</source>
        <translation>{served} von {size} Bytes von der Station abgeholt</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_words.py"/>
        <source>{severity} fail</source>
        <translation>{severity}-Mangel</translation>
    </message>
    <message>
        <location filename="../app/ui/views/price_form.py"/>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>{shown} shown, {expected} expected</source>
        <translation>{shown} angezeigt, {expected} erwartet</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/page.py"/>
        <source>{site}, station {station}: item {items} failed with danger (S1). The station is being taken out of service. {technician}, work order {order}.</source>
        <translation>{site}, Station {station}: Prüfpunkt {items} nicht bestanden, Gefahr (S1). Die Station wird außer Betrieb genommen. {technician}, Auftrag {order}.</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>{slope} % a year</source>
        <translation>{slope} % im Jahr</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>{slope}; limit not reached before {day}</source>
        <translation>{slope}; Grenze nicht vor {day} erreicht</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>{slope}; limit possible from {day}</source>
        <translation>{slope}; Grenze möglich ab {day}</translation>
    </message>
    <message>
        <location filename="../app/domain/history.py"/>
        <source>{slope}; limit possible from {day}, expected {expected}</source>
        <translation>{slope}; Grenze möglich ab {day}, erwartet am {expected}</translation>
    </message>
    <message>
        <location filename="../app/ui/models/display_cell.py"/>
        <source>{some} of {of} read</source>
        <translation>{some} von {of} abgelesen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/meter_part.py"/>
        <source>{some} of {of}: {why}</source>
        <translation>{some} von {of}: {why}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/calibration.py"/>
        <source>{source}, {share} % (at {point})</source>
        <translation>{source}, {share} % (bei {point})</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>{station} connected, OCPP {version}</source>
        <translation>{station} verbunden, OCPP {version}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/connect.py"/>
        <source>{station} is connected, OCPP {version}.</source>
        <translation>{station} ist verbunden, OCPP {version}.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/identify.py"/>
        <source>{station} is connecting</source>
        <translation>{station} verbindet sich</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>{station} off as intended</source>
        <translation>{station} planmäßig aus</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_workbench.py"/>
        <source>{station}, serial {serial}</source>
        <translation>{station}, Seriennummer {serial}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/status.py"/>
        <source>{station}: link lost</source>
        <translation>{station}: Verbindung verloren</translation>
    </message>
    <message>
        <location filename="../app/cli/reference.py"/>
        <source>{step} kWh; runs from {energy} kWh for 0.1 %</source>
        <translation>{step} kWh; Läufe ab {energy} kWh für 0,1 %</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <location filename="../app/workflows/report/safety_part.py"/>
        <source>{step} not finished</source>
        <translation>{step} nicht abgeschlossen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{step}: not finished</source>
        <translation>{step}: nicht abgeschlossen</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>{text}, serial {serial}. Certificate {certificate} of {laboratory}, calibrated {calibrated}, due {due}.</source>
        <translation>{text}, Seriennummer {serial}. Kalibrierschein {certificate} von {laboratory}, kalibriert {calibrated}, fällig {due}.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>{title} (optional)</source>
        <translation>{title} (freiwillig)</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/front_part.py"/>
        <source>{title}, connector {number}</source>
        <translation>{title}, Anschluss {number}</translation>
    </message>
    <message>
        <location filename="../app/reports/book.py"/>
        <source>{title}, continued</source>
        <translation>{title}, Fortsetzung</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>{value} does not show whether {limit} is kept: measure in a wider range</source>
        <translation>{value} zeigt nicht, ob {limit} eingehalten ist: in einem größeren Bereich messen</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>{value} is above the limit {limit}</source>
        <translation>{value} liegt über dem Grenzwert {limit}</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>{value} is below the limit {limit}</source>
        <translation>{value} liegt unter dem Grenzwert {limit}</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>{value} is not a number</source>
        <translation>{value} ist keine Zahl</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>{value} is not a time</source>
        <translation>{value} ist keine Uhrzeit</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>{value} is not one of the choices</source>
        <translation>{value} steht nicht zur Auswahl</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>{value} is not {limit}</source>
        <translation>{value} ist nicht {limit}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/visit_items.py"/>
        <source>{value} withdrawn at {time}</source>
        <translation>{value} zurückgenommen um {time}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/calibration_part.py"/>
        <source>{volts} V in the mean</source>
        <translation>im Mittel {volts} V</translation>
    </message>
    <message>
        <location filename="../app/reports/measurement.py"/>
        <source>{volts}, mean of the runs</source>
        <translation>{volts}, Mittel der Messungen</translation>
    </message>
    <message>
        <location filename="../app/ui/models/times.py"/>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday}, {day}. {month}</translation>
    </message>
    <message>
        <location filename="../app/workflows/report/legal_part.py"/>
        <source>{what} ({before} → {after}), by {right}, authorisation {number}</source>
        <translation>{what} ({before} → {after}), Befugnis {right}, Nummer {number}</translation>
    </message>
    <message>
        <location filename="../app/reports/front.py"/>
        <source>{what}, reasons on page {pages}</source>
        <translation>{what}, Gründe auf Seite {pages}</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} answered what cannot be used ({detail}). That run does not count, what was measured before stays; check the instrument, its units and its profile.</source>
        <translation>{where} hat geantwortet, was nicht verwendet werden kann ({detail}). Diese Messung zählt nicht, was vorher gemessen wurde, bleibt; prüfen Sie das Gerät, seine Einheiten und sein Profil.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} cannot be read: {problem}. Nothing was changed; check the path and try again.</source>
        <translation>{where} ist nicht lesbar: {problem}. Nichts wurde geändert; bitte den Pfad prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} cannot be skipped. It can be done, or the visit can be stopped.</source>
        <translation>{where} kann nicht übersprungen werden. Den Schritt ausführen oder den Besuch abbrechen.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where} contradicts another answer, or the station.</source>
        <translation>{where} widerspricht einer anderen Antwort oder der Ladestation.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where} did not approve this change.</source>
        <translation>{where} gab diese Änderung nicht frei.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} did not count {pulses} pulses within {seconds} s. The count was stopped; check scanning head, LED and load.</source>
        <translation>{where} hat in {seconds} s keine {pulses} Impulse gezählt. Die Zählung wurde beendet; Abtastkopf, LED und Last prüfen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} did not take the firmware: it shows {after}, wanted {wanted}; it said {said}, {served} of {size} bytes were fetched. The old version runs; keep it in service only after the functional test.</source>
        <translation>{where} hat die Firmware nicht übernommen: angezeigt {after}, gewollt {wanted}; gemeldet {said}, {served} von {size} Bytes abgeholt. Die alte Version läuft; nur nach bestandener Funktionsprüfung in Betrieb lassen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} does not answer {action}. Nothing is known to have changed; read it back.</source>
        <translation>{where} antwortet nicht auf {action}. Ob sich etwas geändert hat, ist unbekannt; bitte zurücklesen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} does not approve this: {problem}. Nothing was changed; ask for an approval of exactly this change.</source>
        <translation>{where} gibt das nicht frei: {problem}. Nichts wurde geändert; eine Freigabe für genau diese Änderung anfordern.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is closed: nothing more can be added to it. A correction is a new revision.</source>
        <translation>{where} ist abgeschlossen: Es kann nichts mehr hinzugefügt werden. Eine Korrektur ist eine neue Revision.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is damaged. Nothing was changed; restore it from a copy.</source>
        <translation>{where} ist beschädigt. Nichts wurde geändert; aus einer Kopie wiederherstellen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is larger than {limit_mb} MB: nothing was added, the file stays as it is.</source>
        <translation>{where} ist größer als {limit_mb} MB: Nichts wurde hinzugefügt, die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is locked off: no command is sent to it. Re-energise first; the link is expected to be down.</source>
        <translation>{where} ist freigeschaltet und gesichert: Es wird kein Befehl gesendet. Zuerst wiedereinschalten; die Verbindung ist planmäßig unterbrochen.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where} is locked until an earlier step has ended.</source>
        <translation>{where} ist gesperrt, bis ein früherer Schritt abgeschlossen ist.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is locked until {what} has ended. The order of a visit protects people.</source>
        <translation>{where} ist gesperrt, bis {what} abgeschlossen ist. Die Reihenfolge eines Besuchs schützt Menschen.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where} is locked: an answer of the arrival forbids to open anything.</source>
        <translation>{where} ist gesperrt: Eine Antwort bei der Ankunft verbietet das Öffnen.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where} is locked: an item failed with danger.</source>
        <translation>{where} ist gesperrt: Ein Prüfpunkt ist mit Gefahr nicht bestanden.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is locked: answer {what} of the arrival forbids to open anything. Answer it, or stop the visit.</source>
        <translation>{where} ist gesperrt: Die Antwort {what} bei der Ankunft verbietet das Öffnen. Neu beantworten oder den Besuch abbrechen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is locked: item {what} failed with danger. Measure it again until it passes.</source>
        <translation>{where} ist gesperrt: Prüfpunkt {what} ist mit Gefahr nicht bestanden. Nach der Abhilfe erneut messen, bis er bestanden ist.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where} is missing on this computer.</source>
        <translation>{where} fehlt auf diesem Rechner.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is missing on this computer. {fix}</source>
        <translation>{where} fehlt auf diesem Rechner. {fix}</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is neither a photo (JPEG, PNG, WebP, HEIC) nor a PDF: nothing was added, the file stays as it is.</source>
        <translation>{where} ist weder ein Foto (JPEG, PNG, WebP, HEIC) noch ein PDF: Nichts wurde hinzugefügt, die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is not JSON: {problem}. Nothing was written; correct the file and try again.</source>
        <translation>{where} ist kein JSON: {problem}. Nichts wurde geschrieben; bitte die Datei korrigieren und erneut versuchen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is not TOML: {problem}. Nothing was written; correct the file and try again.</source>
        <translation>{where} ist kein TOML: {problem}. Nichts wurde geschrieben; bitte die Datei korrigieren und erneut versuchen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is not a report of ChargeBench ({problem}). Nothing was changed.</source>
        <translation>{where} ist kein Bericht von ChargeBench ({problem}). Nichts wurde geändert.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is not in this version.</source>
        <translation>{where} ist in dieser Version nicht enthalten.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is signed by {name} with a key that is not known on this laptop. Nothing was changed; compare the fingerprint with {name} by another way, then type: chargebench approval trust {fingerprint}</source>
        <translation>{where} ist von {name} mit einem Schlüssel signiert, den dieser Laptop nicht kennt. Nichts wurde geändert; den Fingerabdruck auf anderem Weg mit {name} vergleichen, dann eingeben: chargebench approval trust {fingerprint}</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where} is too large for a photo; nothing was added.</source>
        <translation>{where} ist zu groß für ein Foto; nichts wurde hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} is used by another ChargeBench on this computer. Close it first.</source>
        <translation>{where} wird auf diesem Rechner von einem anderen ChargeBench verwendet. Bitte dieses zuerst schließen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} needs a reason. It is printed on the report.</source>
        <translation>{where} braucht eine Begründung. Sie steht im Bericht.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} refused {action}: {said}. Nothing was changed by it; read the station's log or ask the operator.</source>
        <translation>{where} hat {action} abgelehnt: {said}. Dadurch wurde nichts geändert; das Protokoll der Station lesen oder den Betreiber fragen.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where} was signed with a key that was not known on the laptop.</source>
        <translation>{where} war mit einem Schlüssel signiert, den der Laptop nicht kannte.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where} was written by a newer version of ChargeBench. Nothing was changed; update this program.</source>
        <translation>{where} stammt aus einer neueren Version von ChargeBench. Nichts wurde geändert; bitte dieses Programm aktualisieren.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where}: a change that may end the legal validity of the meter was not judged.</source>
        <translation>{where}: Eine Änderung, die die gesetzliche Gültigkeit des Zählers beenden kann, wurde nicht beurteilt.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where}: a row cannot be used.</source>
        <translation>{where}: eine Zeile ist nicht verwendbar.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where}: a value of a run cannot be used.</source>
        <translation>{where}: Ein Wert einer Messung ist nicht verwendbar.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: after the program was started again, the register of the reference had gone on by more than the load can draw: another instrument, or another load. The charge was stopped; the run is measured again.</source>
        <translation>{where}: Nach dem Neustart des Programms war der Zählerstand der Referenz um mehr weitergelaufen, als die Last ziehen kann: ein anderes Gerät oder eine andere Last. Der Ladevorgang wurde beendet; es wird noch einmal gemessen.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where}: an answer is for a connector the station does not have.</source>
        <translation>{where}: Eine Antwort gilt einem Anschluss, den die Ladestation nicht hat.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: an own profile of this id ({name}) is here already, as another edition ({here}). Nothing was changed; type the command with --replace to put the file in its place, or give the file an id of its own.</source>
        <translation>{where}: Ein eigenes Profil mit dieser Kennung ({name}) ist schon da, in einer anderen Ausgabe ({here}). Nichts wurde geändert; geben Sie den Befehl mit --replace ein, damit die Datei an seine Stelle tritt, oder geben Sie der Datei eine eigene Kennung.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where}: answers are missing without which the visit would stand still.</source>
        <translation>{where}: Es fehlen Antworten, ohne die der Besuch stehen bliebe.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: no answer of a step under way can be taken back here. Nothing was changed; answer it again instead.</source>
        <translation>{where}: Hier lässt sich keine Antwort eines laufenden Schritts zurücknehmen. Nichts wurde geändert; antworten Sie stattdessen neu.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: no load drew the current of the plan ({energy_kwh} kWh in {seconds} s). The charge was stopped; check vehicle, load bank, cable and contactor.</source>
        <translation>{where}: Keine Last hat den geplanten Strom gezogen ({energy_kwh} kWh in {seconds} s). Die Ladung wurde beendet; Fahrzeug, Lastbank, Leitung und Schütz prüfen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: nobody counted the pulses of the meter. The run does not count; count them, use an instrument that counts, or another method.</source>
        <translation>{where}: Niemand hat die Impulse des Zählers gezählt. Der Lauf zählt nicht; Impulse zählen, ein zählendes Gerät oder ein anderes Verfahren nehmen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: point {point} has too few runs ({run}). Add a run; one run alone needs a pooled repeatability.</source>
        <translation>{where}: Lastpunkt {point} hat zu wenige Messungen ({run}). Eine Messung ergänzen; eine einzelne braucht eine Wiederholbarkeit aus früheren Messreihen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: point {point}, run {run}: {field} cannot be used ({problem}). The file was refused.</source>
        <translation>{where}: Lastpunkt {point}, Messung {run}: {field} ist nicht verwendbar ({problem}). Die Datei wurde abgelehnt.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: row {row}, {field}: cannot be used ({problem}). Nothing was written; correct it and try again.</source>
        <translation>{where}: Zeile {row}, {field}: nicht verwendbar ({problem}). Nichts wurde geschrieben; bitte berichtigen und erneut versuchen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: the answer “{answer}” contradicts {what} ({said}). The visit is not closed out; correct one of the two and go on.</source>
        <translation>{where}: Widerspruch: Antwort „{answer}“, aber {what}: {said}. Der Besuch ist nicht abgeschlossen; eines von beiden berichtigen und weitermachen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: the check charge was cancelled: {why}. It was stopped and is printed with this reason; no run is lost. It is made again when measuring goes on.</source>
        <translation>{where}: Die Prüfladung wurde abgebrochen: {why}. Sie wurde beendet und wird mit dieser Begründung gedruckt; keine Messung ging verloren. Sie wird wiederholt, wenn die Messung weitergeht.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: the connection of the reference is wrong. The charge was stopped and nothing was measured. {advice}</source>
        <translation>{where}: Der Referenzzähler ist falsch angeschlossen. Der Ladevorgang wurde beendet, es wurde nichts gemessen. {advice}</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: the energy register ran backwards ({energy_kwh} kWh since the begin of the run). The run does not count; check the direction of the wiring and whether somebody reset the instrument.</source>
        <translation>{where}: Das Energieregister lief rückwärts ({energy_kwh} kWh seit Beginn des Laufs). Der Lauf zählt nicht; die Richtung der Verdrahtung prüfen und ob jemand das Gerät zurückgesetzt hat.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: the instrument on the link says that its serial is {told}, so certificate and uncertainty are of another one. Nothing was measured; connect the listed instrument, or list this one.</source>
        <translation>{where}: Das verbundene Gerät nennt die Seriennummer {told}; Schein und Unsicherheit gehören zu einem anderen. Es wurde nichts gemessen; das gelistete Gerät anschließen oder dieses eintragen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: the key {field} is not known. Nothing was written; check its spelling.</source>
        <translation>{where}: Der Schlüssel {field} ist unbekannt. Nichts wurde geschrieben; bitte die Schreibweise prüfen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: the power did not keep steady ({seconds} s), and pulses against power times time need that. The charge was stopped; use a steady load, or another method.</source>
        <translation>{where}: Die Leistung blieb nicht stabil ({seconds} s), Impulse gegen Leistung mal Zeit brauchen das. Der Ladevorgang wurde beendet; eine stabile Last oder ein anderes Verfahren nehmen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: the reference still shows {power_w} W where nothing should flow. Registers cannot be compared; unplug what draws current, or check the contactor.</source>
        <translation>{where}: Die Referenz zeigt noch {power_w} W, obwohl nichts fließen darf. Die Zählerstände sind nicht vergleichbar; Verbraucher abstecken oder das Schütz prüfen.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where}: the signed approval of a second person was missing.</source>
        <translation>{where}: Die signierte Freigabe einer zweiten Person fehlte.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: there is no translation {name}. Known: {known}.</source>
        <translation>{where}: Es gibt keine Übersetzung {name}. Bekannt: {known}.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: there is no {name}. Known: {known}.</source>
        <translation>{where}: {name} gibt es nicht. Bekannt: {known}.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: this edition ({edition}) of the profile ({name}) is known here with another content, and certificates may refer to it. Nothing was changed; give the file another edition.</source>
        <translation>{where}: Diese Ausgabe ({edition}) des Profils ({name}) ist hier mit anderem Inhalt bekannt, und Zertifikate können sich auf sie berufen. Nichts wurde geändert; geben Sie der Datei eine andere Ausgabe.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: this work does not include adjusting. Nothing was recorded; it needs an authorised repair, a right and an authorisation number.</source>
        <translation>{where}: Diese Arbeit schließt kein Justieren ein. Nichts wurde festgehalten; nötig sind eine Instandsetzung mit Befugnis, das Recht dazu und eine Befugnisnummer.</translation>
    </message>
    <message>
        <location filename="../app/domain/brief.py"/>
        <source>{where}: too few runs.</source>
        <translation>{where}: zu wenige Messungen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: {change} may end the legal validity of the meter. Nothing was changed; say first whether it is part of the type approval, and if so why, by which right, and who approved it.</source>
        <translation>{where}: {change} kann die gesetzliche Gültigkeit des Zählers beenden. Nichts wurde geändert; bitte zuerst sagen, ob es Teil der Baumusterprüfbescheinigung ist, und wenn ja, warum, mit welcher Befugnis und wer es freigegeben hat.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: {count} values differ from the first snapshot without a reason. Restore them or explain each one.</source>
        <translation>{where}: Werte, die ohne Begründung von der ersten Momentaufnahme abweichen: {count}. Wiederherstellen oder einzeln begründen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: {field} can no longer be changed ({problem}). Nothing was written; put back what the plan had before.</source>
        <translation>{where}: {field} lässt sich nicht mehr ändern ({problem}). Nichts wurde geschrieben; den früheren Eintrag wieder einsetzen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: {field} cannot be used ({problem}). Nothing was written; correct it and try again.</source>
        <translation>{where}: {field} ist nicht verwendbar ({problem}). Nichts wurde geschrieben; bitte korrigieren und erneut versuchen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: {field} is for a connector that {station} does not have (it has {known}). No answer was lost; correct the plan, then begin or resume the visit.</source>
        <translation>{where}: {field} gilt einem Anschluss, den {station} nicht hat (vorhanden: {known}). Keine Antwort ging verloren; den Plan berichtigen, dann den Besuch beginnen oder fortsetzen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: {field} is missing, and {count} more answers without which the visit would stand still. Nothing was written; add them and try again.</source>
        <translation>{where}: {field} fehlt, dazu {count} weitere Antworten, ohne die der Besuch stehen bliebe. Nichts wurde geschrieben; ergänzen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: {field} is missing. Nothing was written; add it and try again.</source>
        <translation>{where}: {field} fehlt. Nichts wurde geschrieben; bitte ergänzen und erneut versuchen.</translation>
    </message>
    <message>
        <location filename="../app/domain/messages.py"/>
        <source>{where}: {what} needs the signed approval of a second person. Nothing was changed; ask for it with “chargebench approval request”, have it signed on another computer, and name the file.</source>
        <translation>{where}: {what} braucht die signierte Freigabe einer zweiten Person. Nichts wurde geändert; mit „chargebench approval request“ anfordern, auf einem anderen Rechner signieren lassen und die Datei angeben.</translation>
    </message>
    <message>
        <location filename="../app/reports/budget.py"/>
        <source>ν eff {number}</source>
        <translation>ν eff {number}</translation>
    </message>
    <message>
        <location filename="../app/ui/views/steps/work_forms.py"/>
        <source>“{act}” does not include adjusting. Declare an authorised repair or an act of the authority first.</source>
        <translation>„{act}“ schließt Justieren nicht ein. Zuerst eine Instandsetzung oder eine Amtshandlung der Behörde erklären.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>“{text}” is no energy above zero. Write it in kWh, such as 1.502.</source>
        <translation>„{text}“ ist keine Energie über null. In kWh eintippen, etwa 1,502.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>“{text}” is no energy. Write 1.50, or the counter at begin and end: 1234.5; 1236.0.</source>
        <translation>„{text}“ ist keine Energie. 1,50 eintippen, oder den Zählerstand zu Beginn und Ende: 1234,5; 1236,0.</translation>
    </message>
    <message>
        <location filename="../app/ui/views/run_questions.py"/>
        <source>“{text}” is no whole number of pulses. Write such as 1502.</source>
        <translation>„{text}“ ist keine ganze Zahl von Impulsen. Etwa 1502 eintippen.</translation>
    </message>
    <message>
        <location filename="../app/domain/judgement.py"/>
        <source>“{value}” contradicts {item}: {other}</source>
        <translation>Widerspruch: „{value}“, aber {item}: {other}</translation>
    </message>
</context>
</TS>
