package dev.rapport.kit.file;

/** Ends the reading of a file: from here on, nobody can tell where a row begins. */
public final class UnreadableFile extends RuntimeException {

    private final long line;
    private final String code;

    public UnreadableFile(long line, String code, String message) {
        super(message, null, false, false);
        this.line = line;
        this.code = code;
    }

    public long line() {
        return line;
    }

    public String code() {
        return code;
    }
}
