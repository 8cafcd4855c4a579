package dev.rapport.scoring.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rapport.kit.erasure.Erased;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;

/**
 * What is taken in of those who are erased: that an interaction was told in some version, and nothing of it. Id and version
 * must stay, for an older version may tell of somebody else, and it would count again if it came late.
 */
public final class Forgotten {

    /** Nobody's; in the ledger it stands for whoever was erased. */
    static final UUID NOBODY = new UUID(0, 0);

    private static final LocalDate NO_DAY = LocalDate.of(1900, 1, 1);

    private Forgotten() {}

    public static List<LedgerEntry> left(Connection connection, List<LedgerEntry> entries) throws SQLException {
        Set<Erased.Key> erased = Erased.of(
                connection,
                entries.stream()
                        .map(entry -> new Erased.Key(entry.agency(), entry.influencerId()))
                        .toList());
        if (erased.isEmpty()) return entries;
        return entries.stream()
                .map(entry ->
                        erased.contains(new Erased.Key(entry.agency(), entry.influencerId())) ? blank(entry) : entry)
                .toList();
    }

    private static LedgerEntry blank(LedgerEntry entry) {
        Interaction was = entry.interaction();
        Interaction blank = Interaction.builder(was.id(), Kind.INBOUND, NO_DAY)
                .version(was.version())
                .deleted(true)
                .build();
        return new LedgerEntry(entry.agency(), NOBODY, null, blank);
    }

    /** Campaigns that an older event tells of may still name them. */
    public static List<KnownCampaignTable.Entry> leftOut(
            Connection connection, List<KnownCampaignTable.Entry> campaigns) throws SQLException {
        Set<Erased.Key> erased = Erased.of(
                connection, campaigns.stream().flatMap(Forgotten::named).toList());
        if (erased.isEmpty()) return campaigns;
        List<KnownCampaignTable.Entry> left = new ArrayList<>();
        for (KnownCampaignTable.Entry one : campaigns) {
            left.add(one.forInfluencers(one.influencerIds().stream()
                    .filter(id -> !erased.contains(new Erased.Key(one.agency(), id)))
                    .toList()));
        }
        return left;
    }

    private static Stream<Erased.Key> named(KnownCampaignTable.Entry campaign) {
        return campaign.influencerIds().stream().map(id -> new Erased.Key(campaign.agency(), id));
    }
}
