package dev.rapport.interactions.touchpoint;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.rapport.interactions.contact.People;
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.tenancy.Role;

/** Touchpoints over HTTP: whose turn it is. */
@Path("/v1/touchpoints")
@Tag(name = "Keep in touch")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER)
@Transactional
public class TouchpointResource {

    @Inject
    Touchpoints touchpoints;

    @Inject
    People people;

    @Inject
    AgencySettings settings;

    @GET
    @Operation(
            operationId = "listTouchpoints",
            summary = "List whom to be in touch with",
            description =
                    "The longest due first. Always derived from the last touch, which is what gave them something or came"
                            + " of them: INTRODUCTION, HELP, GIFT with `solicited`, REPLY, INBOUND, BENEFIT, RESPONSE, a"
                            + " commitment of either side kept, an agreement accepted. An ASK is none, and neither are"
                            + " FOLLOW_UP, ENGAGEMENT and a gift that nobody asked for: they take, remind or pass by, and were"
                            + " they to count, whoever is asked often would never be due for anything else. Their answer counts."
                            + " Research, words on being contacted and what went wrong are no touch either. Without an organization, that of any of"
                            + " them counts. Whom nobody was in touch with yet counts from the day they were added. The archived"
                            + " and those not to be contacted are left out. Sorts: nextTouchOn, latestOn, quietOn; with a"
                            + " status its own: upcoming and due by nextTouchOn, overdue by latestOn, quiet by quietOn. Today is"
                            + " the day in the agency's time zone, by `/v1/settings/interactions`; days of touch are UTC.")
    public Page<TouchpointView> list(
            @Valid @BeanParam PageQuery page,
            @QueryParam("status")
                    @Parameter(
                            description =
                                    "`due`, the overdue among them; `overdue`; `upcoming`; or `quiet`, whatever the cadence: silent for"
                                            + " more than eight times the usual gap.")
                    TouchpointList list,
            @QueryParam("organizationId") @Parameter(description = "The whole agency's where absent.")
                    UUID organizationId,
            @QueryParam("influencerId") UUID influencerId,
            @QueryParam("before") @Parameter(description = "Excluded; of the day that is sorted by.")
                    LocalDate before) {
        LocalDate today = settings.today();
        var filter = new Touchpoints.Filter(list, organizationId, people.idsOf(influencerId), before);
        return touchpoints.page(page, filter, today).map(one -> TouchpointView.of(one, today));
    }
}
