package dev.rapport.interactions;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.rapport.kit.problem.Refusal;

/**
 * Why something is changed. A parameter, so that the body of a correction stays the thing itself and that of a deletion
 * stays away; and no header, which could carry no umlaut.
 */
public class ChangeReason {

    @QueryParam("reason")
    @Size(max = 300)
    @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
    @Parameter(description = "Why, up to 300 characters; kept with the change in `/v1/revisions`.")
    public String reason;

    /** For what needs one. */
    public String needed(String why) {
        if (reason == null) throw Refusal.invalidParameter("reason", "required", why);
        return reason;
    }
}
