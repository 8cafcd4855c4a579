package dev.rapport.contacts.privacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

import dev.rapport.contacts.influencer.Influencer;
import dev.rapport.kit.audit.AuditLog;
import dev.rapport.kit.erasure.PersonalData;
import dev.rapport.kit.erasure.PersonalData.Source;
import dev.rapport.kit.tenancy.Agency;
import dev.rapport.kit.tenancy.Role;

/** Everything about a person that is in contacts, for the person to see. For admins: it is all of it, and who did it. */
@Path("/v1/influencers/{id}/personal-data")
@Tag(name = "Privacy")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Transactional
public class PersonalDataResource {

    private static final String DONE =
            """
            SELECT l.* FROM audit_log l WHERE (l.agency, l.thing) IN (
                SELECT agency, id FROM them
                UNION SELECT n.agency, n.id FROM research_note n JOIN them ON n.agency = them.agency AND n.influencer_id = them.id
                UNION SELECT p.agency, p.id FROM contact_permission p
                    JOIN them ON p.agency = them.agency AND p.influencer_id = them.id)
            ORDER BY l.at, l.id""";

    private static final List<Source> SOURCES = List.of(
            Source.of("influencer", "id"),
            Source.of("influencer_merge", "root_id"),
            Source.of("influencer_key", "influencer_id"),
            Source.of("influencer_likeness", "influencer_id"),
            Source.of("influencer_facet", "influencer_id"),
            Source.of("influencer_facet_change", "influencer_id"),
            Source.of("influencer_term", "influencer_id"),
            Source.of("research_note", "influencer_id"),
            Source.of("contact_permission", "influencer_id"),
            Source.of("campaign_influencer", "influencer_id"),
            Source.of("import_effect", "influencer_id"),
            new Source("auditLog", DONE));

    @Inject
    AgroalDataSource database;

    @Inject
    Agency agency;

    @Inject
    AuditLog audit;

    @Inject
    ObjectMapper json;

    @GET
    @Operation(
            operationId = "getPersonalData",
            summary = "Read everything about a person",
            description =
                    "As it is stored, by table, however much it is. `elsewhere` is where the other services answer"
                            + " their part in the same form. That it was read is written in the audit log.")
    @APIResponse(
            responseCode = "200",
            description = "influencerId, service, elsewhere, data",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    public Response get(@PathParam("id") UUID id) {
        List<UUID> ids = Person.idsOf(Influencer.withId(id).id());
        audit.note("READ_PERSONAL_DATA", "influencer", id);
        String owner = agency.id();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("influencerId", id);
        head.put("service", "contacts");
        head.put(
                "elsewhere",
                List.of(
                        "/v1/personal-data/interactions?influencerId=" + id,
                        "/v1/personal-data/scores?influencerId=" + id));
        StreamingOutput document = out -> PersonalData.write(database, json, owner, ids, head, SOURCES, out);
        return Response.ok(document).header("Cache-Control", "no-store").build();
    }
}
