-- Pieces of the full-text index are merged by sixteen instead of by eight, so that each row is written again less often; the index
-- of a million responses then has some twenty pieces instead of a dozen, in each of which a word is looked up.
INSERT INTO response_search (response_search, rank) VALUES ('crisismerge', 32);
--> statement-breakpoint
INSERT INTO response_search (response_search, rank) VALUES ('automerge', 16);
