package dev.rapport.scoring.upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Who wants to know what was stored, within the transaction that stores it: both are there, or neither. */
public interface ScoreListener {

    /** @param changes of any number of agencies; never empty */
    void changed(Connection connection, List<ScoreChange> changes) throws SQLException;
}
