package dev.rapport.kit.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.configuration.MemorySize;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.work.Shares;

/** Keeps a file that is being sent, in the caller's transaction. */
@ApplicationScoped
public class Upload {

    /** For the transaction of an upload. */
    public static final int LONGEST_SECONDS = 3600;

    private static final int CHUNK = 256 * 1024;

    /** An upload holds a connection for as long as its sender takes: most of the pool must stay free. */
    private static final int PART_OF_POOL = 3;

    /** Of one agency, at once: the others must find a place too. */
    private static final int SHARE = 2;

    private final Shares sending = new Shares();
    private final Semaphore places;

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @ConfigProperty(name = "rapport.http.upload-limit")
    MemorySize limit;

    @Inject
    Upload(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
        places = new Semaphore(Math.max(1, connections / PART_OF_POOL));
    }

    /** Refused with 503 where too many others are at it, 413 where it is too large and 400 where it is empty. */
    public void keep(FileJob job, InputStream body, MediaType type) throws IOException {
        Encoding encoding = new Encoding(type.getParameters().get("charset"));
        String owner = agency.id();
        boolean hasShare = sending.take(owner) <= SHARE;
        try {
            if (!hasShare || !places.tryAcquire())
                throw new Refusal(ImportProblem.TOO_MANY_UPLOADS, "Try again in a moment.");
            try {
                long size = keep(job.id(), body, encoding);
                job.received(size, encoding.found());
            } finally {
                places.release();
            }
        } finally {
            sending.giveBack(owner);
        }
    }

    private long keep(UUID id, InputStream body, Encoding encoding) throws IOException {
        long size = 0;
        int position = 0;
        for (byte[] chunk = body.readNBytes(CHUNK); chunk.length > 0; chunk = body.readNBytes(CHUNK)) {
            size += chunk.length;
            if (size > limit.asLongValue()) {
                throw new Refusal(
                        Problem.BODY_TOO_LARGE, "The body may have at most " + limit.asLongValue() + " bytes.");
            }
            encoding.take(chunk);
            database.createNativeQuery("INSERT INTO import_chunk VALUES (?1, ?2, ?3, ?4)")
                    .setFlushMode(FlushModeType.COMMIT)
                    .setParameter(1, agency.id())
                    .setParameter(2, id)
                    .setParameter(3, position++)
                    .setParameter(4, chunk)
                    .executeUpdate();
        }
        if (size == 0) throw new Refusal(ImportProblem.EMPTY_FILE, "Send the file as the body.");
        return size;
    }
}
