package dev.rapport.kit.outbound;

import java.net.InetAddress;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;

/** Makes the one {@link OutboundCall} of a service, with the names and certificates that its machine trusts. */
class Outbound {

    @Produces
    @Singleton
    OutboundCall call(Vertx vertx, OutboundSettings settings) {
        return new OutboundCall(vertx, settings.rules(), InetAddress::getAllByName, new HttpClientOptions());
    }

    void close(@Disposes OutboundCall call) {
        call.close();
    }
}
