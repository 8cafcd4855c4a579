package dev.rapport.scoring.upkeep;

import java.sql.Connection;
import java.sql.SQLException;

/** Something that the {@link ScoreKeeper} does, a piece at a time. */
public interface Chore {

    /** Does one piece, in the transaction of this connection; false where there was nothing to do. */
    boolean step(Connection connection) throws SQLException;
}
