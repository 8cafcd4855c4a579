package dev.rapport.kit.paging;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Repeats a page's cursors as a {@code Link} header (RFC 8288), for clients that follow links. */
public class PageLinks {

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Paged paged)) return;
        add(request, response, "next", paged.page().next());
        add(request, response, "prev", paged.page().prev());
    }

    private static void add(
            ContainerRequestContext request, ContainerResponseContext response, String relation, String cursor) {
        if (cursor == null) return;
        String target = target(request.getUriInfo().getRequestUri(), cursor);
        response.getHeaders().add("Link", "<" + target + ">; rel=\"" + relation + "\"");
    }

    /** The same request with this cursor, which needs no escaping. Not by a builder: to it, braces are templates. */
    static String target(URI request, String cursor) {
        String query = request.getRawQuery();
        Stream<String> others = query == null
                ? Stream.empty()
                : Arrays.stream(query.split("&")).filter(one -> !one.isEmpty() && !one.startsWith("cursor="));
        return request.getRawPath() + "?"
                + Stream.concat(others, Stream.of("cursor=" + cursor)).collect(Collectors.joining("&"));
    }
}
