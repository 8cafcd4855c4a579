package dev.rapport.kit.imports;

/**
 * A row that was not taken, or one more reason for it.
 *
 * @param line where the row begins, counting from 1
 * @param column heading, property or JSON pointer; absent where it is the row as a whole
 * @param code stable word for programs
 * @param message sentence for people
 */
public record RefusalView(long line, String column, String code, String message) {}
