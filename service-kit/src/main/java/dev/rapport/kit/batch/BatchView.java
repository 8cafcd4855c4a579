package dev.rapport.kit.batch;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a batch.
 *
 * @param done how many items were written, or were so already
 * @param refused how many changed nothing
 * @param items one for each item sent, in the order in which they were sent
 */
public record BatchView(int done, int refused, List<Result> items) {

    /** For the description of an operation. */
    public static final String RULES =
            "Up to 200 items, in a body of up to 1 MiB. Each is judged alone: one that is refused changes nothing and"
                    + " says why in its place, and the others are written, together. So look at `refused`, not only at"
                    + " the status, which is 207 even where all are refused. Sent again with its Idempotency-Key, a"
                    + " batch is answered as it was; without one, an `externalId` keeps an item from being made twice.";

    /** For one that takes changes too. */
    public static final String EDITS =
            "An item with `id` and `version`, as they were read, is a merge patch (RFC 7396) of what is there; any other"
                    + " is made. Of two items with one id or externalId the second is refused.";

    /**
     * What became of one item.
     *
     * @param index its place in the request, from 0
     * @param status as it would be answered alone: 201 made, 200 as it is now, 4xx refused
     * @param location where it can be read
     * @param etag its version, to be sent as If-Match
     * @param item as it is now; absent where refused
     * @param problem why it was refused; its pointers lead into the whole request, such as /items/3/name
     */
    public record Result(
            int index,
            int status,
            UUID id,
            String location,
            String etag,
            @Schema(implementation = Object.class) Object item,
            @Schema(ref = "Problem") Object problem) {}
}
