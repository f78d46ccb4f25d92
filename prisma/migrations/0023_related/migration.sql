-- Other alarms of the same vehicle or of a look-alike of its mark (lib/reads/mark/tight-fold.ts), and vehicles seen together.
CREATE INDEX alarm_tight_fold ON alarm (translate(vrm, 'ODQILBSZG', '000118526'), raised_at);
CREATE INDEX alarm_sighting_camera_id_captured_at_idx ON alarm_sighting (camera_id, captured_at);
