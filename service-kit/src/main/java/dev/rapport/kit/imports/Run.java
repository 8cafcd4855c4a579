package dev.rapport.kit.imports;

import java.sql.SQLException;

/** An import, or its undoing, as this process carries it on. */
public interface Run {

    Claimed job();

    /** One batch; false where this process has nothing more to do here. */
    boolean step() throws SQLException;
}
