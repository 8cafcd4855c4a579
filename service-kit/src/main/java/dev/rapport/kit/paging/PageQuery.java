package dev.rapport.kit.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The three parameters of every list. */
public class PageQuery {

    @QueryParam("limit")
    @Min(1)
    @Max(200)
    @Parameter(description = "Items per page, 1 to 200; 50 where absent.")
    public Integer limit;

    @QueryParam("cursor")
    @Size(max = 1000)
    @Parameter(description = "Opaque; from `page.next` or `page.prev` of the same list with the same sort and filters.")
    public String cursor;

    @QueryParam("sort")
    @Size(max = 50)
    @Parameter(description = "A sort of this list; a leading minus turns it round.")
    public String sort;

    int size() {
        return limit == null ? 50 : limit;
    }
}
