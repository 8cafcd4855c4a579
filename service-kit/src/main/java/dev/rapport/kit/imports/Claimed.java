package dev.rapport.kit.imports;

import java.util.UUID;

/** An import that this process has claimed: what it needs to go on, whatever the file is about. */
public interface Claimed {

    String agency();

    UUID id();

    UUID claim();

    /** What the file is written in. */
    String encoding();

    /** By whoever had it before. */
    long rowsRead();

    int attempts();
}
