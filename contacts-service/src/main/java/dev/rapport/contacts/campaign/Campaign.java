package dev.rapport.contacts.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;

import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.contacts.Archivable;
import dev.rapport.contacts.campaign.NewCampaign.Ask;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.time.Moments;

/** What an organization plans to ask of several influencers by a day. */
@Entity
public class Campaign extends Archivable {

    static final Listing<Campaign> LISTING = new Listing<>(Campaign.class)
            .sortedBy("name", c -> c.name, text -> text)
            .sortedBy("launchOn", c -> c.launchOn, Text::date)
            .sortedBy("createdAt", Campaign::createdAt, Text::instant)
            .sortedBy("updatedAt", Campaign::updatedAt, Text::instant);

    private static final LocalDate EARLIEST_LAUNCH = LocalDate.of(2000, 1, 1);

    /** Beyond it a date is a slip of the finger; time only brings it nearer, so what was taken once stays valid. */
    private static final int MOST_YEARS_AHEAD = 5;

    private UUID organizationId;
    private String name;
    private String goal;
    private String externalId;
    private LocalDate launchOn;

    @JdbcTypeCode(SqlTypes.JSON)
    private Ask ask;

    /** Read with the row, so that a page of campaigns is one statement; {@link Invitations} writes them. */
    @Formula("array(SELECT i.influencer_id FROM campaign_influencer i"
            + " WHERE i.agency = agency AND i.campaign_id = id ORDER BY i.influencer_id)")
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> influencerIds;

    /** For Hibernate. */
    protected Campaign() {}

    Campaign(NewCampaign said, Clock clock) {
        super(clock);
        describe(said.inOrder(), clock);
    }

    /** Refused with 404 where unknown or another agency's. */
    static Campaign withId(UUID id) {
        Campaign found = findById(id);
        if (found == null) throw Refusal.notFound("campaign", id);
        return found;
    }

    /** One of those that stand in the way of deleting the organization. */
    public static Optional<Campaign> anyOf(UUID organizationId) {
        return find("organizationId", organizationId).firstResultOptional();
    }

    /** Takes an influencer who goes out of all campaigns; the caller has locked them, and tells of each one returned. */
    public static List<Campaign> without(UUID influencerId, String agency, Clock clock) {
        return touched(Invitations.withdraw(influencerId, agency), clock);
    }

    /** Of which others are members now; the caller has changed the rows, and tells of each one returned. */
    static List<Campaign> touched(Collection<UUID> ids, Clock clock) {
        if (ids.isEmpty()) return List.of();
        List<Campaign> changed = list("id in ?1", ids);
        changed.forEach(campaign -> campaign.touch(clock));
        return changed;
    }

    /** @return false where everything was so already */
    boolean change(NewCampaign said, Clock clock) {
        NewCampaign wanted = said.inOrder();
        if (wanted.equals(described())) return false;
        describe(wanted, clock);
        touch(clock);
        return true;
    }

    /** {@link Invitations} makes the rows so. */
    void becomeFor(List<UUID> wanted, Clock clock) {
        influencerIds = wanted.stream().sorted().toList();
        touch(clock);
    }

    private void describe(NewCampaign said, Clock clock) {
        LocalDate latest = Moments.today(clock).plusYears(MOST_YEARS_AHEAD);
        if (said.launchOn().isBefore(EARLIEST_LAUNCH) || said.launchOn().isAfter(latest)) {
            String range = "launchOn must lie between " + EARLIEST_LAUNCH + " and " + latest + ".";
            throw Refusal.invalid("/launchOn", "out_of_range", range);
        }
        this.organizationId = said.organizationId();
        this.name = said.name();
        this.goal = said.goal();
        this.externalId = said.externalId();
        this.launchOn = said.launchOn();
        this.ask = said.ask();
        this.influencerIds = said.influencerIds();
    }

    /** In the form in which it could be sent. */
    NewCampaign described() {
        return new NewCampaign(organizationId, name, goal, launchOn, ask, influencerIds, externalId);
    }

    public UUID organizationId() {
        return organizationId;
    }

    public LocalDate launchOn() {
        return launchOn;
    }

    public Ask ask() {
        return ask;
    }

    public List<UUID> influencerIds() {
        return influencerIds;
    }
}
