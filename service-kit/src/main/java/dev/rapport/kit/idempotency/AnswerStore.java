package dev.rapport.kit.idempotency;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/** Remembered answers, in the table {@code idempotency} of the service's own database. */
@ApplicationScoped
class AnswerStore {

    record Key(String agency, String caller, String key) {}

    record Answer(String fingerprint, int status, String location, String etag, String body) {}

    @Inject
    EntityManager database;

    /** Refuses while another request with this key runs; the lock ends with the transaction. */
    Optional<Answer> lockAndFind(Key id) {
        boolean free = (Boolean) database.createNativeQuery(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended(concat_ws(chr(10), ?1, ?2, ?3), 0))",
                        Boolean.class)
                .setParameter(1, id.agency())
                .setParameter(2, id.caller())
                .setParameter(3, id.key())
                .getSingleResult();
        if (!free) throw inProgress();
        List<?> found = database.createNativeQuery(
                        """
                        SELECT fingerprint, status, location, etag, body FROM idempotency
                        WHERE agency = ?1 AND caller = ?2 AND key = ?3 AND created_at > now() - interval '24 hours'""",
                        Tuple.class)
                .setParameter(1, id.agency())
                .setParameter(2, id.caller())
                .setParameter(3, id.key())
                .getResultList();
        return found.stream().findFirst().map(row -> answer((Tuple) row));
    }

    private static Answer answer(Tuple row) {
        return new Answer(
                row.get(0, String.class),
                row.get(1, Integer.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class));
    }

    /** Overwrites only what is older than 24 hours. */
    void remember(Key id, Answer answer) {
        int stored = database.createNativeQuery(
                        """
                        INSERT INTO idempotency AS known (agency, caller, key, fingerprint, status, location, etag, body)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                        ON CONFLICT (agency, caller, key) DO UPDATE SET fingerprint = excluded.fingerprint,
                            status = excluded.status, location = excluded.location, etag = excluded.etag,
                            body = excluded.body, created_at = now()
                        WHERE known.created_at <= now() - interval '24 hours'""")
                .setParameter(1, id.agency())
                .setParameter(2, id.caller())
                .setParameter(3, id.key())
                .setParameter(4, answer.fingerprint())
                .setParameter(5, answer.status())
                .setParameter(6, answer.location())
                .setParameter(7, answer.etag())
                .setParameter(8, answer.body())
                .executeUpdate();
        // The other request committed between our look and our lock: undo ours, the retry replays theirs.
        if (stored == 0) throw inProgress();
    }

    private static Refusal inProgress() {
        return new Refusal(Problem.REQUEST_IN_PROGRESS, "Wait for its answer, or try again in a moment.");
    }
}
