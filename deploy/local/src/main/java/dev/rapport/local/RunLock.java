package dev.rapport.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** At most one run for each data directory; the system gives the lock back however the run ends. */
final class RunLock implements AutoCloseable {
    private static final String NAME = "run.lock";

    private final Path directory;
    private final FileLock lock;

    private RunLock(Path directory, FileLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** Empty when another run has it. */
    static Optional<RunLock> take(Path directory) throws IOException {
        Files.createDirectories(directory);
        var channel = FileChannel.open(directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock != null) return Optional.of(new RunLock(directory, lock));
        channel.close();
        return Optional.empty();
    }

    /** Deletes all that earlier runs left; the lock itself stays. */
    void wipe() throws IOException {
        if (!lock.isValid()) throw new IllegalStateException("Not ours any more: " + directory);
        try (var entries = Files.list(directory)) {
            for (Path entry : entries.toList()) {
                if (!entry.endsWith(NAME)) Directories.delete(entry);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
