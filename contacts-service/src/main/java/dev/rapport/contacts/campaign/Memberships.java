package dev.rapport.contacts.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import dev.rapport.kit.tenancy.Agency;

/** What becomes of places in campaigns where two influencers become one, and where they part again. */
@ApplicationScoped
public class Memberships {

    /** How far it is with one influencer. */
    public record Place(InvitationState state, LocalDate since, String note) {}

    /**
     * A place that one gave up for another.
     *
     * @param theirs as it was
     * @param before the other's own; null where they had none
     * @param after what the other had then
     */
    public record Moved(UUID campaignId, Place theirs, Place before, Place after) {

        private static Moved of(UUID campaign, Place theirs, Place before) {
            boolean further = before == null || theirs.state().isFurtherThan(before.state());
            return new Moved(campaign, theirs, before, further ? theirs : before);
        }

        /** What the survivor would have had if one of the merges had never been; of the others it becomes so. */
        private static Place without(int leaving, UUID campaign, List<List<Moved>> merges) {
            Place left = null;
            boolean first = true;
            for (int i = 0; i < merges.size(); i++) {
                for (int at = 0; at < merges.get(i).size(); at++) {
                    Moved one = merges.get(i).get(at);
                    if (!one.campaignId().equals(campaign)) continue;
                    if (first) left = one.before();
                    first = false;
                    if (i == leaving) continue;
                    Moved again = of(campaign, one.theirs(), left);
                    merges.get(i).set(at, again);
                    left = again.after();
                }
            }
            return left;
        }

        /** What the survivor had after all of them. */
        private static Place last(UUID campaign, List<List<Moved>> merges) {
            return merges.stream()
                    .flatMap(List::stream)
                    .filter(one -> one.campaignId().equals(campaign))
                    .map(Moved::after)
                    .reduce((earlier, later) -> later)
                    .orElse(null);
        }
    }

    /**
     * What a parting has done.
     *
     * @param changed which campaigns
     * @param kept of those where it could not put back what was, why
     * @param rest what was moved by each merge, as if the one had never been
     */
    public record Parted(List<Campaign> changed, Map<UUID, String> kept, List<List<Moved>> rest) {}

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    /** All campaigns of either, in the order in which everybody locks them; before the influencers themselves. */
    public void lock(UUID one, UUID another) {
        database.createNativeQuery(
                        """
                        SELECT 1 FROM campaign c WHERE c.agency = ?1 AND EXISTS (SELECT FROM campaign_influencer i
                            WHERE i.agency = c.agency AND i.campaign_id = c.id AND i.influencer_id IN (?2, ?3))
                        ORDER BY c.id FOR NO KEY UPDATE OF c""")
                .setParameter(1, agency.id())
                .setParameter(2, one)
                .setParameter(3, another)
                .getResultList();
    }

    /** Where both are in one campaign, the one with whom it is further counts. */
    public List<Moved> move(UUID from, UUID to) {
        Map<UUID, Place> had = placesOf(to);
        List<Moved> moved = new ArrayList<>();
        placesOf(from).forEach((campaign, theirs) -> {
            Moved one = Moved.of(campaign, theirs, had.get(campaign));
            if (one.before() == null) give(campaign, from, to);
            else remove(campaign, from);
            if (one.before() != null && !one.after().equals(one.before())) set(campaign, to, one.after());
            moved.add(one);
        });
        return moved;
    }

    public List<Campaign> changedBy(List<Moved> moved) {
        return Campaign.touched(moved.stream().map(Moved::campaignId).toList(), clock);
    }

    /**
     * Gives back what was given up, as far as the campaigns and the places in them are still there.
     *
     * @param standing what was moved by each merge that stands, in their order
     * @param leaving which of them is undone
     */
    public Parted part(UUID to, UUID from, List<List<Moved>> standing, int leaving) {
        List<Moved> moved = standing.get(leaving);
        Map<UUID, Place> now = placesOf(from);
        Map<UUID, Long> sizes = sizes(moved);
        List<List<Moved>> rest =
                standing.stream().<List<Moved>>map(ArrayList::new).toList();
        Map<UUID, String> kept = new LinkedHashMap<>();
        List<UUID> changed = new ArrayList<>();
        for (Moved one : moved) {
            UUID campaign = one.campaignId();
            if (!sizes.containsKey(campaign)) continue;
            Place left = Moved.without(leaving, campaign, rest);
            Place held = now.get(campaign);
            boolean asLeft = held != null && held.equals(Moved.last(campaign, standing));
            String reason = held == null ? "taken_out_since" : asLeft ? null : "changed_since";
            if (asLeft && left == null) {
                give(campaign, from, to);
            } else if (held != null && sizes.get(campaign) >= NewCampaign.MOST_INFLUENCERS) {
                reason = "campaign_full";
            } else if (held != null) {
                if (asLeft && !left.equals(held)) set(campaign, from, left);
                add(campaign, to, one.theirs());
            }
            if (reason != null) kept.put(campaign, reason);
            if (held != null) changed.add(campaign);
        }
        return new Parted(Campaign.touched(changed, clock), kept, rest);
    }

    /** How many each campaign is for that is still there. */
    private Map<UUID, Long> sizes(List<Moved> moved) {
        List<?> rows = database.createNativeQuery(
                        """
                        SELECT c.id, (SELECT count(*) FROM campaign_influencer i
                            WHERE i.agency = c.agency AND i.campaign_id = c.id)
                        FROM campaign c WHERE c.agency = ?1 AND c.id = ANY (?2)""",
                        Tuple.class)
                .setParameter(1, agency.id())
                .setParameter(2, moved.stream().map(Moved::campaignId).toArray(UUID[]::new))
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, Long.class)));
    }

    private Map<UUID, Place> placesOf(UUID influencerId) {
        List<?> rows = database.createNativeQuery(
                        """
                        SELECT campaign_id, state, since, note FROM campaign_influencer
                        WHERE agency = ?1 AND influencer_id = ?2 ORDER BY campaign_id""",
                        Tuple.class)
                .setParameter(1, agency.id())
                .setParameter(2, influencerId)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        row -> row.get(0, UUID.class),
                        row -> new Place(
                                InvitationState.valueOf(row.get(1, String.class)),
                                row.get(2, LocalDate.class),
                                row.get(3, String.class))));
    }

    private void give(UUID campaign, UUID from, UUID to) {
        of(
                        """
                        UPDATE campaign_influencer SET influencer_id = ?4, version = version + 1
                        WHERE agency = ?1 AND campaign_id = ?2 AND influencer_id = ?3""",
                        campaign,
                        from)
                .setParameter(4, to)
                .executeUpdate();
    }

    private void remove(UUID campaign, UUID influencer) {
        of(
                        "DELETE FROM campaign_influencer WHERE agency = ?1 AND campaign_id = ?2 AND influencer_id = ?3",
                        campaign,
                        influencer)
                .executeUpdate();
    }

    private void add(UUID campaign, UUID influencer, Place place) {
        of(
                        "INSERT INTO campaign_influencer (agency, campaign_id, influencer_id) VALUES (?1, ?2, ?3)",
                        campaign,
                        influencer)
                .executeUpdate();
        set(campaign, influencer, place);
    }

    private void set(UUID campaign, UUID influencer, Place place) {
        of(
                        """
                        UPDATE campaign_influencer SET state = ?4, since = ?5, note = ?6, version = version + 1
                        WHERE agency = ?1 AND campaign_id = ?2 AND influencer_id = ?3""",
                        campaign,
                        influencer)
                .setParameter(4, place.state().name())
                .setParameter(5, place.since())
                .setParameter(6, place.note())
                .executeUpdate();
    }

    private Query of(String sql, UUID campaign, UUID influencer) {
        return database.createNativeQuery(sql)
                .setParameter(1, agency.id())
                .setParameter(2, campaign)
                .setParameter(3, influencer);
    }
}
