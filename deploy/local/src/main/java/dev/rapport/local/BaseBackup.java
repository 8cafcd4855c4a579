package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;

/**
 * A copy of a running PostgreSQL's files with all that it takes to start from it, as pg_basebackup makes it: what was
 * committed when it ended is in it, and nothing else.
 */
public final class BaseBackup {
    private final Path copy;

    private BaseBackup(Path copy) {
        this.copy = copy;
    }

    /** While others write. */
    public static BaseBackup of(LocalPostgres postgres, Path copy) throws IOException, SQLException {
        try (var connection = postgres.superuser(Secrets.SUPERUSER);
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('rehearsal', fast => true)");
            copyAll(postgres.data(), copy);
            try (var row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)")) {
                row.next();
                Files.writeString(copy.resolve("backup_label"), row.getString(1));
            }
            // Once more, since the end of the backup is among them.
            copyAll(postgres.data().resolve("pg_wal"), copy.resolve("pg_wal"));
        }
        Files.deleteIfExists(copy.resolve("postmaster.pid"));
        return new BaseBackup(copy);
    }

    /** What the server has is lost; it stops, and starts from the copy. */
    public void restoreTo(LocalPostgres postgres) throws IOException, SQLException {
        postgres.close();
        Directories.delete(postgres.data());
        copyAll(copy, postgres.data());
        postgres.start();
    }

    private static void copyAll(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path target = to.resolve(from.relativize(directory).toString());
                if (!Files.exists(target))
                    Files.copy(directory, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(
                            file,
                            to.resolve(from.relativize(file).toString()),
                            java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException e) {
                    // Gone while the server went on; its log knows.
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                if (failure instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw new UncheckedIOException(failure);
            }
        });
    }
}
