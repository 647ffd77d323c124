-- What the clock looks for every few minutes: few rows, whatever the number of loans there have been.
CREATE INDEX loan_remind_idx ON loan (remind_at) WHERE remind_at IS NOT NULL;
CREATE INDEX loan_returned_idx ON loan (returned_at) WHERE state = 'returned';
