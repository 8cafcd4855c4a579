package dev.rapport.kit.audit;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import dev.rapport.kit.audit.VerificationView.Break;
import dev.rapport.kit.audit.VerificationView.Cause;
import dev.rapport.kit.audit.VerificationView.Head;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.time.Micros;

/**
 * Verifies an agency's audit log: every seal is computed anew from the entries that it covers and the seal before.
 *
 * <p>Whoever can rewrite the whole database can also make a new chain that fits. What they cannot do is make it end in a
 * hash that somebody else has kept; hence a caller may pass the head of an earlier answer.
 */
@ApplicationScoped
public class AuditChain {

    public static final String DESCRIPTION =
            "Entries are sealed in blocks, about a second after they were written, and each seal covers the one before."
                    + " Here all are computed anew, from the beginning or from a seal that was seen before, and the"
                    + " first that does not fit is named. A long log comes in pieces: go on with the `head` of the answer"
                    + " as `after` and `hash` until it is `complete`. To prove that nothing was rewritten, keep a `head`"
                    + " where nobody who could do so can reach it, and another time verify from the beginning with its"
                    + " `seq` as `until`: the answer must end in the same hash.";

    // One request checks so much, or a page more: which takes less than a second.
    private static final long MOST_ENTRIES = 20_000;
    private static final long MOST_SEALS = 5_000;
    private static final int PAGE = 20;

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    private record Seal(long seq, Head head, String previous, String computed, long entries) {}

    public VerificationView verify(VerificationQuery query) {
        query.check();
        Walk walk = new Walk();
        if (query.after != null && !walk.startsAt(query.after, query.hash)) {
            return walk.end(new Break(Cause.KNOWN_SEAL_LOST, query.after), true);
        }
        while (walk.entries < MOST_ENTRIES && walk.seals < MOST_SEALS) {
            List<Seal> seals = after(walk.seq());
            for (Seal seal : seals) {
                if (query.until != null && seal.seq > query.until) return walk.end(null, true);
                Break found = walk.step(seal);
                if (found != null) return walk.end(found, true);
            }
            if (seals.size() < PAGE) {
                boolean isShort = query.until != null && walk.seq() < query.until;
                return walk.end(isShort ? new Break(Cause.KNOWN_SEAL_LOST, query.until) : smuggled(), true);
            }
        }
        return walk.end(null, false);
    }

    /** How far it has come. */
    private final class Walk {
        /** Before all else: whoever is told that none waits has been told of the seal of every entry until then. */
        private final long waiting = count("audit_unsealed");

        private Head head;
        private String hash = "";
        private long entries;
        private long seals;

        boolean startsAt(long seq, String known) {
            hash = known;
            head = after(seq - 1).stream()
                    .filter(seal -> seal.seq == seq && seal.head.hash().equals(known))
                    .map(Seal::head)
                    .findFirst()
                    .orElse(null);
            return head != null;
        }

        long seq() {
            return head == null ? 0 : head.seq();
        }

        Break step(Seal seal) {
            if (seal.seq != seq() + 1 || !seal.previous.equals(hash)) return new Break(Cause.CHAIN_BROKEN, seq() + 1);
            if (!seal.computed.equals(seal.head.hash())) {
                return new Break(isShort(seal.seq) ? Cause.ENTRY_GONE : Cause.SEALED_CHANGED, seal.seq);
            }
            head = seal.head;
            hash = seal.head.hash();
            entries += seal.entries;
            seals++;
            return null;
        }

        VerificationView end(Break found, boolean complete) {
            return new VerificationView(found == null, complete, entries, seals, waiting, head, found);
        }
    }

    private List<Seal> after(long seq) {
        List<?> rows = database.createNativeQuery(
                        """
                        SELECT seq, encode(hash, 'hex'), %s, encode(previous, 'hex'),
                            encode(audit_seal_hash(agency, seq, sealed_at, ats, ids, previous), 'hex'), cardinality(ids)
                        FROM audit_seal s WHERE agency = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3"""
                                .formatted(Micros.OF.formatted("sealed_at")),
                        Tuple.class)
                .setParameter(1, agency.id())
                .setParameter(2, seq)
                .setParameter(3, PAGE)
                .getResultList();
        return rows.stream().map(row -> seal((Tuple) row)).toList();
    }

    private static Seal seal(Tuple row) {
        long seq = number(row, 0);
        Head head = new Head(seq, row.get(1, String.class), Micros.instant(number(row, 2)));
        return new Seal(seq, head, row.get(3, String.class), row.get(4, String.class), number(row, 5));
    }

    private static long number(Tuple row, int column) {
        return row.get(column, Number.class).longValue();
    }

    /** Entries that have come, or gone before they were sealed, by another way than all others. */
    private Break smuggled() {
        Tuple odd = (Tuple) database.createNativeQuery(
                        """
                        WITH known AS (SELECT unnest(ids) AS id FROM audit_seal WHERE agency = ?1
                                UNION ALL SELECT id FROM audit_unsealed WHERE agency = ?1),
                            there AS (SELECT id FROM audit_log WHERE agency = ?1)
                        SELECT EXISTS (SELECT id FROM there EXCEPT SELECT id FROM known),
                            EXISTS (SELECT id FROM known EXCEPT SELECT id FROM there)""",
                        Tuple.class)
                .setParameter(1, agency.id())
                .getSingleResult();
        if (odd.get(0, Boolean.class)) return new Break(Cause.ENTRY_SMUGGLED_IN, null);
        return odd.get(1, Boolean.class) ? new Break(Cause.ENTRY_GONE, null) : null;
    }

    private boolean isShort(long seq) {
        Number gone = (Number) database.createNativeQuery(
                        """
                        SELECT count(*) FROM audit_seal s, unnest(ats, ids) AS e (at, id)
                        WHERE agency = ?1 AND seq = ?2 AND NOT EXISTS (
                            SELECT FROM audit_log l WHERE l.agency = s.agency AND l.at = e.at AND l.id = e.id)""")
                .setParameter(1, agency.id())
                .setParameter(2, seq)
                .getSingleResult();
        return gone.longValue() > 0;
    }

    private long count(String table) {
        Number many = (Number) database.createNativeQuery("SELECT count(*) FROM " + table + " WHERE agency = ?1")
                .setParameter(1, agency.id())
                .getSingleResult();
        return many.longValue();
    }
}
