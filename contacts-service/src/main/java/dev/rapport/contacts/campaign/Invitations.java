package dev.rapport.contacts.campaign;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Tuple;

import dev.rapport.contacts.influencer.Former;
import dev.rapport.kit.problem.Merged;
import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.ProblemCode;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.problem.Violation;
import dev.rapport.kit.tenancy.Owned;

/** Whom campaigns are for, in rows of their own: a statement takes any number of them. */
final class Invitations {

    /** Of five hundred unknown ids nobody reads more. */
    private static final int VIOLATIONS_TOLD = 5;

    private Invitations() {}

    /**
     * Makes the rows what the campaign says, in at most two statements; those that stay are not touched.
     *
     * @param before whom it was for
     * @param sent whom it is for, in the caller's order; refused with 404 where one is unknown or another agency's
     */
    static void change(Campaign campaign, List<UUID> before, List<UUID> sent) {
        // The campaign's own row first: its version decides between two who change it at once.
        Owned.getEntityManager().flush();
        List<UUID> gone = minus(before, sent);
        List<UUID> added = minus(sent, before);
        if (!gone.isEmpty()) remove(campaign, gone);
        if (!added.isEmpty()) add(campaign, added, sent);
    }

    private static List<UUID> minus(List<UUID> all, List<UUID> others) {
        Set<UUID> known = new HashSet<>(others);
        return all.stream().filter(id -> !known.contains(id)).toList();
    }

    private static void remove(Campaign campaign, List<UUID> gone) {
        Owned.getEntityManager()
                .createNativeQuery(
                        """
                        DELETE FROM campaign_influencer
                        WHERE agency = ?1 AND campaign_id = ?2 AND influencer_id = ANY (?3)""")
                .setParameter(1, campaign.agency())
                .setParameter(2, campaign.id())
                .setParameter(3, gone.toArray(UUID[]::new))
                .executeUpdate();
    }

    /** Looks the influencers up and adds them in the same statement. */
    private static void add(Campaign campaign, List<UUID> added, List<UUID> sent) {
        List<?> found = Owned.getEntityManager()
                .createNativeQuery(
                        """
                        WITH known AS (SELECT agency, id, archived FROM influencer WHERE agency = ?1 AND id = ANY (?3)),
                        added AS (INSERT INTO campaign_influencer (agency, campaign_id, influencer_id)
                            SELECT agency, ?2, id FROM known WHERE NOT archived)
                        SELECT id, archived FROM known""",
                        Tuple.class)
                .setParameter(1, campaign.agency())
                .setParameter(2, campaign.id())
                .setParameter(3, added.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Boolean> archived = new HashMap<>();
        found.forEach(row -> archived.put(((Tuple) row).get(0, UUID.class), ((Tuple) row).get(1, Boolean.class)));
        List<UUID> missing =
                added.stream().filter(id -> !archived.containsKey(id)).toList();
        if (!missing.isEmpty()) throw missing(missing, sent);
        List<UUID> aside = added.stream().filter(archived::get).toList();
        if (!aside.isEmpty()) {
            CampaignProblem problem = CampaignProblem.INFLUENCER_ARCHIVED;
            throw refused(problem, problem.code(), aside, sent);
        }
    }

    private static Refusal missing(List<UUID> missing, List<UUID> sent) {
        Map<UUID, UUID> now = Former.nowOf(missing);
        if (now.isEmpty()) return refused(Problem.NOT_FOUND, "unknown_reference", missing, sent);
        UUID first = missing.stream().filter(now::containsKey).findFirst().orElseThrow();
        return Merged.reference("/influencerIds/" + sent.indexOf(first), "influencer", first, now.get(first));
    }

    private static Refusal refused(ProblemCode problem, String code, List<UUID> which, List<UUID> sent) {
        String what = problem == Problem.NOT_FOUND ? "unknown" : "archived";
        List<Violation> violations = which.stream()
                .limit(VIOLATIONS_TOLD)
                .map(id -> Violation.inBody(
                        "/influencerIds/" + sent.indexOf(id),
                        code,
                        "The influencer with id " + id + " is " + what + "."))
                .toList();
        String detail = which.size() == 1
                ? violations.getFirst().message()
                : which.size() + " of influencerIds are " + what + "; the first of them are in violations.";
        return new Refusal(problem, detail, violations);
    }

    /** The campaign and its rows, which the caller has locked. */
    static void become(Campaign campaign, List<UUID> wanted, Clock clock) {
        List<UUID> before = campaign.influencerIds();
        campaign.becomeFor(wanted, clock);
        change(campaign, before, wanted);
    }

    /** In a statement of its own: what others made of the campaign is seen by whoever reads it next. */
    static Campaign locked(UUID campaignId, String agency) {
        Owned.getEntityManager()
                .createNativeQuery("SELECT 1 FROM campaign WHERE agency = ?1 AND id = ?2 FOR NO KEY UPDATE")
                .setParameter(1, agency)
                .setParameter(2, campaignId)
                .getResultList();
        return Campaign.withId(campaignId);
    }

    /** Removes an influencer from all campaigns, and answers which they were. */
    static List<UUID> withdraw(UUID influencerId, String agency) {
        // Locked in a statement of its own: whoever changes such a campaign has ended before it is read.
        List<?> locked = Owned.getEntityManager()
                .createNativeQuery(
                        """
                        SELECT c.id FROM campaign c JOIN campaign_influencer i ON i.agency = c.agency AND i.campaign_id = c.id
                        WHERE i.agency = ?1 AND i.influencer_id = ?2 ORDER BY c.id FOR NO KEY UPDATE OF c""",
                        UUID.class)
                .setParameter(1, agency)
                .setParameter(2, influencerId)
                .getResultList();
        if (locked.isEmpty()) return List.of();
        List<?> left = Owned.getEntityManager()
                .createNativeQuery(
                        """
                        DELETE FROM campaign_influencer WHERE agency = ?1 AND influencer_id = ?2
                        RETURNING campaign_id""",
                        UUID.class)
                .setParameter(1, agency)
                .setParameter(2, influencerId)
                .getResultList();
        return left.stream().map(UUID.class::cast).toList();
    }
}
