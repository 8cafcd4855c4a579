package dev.rapport.contacts.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import dev.rapport.kit.tenancy.Owned;

/** How far it is with those whom a campaign is for: the same rows as {@link Invitations}, one by one. */
final class Progress {

    private static final String SELECT =
            """
            SELECT i.influencer_id, n.name, n.do_not_contact IS NOT NULL, i.version, i.state, i.since, i.note
            FROM campaign_influencer i JOIN influencer n ON n.agency = i.agency AND n.id = i.influencer_id
            WHERE i.agency = ?1 AND i.campaign_id = ?2""";

    /** How far it is with one from now on. */
    record Step(UUID influencerId, InvitationState state, LocalDate since, String note) {}

    private Progress() {}

    /**
     * All of a campaign, which are few: one statement, in the order of their ids.
     *
     * @param state null for every one
     */
    static List<InvitationView> of(Campaign campaign, InvitationState state) {
        String narrowed = state == null ? SELECT : SELECT + " AND i.state = ?3";
        Query select = select(narrowed + " ORDER BY i.influencer_id", campaign);
        if (state != null) select.setParameter(3, state.name());
        return views(select, campaign);
    }

    static Optional<InvitationView> of(Campaign campaign, UUID influencerId) {
        return one(campaign, influencerId, "");
    }

    /** From here on nobody else can change it. */
    static Optional<InvitationView> locked(Campaign campaign, UUID influencerId) {
        return one(campaign, influencerId, " FOR UPDATE OF i");
    }

    /**
     * The caller has locked them, or just made them.
     *
     * @param versions by how many they go up
     */
    static void set(Campaign campaign, List<Step> steps, int versions) {
        Owned.getEntityManager()
                .createNativeQuery(
                        """
                        UPDATE campaign_influencer i
                        SET state = s.state, since = s.since, note = s.note, version = i.version + ?7
                        FROM unnest(CAST(?3 AS uuid[]), CAST(?4 AS text[]), CAST(?5 AS date[]), CAST(?6 AS text[]))
                            AS s(influencer_id, state, since, note)
                        WHERE i.agency = ?1 AND i.campaign_id = ?2 AND i.influencer_id = s.influencer_id""")
                .setParameter(1, campaign.agency())
                .setParameter(2, campaign.id())
                .setParameter(3, steps.stream().map(Step::influencerId).toArray(UUID[]::new))
                .setParameter(4, steps.stream().map(one -> one.state().name()).toArray(String[]::new))
                .setParameter(5, steps.stream().map(Step::since).toArray(LocalDate[]::new))
                .setParameter(6, steps.stream().map(Step::note).toArray(String[]::new))
                .setParameter(7, versions)
                .executeUpdate();
    }

    private static Optional<InvitationView> one(Campaign campaign, UUID influencerId, String lock) {
        Query select =
                select(SELECT + " AND i.influencer_id = ?3" + lock, campaign).setParameter(3, influencerId);
        return views(select, campaign).stream().findFirst();
    }

    private static Query select(String sql, Campaign campaign) {
        return Owned.getEntityManager()
                .createNativeQuery(sql, Tuple.class)
                .setParameter(1, campaign.agency())
                .setParameter(2, campaign.id());
    }

    private static List<InvitationView> views(Query select, Campaign campaign) {
        return ((List<?>) select.getResultList())
                .stream().map(row -> view((Tuple) row, campaign.id())).toList();
    }

    private static InvitationView view(Tuple row, UUID campaignId) {
        return new InvitationView(
                campaignId,
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, Boolean.class),
                row.get(3, Long.class),
                InvitationState.valueOf(row.get(4, String.class)),
                row.get(5, LocalDate.class),
                row.get(6, String.class));
    }
}
