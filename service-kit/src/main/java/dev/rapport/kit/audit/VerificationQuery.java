package dev.rapport.kit.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.rapport.kit.problem.Refusal;

/** From where on an audit log is to be verified: from its beginning, or from a seal that the caller has seen. */
public class VerificationQuery {

    /** Numbers beyond it are not exact in every client. */
    private static final long MOST = (1L << 53) - 1;

    @QueryParam("after")
    @Min(1)
    @Max(MOST)
    @Parameter(
            description =
                    "`head.seq` of an earlier answer: what comes after that seal is checked, and that it is still there.")
    public Long after;

    @QueryParam("hash")
    @Size(max = 64)
    @Pattern(regexp = "[0-9a-f]{64}")
    @Parameter(description = "`head.hash` of the same answer.")
    public String hash;

    @QueryParam("until")
    @Min(1)
    @Max(MOST)
    @Parameter(description = "`head.seq` that was kept: nothing behind it is looked at, so that the answer ends there.")
    public Long until;

    void check() {
        if ((after == null) == (hash == null)) return;
        throw Refusal.invalidParameter(
                after == null ? "after" : "hash", "missing", "Send after and hash together, or neither.");
    }
}
