package dev.rapport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** PostgreSQL, Kafka and the identity, running in this JVM. */
public final class Infrastructure implements AutoCloseable {
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final Coordinates coordinates;

    private Infrastructure(LocalPostgres postgres, LocalKafka kafka, Path identity, Secrets secrets) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.coordinates = new Coordinates(postgres.port(), kafka.bootstrap(), identity, secrets);
    }

    /** For tests: free ports, fast, of no use after the end. */
    static Infrastructure throwAway(Path directory) {
        Secrets secrets = Secrets.random();
        return start(
                directory,
                secrets,
                () -> LocalPostgres.throwAway(directory.resolve("postgres"), secrets),
                () -> LocalKafka.throwAway(directory.resolve("kafka")));
    }

    /** Data, keys and passwords stay in the directory from one start to the next. */
    public static Infrastructure durable(Path directory, Ports ports) throws IOException {
        Path kept = directory.resolve("secrets.properties");
        if (!Files.exists(kept) && Files.exists(directory.resolve("postgres").resolve("complete"))) {
            throw new IllegalStateException(
                    "The passwords in " + kept + " are gone, and the database cannot be opened without them.");
        }
        Secrets secrets = Secrets.keptIn(kept);
        return start(
                directory,
                secrets,
                () -> LocalPostgres.durable(directory.resolve("postgres"), ports.postgres(), secrets),
                () -> LocalKafka.durable(directory.resolve("kafka"), ports.kafka()));
    }

    private static Infrastructure start(
            Path directory, Secrets secrets, Start<LocalPostgres> postgres, Start<LocalKafka> kafka) {
        Path identity = directory.resolve("identity");
        LocalIdentity.keptIn(identity);
        var startingPostgres = CompletableFuture.supplyAsync(postgres::now);
        var startingKafka = CompletableFuture.supplyAsync(kafka::now);
        try {
            return new Infrastructure(startingPostgres.join(), startingKafka.join(), identity, secrets);
        } catch (CompletionException e) {
            // Whichever did come up must not stay behind.
            closeWhenUp(startingPostgres);
            closeWhenUp(startingKafka);
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    public Coordinates coordinates() {
        return coordinates;
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalKafka kafka() {
        return kafka;
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        postgres.close();
    }

    private static void closeWhenUp(CompletableFuture<? extends AutoCloseable> starting) {
        starting.handle((up, failure) -> {
                    try {
                        if (up != null) up.close();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return up;
                })
                .join();
    }

    private interface Start<T> {
        T go() throws IOException, SQLException;

        default T now() {
            try {
                return go();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
