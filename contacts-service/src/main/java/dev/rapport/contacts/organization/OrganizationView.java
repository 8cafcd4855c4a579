package dev.rapport.contacts.organization;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An organization as answered. */
public record OrganizationView(
        UUID id,
        long version,
        String name,
        String externalId,
        String website,
        List<String> goals,
        List<NewOrganization.Presence> presence,
        boolean archived,
        Instant createdAt,
        Instant updatedAt) {

    static OrganizationView of(Organization organization) {
        NewOrganization said = organization.described();
        return new OrganizationView(
                organization.id(),
                organization.version(),
                said.name(),
                said.externalId(),
                said.website(),
                said.goals(),
                said.presence(),
                organization.archived(),
                organization.createdAt(),
                organization.updatedAt());
    }
}
