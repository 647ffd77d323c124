-- How long a helping hand took, all of them together, where somebody noted it.
ALTER TABLE loan ADD COLUMN volunteer_minutes integer CONSTRAINT loan_volunteer_minutes CHECK (volunteer_minutes BETWEEN 1 AND 600000);
