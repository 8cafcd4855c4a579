package dev.rapport.kit.imports;

/** What became of the rows of one batch, or of the things of one where an import is undone. */
public record Counts(
        int read, int created, int updated, int unchanged, int refused, int duplicates, int undone, int kept) {

    public static Counts ofRows(int read, int created, int updated, int unchanged, int refused, int duplicates) {
        return new Counts(read, created, updated, unchanged, refused, duplicates, 0, 0);
    }

    public static Counts ofUndo(int undone, int kept) {
        return new Counts(0, 0, 0, 0, 0, 0, undone, kept);
    }
}
