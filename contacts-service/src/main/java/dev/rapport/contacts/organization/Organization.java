package dev.rapport.contacts.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.rapport.contacts.Archivable;
import dev.rapport.contacts.organization.NewOrganization.Presence;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Listing;
import dev.rapport.kit.problem.Refusal;

/** An organization that the agency works for: the side on whose behalf somebody gives and asks. */
@Entity
public class Organization extends Archivable {

    static final Listing<Organization> LISTING = new Listing<>(Organization.class)
            .sortedBy("name", o -> o.name, text -> text)
            .sortedBy("createdAt", Organization::createdAt, Text::instant)
            .sortedBy("updatedAt", Organization::updatedAt, Text::instant);

    private String name;
    private String externalId;
    private String website;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> goals;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Presence> presence;

    /** For Hibernate. */
    protected Organization() {}

    Organization(NewOrganization said, Clock clock) {
        super(clock);
        describe(said);
    }

    /** Refused with 404 where unknown or another agency's. */
    static Organization withId(UUID id) {
        Organization found = findById(id);
        if (found == null) throw Refusal.notFound("organization", id);
        return found;
    }

    /** @return false where everything was so already */
    boolean change(NewOrganization said, Clock clock) {
        if (said.equals(described())) return false;
        describe(said);
        touch(clock);
        return true;
    }

    private void describe(NewOrganization said) {
        this.name = said.name();
        this.externalId = said.externalId();
        this.website = said.website();
        this.goals = said.goals();
        this.presence = said.presence();
    }

    /** In the form in which it could be sent. */
    NewOrganization described() {
        return new NewOrganization(name, externalId, website, goals, presence);
    }

    public List<String> goals() {
        return goals;
    }

    /** The day of the last post known, one for each account; null where none is. */
    public List<LocalDate> lastActive() {
        List<LocalDate> days = new ArrayList<>();
        presence.forEach(account -> days.add(account.lastActiveOn()));
        return days;
    }
}
