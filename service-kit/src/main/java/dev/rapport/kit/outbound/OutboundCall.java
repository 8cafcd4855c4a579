package dev.rapport.kit.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Calls an address that somebody else has chosen. The name is looked up once, every address that it stands for is checked,
 * and the connection goes to one of those and nowhere else, whatever the name stands for by then; the certificate must be
 * of the name all the same. Redirects are answers like any other. For background work: the caller waits.
 */
public final class OutboundCall implements AutoCloseable {

    /** @param body as it came */
    public record Answer(int status, Map<String, String> headers, Buffer body) {}

    /** The look-up of names. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** Many may share one receiver's machine: a few who hang there must not use up what all have. */
    private static final int MOST_TO_ONE_ADDRESS = 500;

    private final OutboundRules rules;
    private final Names names;
    private final HttpClient client;

    OutboundCall(Vertx vertx, OutboundRules rules, Names names, HttpClientOptions trust) {
        this.rules = rules;
        this.names = names;
        HttpClientOptions options = new HttpClientOptions(trust)
                .setVerifyHost(true)
                .setForceSni(true)
                // A connection that is kept is one to an address that was checked some time ago.
                .setKeepAlive(false)
                .setDecompressionSupported(false)
                .setConnectTimeout((int) rules.time().toMillis())
                .setIdleTimeout((int) rules.time().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(8192);
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(MOST_TO_ONE_ADDRESS));
    }

    /**
     * Whether this could be called now, without calling it: for whoever is about to store it.
     *
     * @throws OutboundRefused with the reason
     */
    public void check(String address) throws OutboundRefused {
        Target target = Target.of(address, rules);
        inTime(CompletableFuture.supplyAsync(() -> resolve(target.host()), OutboundCall::inBackground));
    }

    /** How long a call takes at most. */
    public Duration time() {
        return rules.time();
    }

    /** For who reads nothing of the answer but status and headers: a body that is too large is cut off, and no fault. */
    public Answer post(String address, Map<String, String> headers, byte[] body) throws OutboundRefused {
        return send(HttpMethod.POST, address, headers, Buffer.buffer(body), true);
    }

    public Answer send(HttpMethod method, String address, Map<String, String> headers, Buffer body)
            throws OutboundRefused {
        return send(method, address, headers, body, false);
    }

    private Answer send(HttpMethod method, String address, Map<String, String> headers, Buffer body, boolean cut)
            throws OutboundRefused {
        Target target = Target.of(address, rules);
        AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                        () -> resolve(target.host()), OutboundCall::inBackground)
                .thenCompose(checked -> client.request(options(target, checked, method))
                        .compose(request -> {
                            sent.set(request);
                            headers.forEach(request::putHeader);
                            return request.send(body).compose(response -> read(response, cut));
                        })
                        .toCompletionStage());
        try {
            return inTime(answer);
        } catch (OutboundRefused e) {
            HttpClientRequest request = sent.get();
            if (request != null) request.reset();
            throw e;
        }
    }

    /** A look-up is native code, which keeps a thread of the machine: with virtual ones, a few that hang would stop all. */
    private static void inBackground(Runnable work) {
        Thread.ofPlatform().daemon().name("rapport-look-up").start(work);
    }

    private <T> T inTime(CompletableFuture<T> answer) throws OutboundRefused {
        try {
            return answer.get(rules.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new OutboundRefused("took_too_long");
        } catch (ExecutionException e) {
            throw new OutboundRefused(e.getCause() instanceof Stopped stopped ? stopped.getMessage() : "not_reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundRefused("interrupted");
        }
    }

    /** One that may be called; where a name has any that may not, none may: it is up to no good. */
    private InetAddress resolve(String host) {
        try {
            InetAddress[] all = names.of(host);
            for (InetAddress address : all) if (!rules.mayCall(address)) throw new Stopped("address_not_public");
            if (all.length == 0) throw new Stopped("unknown_host");
            return all[0];
        } catch (UnknownHostException e) {
            throw new Stopped("unknown_host");
        }
    }

    private static RequestOptions options(Target target, InetAddress checked, HttpMethod method) {
        // The server is where the connection goes; the host is what is asked for and what the certificate must name.
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(checked, target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setMethod(method)
                .setFollowRedirects(false)
                .setURI(target.path());
    }

    private Future<Answer> read(HttpClientResponse response, boolean cut) {
        Promise<Answer> answer = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() <= rules.bytes()) {
                body.appendBuffer(part);
            } else if (cut
                    ? answer.tryComplete(answer(response, body))
                    : answer.tryFail(new Stopped("answer_too_large"))) {
                response.request().reset();
            }
        });
        response.exceptionHandler(answer::tryFail);
        response.endHandler(end -> answer.tryComplete(answer(response, body)));
        return answer.future();
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach(headers::putIfAbsent);
        return new Answer(response.statusCode(), headers, body);
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Stopped extends RuntimeException {
        Stopped(String reason) {
            super(reason, null, false, false);
        }
    }
}
