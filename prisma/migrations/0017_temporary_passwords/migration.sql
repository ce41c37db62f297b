-- A password that an administrator gave is good for some days only; the time says both, that it is temporary and until when.
ALTER TABLE users ADD COLUMN password_until timestamptz(3);
UPDATE users SET password_until = now() + interval '7 days' WHERE password_temporary;
ALTER TABLE users DROP COLUMN password_temporary;
