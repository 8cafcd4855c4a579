package dev.rapport.contacts.merge;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.rapport.contacts.ContactEvents;
import dev.rapport.contacts.influencer.ContactPermission;
import dev.rapport.contacts.research.ResearchNote;
import dev.rapport.kit.tenancy.Agency;

/** The rows of influencers and of what hangs on them, moved and locked by the statement. */
@ApplicationScoped
class Belongings {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    ContactEvents events;

    /** First what others lock before an influencer, then the influencers, each in the order of ids. */
    void lock(UUID one, UUID another) {
        of("SELECT 1 FROM research_note WHERE agency = ?1 AND influencer_id IN (?2, ?3) ORDER BY id FOR UPDATE", one)
                .setParameter(3, another)
                .getResultList();
        of("SELECT 1 FROM influencer WHERE agency = ?1 AND id IN (?2, ?3) ORDER BY id FOR UPDATE", one)
                .setParameter(3, another)
                .getResultList();
    }

    /** @return ids of what was moved */
    List<UUID> move(String table, UUID from, UUID to) {
        return ids(of(
                        "UPDATE " + table + " SET influencer_id = ?3, version = version + 1"
                                + " WHERE agency = ?1 AND influencer_id = ?2 RETURNING id",
                        from)
                .setParameter(3, to));
    }

    /** The same with some of them, as far as they are still there. */
    List<UUID> move(String table, UUID from, UUID to, Collection<UUID> some) {
        return ids(of(
                        "UPDATE " + table + " SET influencer_id = ?3, version = version + 1"
                                + " WHERE agency = ?1 AND influencer_id = ?2 AND id = ANY (?4) RETURNING id",
                        from)
                .setParameter(3, to)
                .setParameter(4, some.toArray(UUID[]::new)));
    }

    /** To be called when all versions are in the database. */
    void tell(Collection<UUID> notes, Collection<UUID> permissions) {
        events.moved(
                notes.isEmpty() ? List.of() : ResearchNote.list("id in ?1", notes),
                permissions.isEmpty() ? List.of() : ContactPermission.list("id in ?1", permissions));
    }

    /** Leaves the row of the duplicate with the merge alone; those who were merged into them before go along. */
    void store(UUID merge, UUID duplicate, UUID survivor) {
        of(
                        """
                        UPDATE influencer_merge SET was = (SELECT to_jsonb(i) FROM influencer i
                            WHERE i.agency = ?1 AND i.id = ?3)
                        WHERE agency = ?1 AND id = ?2""",
                        merge)
                .setParameter(3, duplicate)
                .executeUpdate();
        of(
                        """
                        UPDATE influencer_merge SET root_id = ?3, told_version = told_version + 1
                        WHERE agency = ?1 AND root_id = ?2""",
                        duplicate)
                .setParameter(3, survivor)
                .executeUpdate();
        of("DELETE FROM influencer WHERE agency = ?1 AND id = ?2", duplicate).executeUpdate();
    }

    /** The row of the duplicate, one version on; those who had been merged into them are found there again. */
    void bringBack(UUID merge, UUID duplicate, long version, Instant now) {
        of(
                        """
                        SELECT cast(influencer_brought_back(was || jsonb_build_object('version', ?3, 'updated_at', ?4)) AS text)
                        FROM influencer_merge WHERE agency = ?1 AND id = ?2""",
                        merge)
                .setParameter(3, version)
                .setParameter(4, now.toString())
                .getResultList();
        of("UPDATE influencer_merge SET was = NULL WHERE agency = ?1 AND id = ?2", merge)
                .executeUpdate();
        of(
                        """
                        WITH RECURSIVE theirs AS (
                            SELECT cast(?2 AS uuid) AS id
                            UNION SELECT m.duplicate_id FROM influencer_merge m JOIN theirs ON m.survivor_id = theirs.id
                            WHERE m.agency = ?1 AND m.undone_at IS NULL)
                        UPDATE influencer_merge SET root_id = ?2, told_version = told_version + 1
                        WHERE agency = ?1 AND survivor_id IN (SELECT id FROM theirs)""",
                        duplicate)
                .executeUpdate();
    }

    private Query of(String sql, UUID id) {
        return database.createNativeQuery(sql).setParameter(1, agency.id()).setParameter(2, id);
    }

    private static List<UUID> ids(Query update) {
        List<?> found = update.getResultList();
        return found.stream().map(UUID.class::cast).toList();
    }
}
