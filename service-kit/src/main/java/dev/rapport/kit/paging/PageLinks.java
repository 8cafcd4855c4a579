package dev.rapport.kit.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Repeats a page's cursors as a {@code Link} header (RFC 8288), for clients that follow links. */
public class PageLinks {

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Page<?> page)) return;
        add(request, response, "next", page.page().next());
        add(request, response, "prev", page.page().prev());
    }

    private static void add(
            ContainerRequestContext request, ContainerResponseContext response, String relation, String cursor) {
        if (cursor == null) return;
        var target = request.getUriInfo()
                .getRequestUriBuilder()
                .replaceQueryParam("cursor", cursor)
                .build();
        response.getHeaders()
                .add("Link", "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"" + relation + "\"");
    }
}
