-- By when a commitment is to be done.
ALTER TABLE commitment ADD COLUMN due_from TEXT;
ALTER TABLE commitment ADD COLUMN due_to TEXT;
