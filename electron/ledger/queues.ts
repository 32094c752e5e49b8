/**
 * What still awaits the platform, kept apart so that asking for it takes no longer after a million settlements than after
 * ten. These two are the only tables that lose rows, and only by what is recorded: a row enters with its `sending` or its
 * settlement and leaves with what answers it, by these triggers, in the transaction of the entry. `verify` compares both
 * with the rows that they follow from (`verify-queues.ts`). Part of migration 7, and no more edited than that.
 */
export const QUEUES = `
  CREATE TABLE open_message (
    message_id TEXT PRIMARY KEY, seq INTEGER NOT NULL REFERENCES journal (seq),
    person_id TEXT NOT NULL UNIQUE
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER message_opens AFTER INSERT ON message WHEN NEW.state = 'sending'
    BEGIN INSERT INTO open_message VALUES (NEW.message_id, NEW.seq, NEW.person_id); END;
  CREATE TRIGGER message_closes AFTER INSERT ON message WHEN NEW.state IN ('settled', 'abandoned')
    BEGIN DELETE FROM open_message WHERE message_id = NEW.message_id; END;
  CREATE TRIGGER open_message_refuses_update BEFORE UPDATE ON open_message
    BEGIN SELECT RAISE(ABORT, 'open_message follows from message'); END;
  CREATE TRIGGER open_message_refuses_delete BEFORE DELETE ON open_message
    WHEN NOT EXISTS (SELECT 1 FROM message WHERE message_id = OLD.message_id
                      AND state IN ('settled', 'abandoned'))
    BEGIN SELECT RAISE(ABORT, 'an open message awaits its answer'); END;

  CREATE TABLE unconfirmed (seq INTEGER PRIMARY KEY REFERENCES settlement (seq)) STRICT;
  INSERT INTO unconfirmed
    SELECT s.seq FROM settlement s
     WHERE s.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM settlement r WHERE r.reverses = s.id);
  CREATE TRIGGER settlement_awaits AFTER INSERT ON settlement
    WHEN NEW.reverses IS NULL AND NEW.adjusts IS NULL
    BEGIN INSERT INTO unconfirmed VALUES (NEW.seq); END;
  CREATE TRIGGER reversal_awaits_nothing AFTER INSERT ON settlement WHEN NEW.reverses IS NOT NULL
    BEGIN DELETE FROM unconfirmed
           WHERE seq = (SELECT seq FROM settlement WHERE id = NEW.reverses); END;
  CREATE TRIGGER confirmation_arrives AFTER INSERT ON confirmation
    BEGIN DELETE FROM unconfirmed
           WHERE seq = (SELECT seq FROM settlement WHERE id = NEW.settlement_id); END;
  CREATE TRIGGER unconfirmed_refuses_update BEFORE UPDATE ON unconfirmed
    BEGIN SELECT RAISE(ABORT, 'unconfirmed follows from settlement'); END;
  CREATE TRIGGER unconfirmed_refuses_delete BEFORE DELETE ON unconfirmed
    WHEN NOT EXISTS (SELECT 1 FROM settlement s JOIN confirmation c ON c.settlement_id = s.id
                      WHERE s.seq = OLD.seq)
     AND NOT EXISTS (SELECT 1 FROM settlement s JOIN settlement r ON r.reverses = s.id
                      WHERE s.seq = OLD.seq)
    BEGIN SELECT RAISE(ABORT, 'an unconfirmed settlement awaits the platform'); END;`;
