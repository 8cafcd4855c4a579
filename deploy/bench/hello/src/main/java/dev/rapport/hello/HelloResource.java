package dev.rapport.hello;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A constant as JSON: no token, no database. What any answer costs on this stack before it says anything. */
@Path("/hello")
@Produces(MediaType.APPLICATION_JSON)
public class HelloResource {

    /** What it says. */
    public record Hello(String message) {}

    @GET
    public Hello get() {
        return new Hello("Hello");
    }
}
