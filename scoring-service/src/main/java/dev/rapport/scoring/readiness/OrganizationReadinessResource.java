package dev.rapport.scoring.readiness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.kit.intake.AwaitsArrival;
import dev.rapport.kit.tenancy.Role;
import dev.rapport.kit.time.Moments;
import dev.rapport.scoring.ledger.Ledger;
import dev.rapport.scoring.ledger.Organization;
import dev.rapport.scoring.ledger.Organizations;
import dev.rapport.scoring.outlook.Groundwork;
import dev.rapport.scoring.scores.Census;

/** The three questions that open every engagement, answered from what is known. */
@Path("/v1/readiness/organizations")
@Tag(name = "Readiness")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
@AwaitsArrival
public class OrganizationReadinessResource {

    private static final int CLOSEST = 50;

    @Inject
    Organizations organizations;

    @Inject
    Census census;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @GET
    @Path("/{organizationId}")
    @Operation(
            operationId = "getOrganizationReadiness",
            summary = "Read whether an organization is ready to ask",
            description = "What are your goals? Have you taken time to build relationships? Are you active on social"
                    + " networks yourself? Each with its evidence and what to do.")
    public OrganizationReadinessView get(@PathParam("organizationId") UUID organizationId) {
        LocalDate today = Moments.today(clock);
        Organization organization = organizations.of(organizationId);
        return new OrganizationReadinessView(
                organizationId,
                today,
                List.of(
                        GoalsEvidence.of(organization).view(),
                        relationships(organizationId, today).view(),
                        PresenceEvidence.of(organization, today).view()));
    }

    /** Counts come from stored scores, and only a few histories are read: an organization may know a million people. */
    private RelationshipsEvidence relationships(UUID id, LocalDate today) {
        List<Groundwork> closest = ledger.ofKnown(census.best(id, CLOSEST), id).values().stream()
                .map(history -> Groundwork.of(history.relationship(), today))
                .toList();
        return new RelationshipsEvidence(census.of(id), RelationshipsEvidence.Closest.of(closest));
    }
}
