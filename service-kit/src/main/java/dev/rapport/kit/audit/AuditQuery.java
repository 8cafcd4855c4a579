package dev.rapport.kit.audit;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.rapport.kit.paging.PageQuery;

/** What an audit log may be asked for. */
public class AuditQuery extends PageQuery {

    @QueryParam("caller")
    @Size(max = 200)
    @Parameter(description = "Who did it: the `sub` of their token.")
    public String caller;

    @QueryParam("thing")
    @Parameter(description = "The id of what was changed.")
    public UUID thing;

    @QueryParam("kind")
    @Size(max = 60)
    @Pattern(regexp = "[a-zA-Z]+")
    @Parameter(description = "What was changed, such as `influencer`.")
    public String kind;

    @QueryParam("from")
    @Parameter(description = "Included.")
    public Instant from;

    @QueryParam("to")
    @Parameter(description = "Not included.")
    public Instant to;
}
